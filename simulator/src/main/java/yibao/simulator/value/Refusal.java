package yibao.simulator.value;

/**
 * Why a request or an item can't be as it is, in DynamoDB's words where they are known. Becomes a
 * validation error of the whole request, or of one action in a transaction.
 */
public class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  public Refusal(String why) {
    super(why);
  }

  /** Why, in DynamoDB's words. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
