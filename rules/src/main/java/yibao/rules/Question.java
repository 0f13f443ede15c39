package yibao.rules;

import java.time.LocalDate;
import java.util.List;

/**
 * From which day is somebody covered who pays on that day?
 *
 * @param payOn a civil date in Asia/Shanghai
 * @param repairYears break years bought off with the payment
 * @param claims what is known of the years' claims, for the incentives
 */
public record Question(
    Area area,
    Scheme scheme,
    int year,
    LocalDate payOn,
    int repairYears,
    PersonFacts person,
    List<Claims> claims) {

  /**
   * What a year of residents' cover was used for.
   *
   * @param claimed whether the fund paid anything
   * @param incentiveUsed whether serious-illness insurance paid out of the credit
   */
  public record Claims(int year, boolean claimed, boolean incentiveUsed) {}

  public Question {
    claims = List.copyOf(claims);
  }
}
