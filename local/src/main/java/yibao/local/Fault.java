package yibao.local;

/** What shall go wrong in a function's next invocation, which spends it. */
sealed interface Fault {

  /** Its environment is killed before that DynamoDB call, counted from one, is forwarded. */
  record BeforeCall(int call) implements Fault {}

  /** Its environment is killed when it answers. */
  record OnAnswer() implements Fault {}

  /** Nothing. */
  record None() implements Fault {}
}
