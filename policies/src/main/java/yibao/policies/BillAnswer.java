package yibao.policies;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.rules.Because;
import yibao.rules.BenefitDecision;
import yibao.rules.BenefitSplit;
import yibao.rules.Money;

/** What the funds pay of the last of an example's bills. */
record BillAnswer(BenefitSplit split) implements ExampleAnswer {

  static ExampleAnswer of(BenefitDecision decision) {
    return switch (decision) {
      case BenefitSplit split -> new BillAnswer(split);
      case BenefitDecision.Unpublished unpublished ->
          new Refused("UNPUBLISHED " + unpublished.gap().field());
    };
  }

  @Override
  public String field(String name) {
    return switch (name) {
      case "deductible" -> yuan(split.deductibleUsed());
      case "pool" -> yuan(split.pool());
      case "serious" -> yuan(split.serious());
      case "aid" -> yuan(split.aid());
      case "person" -> yuan(split.person());
      case "awayFirst" -> yuan(split.awayFirst());
      case "openAid" ->
          split.openAid().map(open -> open.missing().field() + " " + open.upTo()).orElse("none");
      default -> "not said of a bill";
    };
  }

  @Override
  public List<Because> because() {
    return Stream.of(split.poolBecause(), split.seriousBecause(), split.aidBecause())
        .flatMap(List::stream)
        .toList();
  }

  private static String yuan(Money money) {
    return ExampleAnswer.yuan(Optional.of(money));
  }
}
