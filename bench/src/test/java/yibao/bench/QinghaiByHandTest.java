package yibao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import yibao.rules.Money;
import yibao.rules.Payable;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;
import yibao.rules.PremiumDecision;
import yibao.rules.Question;
import yibao.rules.ResidentPremium;

/** The method written by hand does the same work as the rules, or measuring it says nothing. */
class QinghaiByHandTest {

  private static final PolicyBook BOOK = PolicyResource.load();

  @Test
  void it_decides_every_measured_case_as_the_rules_do() {
    Cases.ofQinghai(BOOK).forEach(QinghaiByHandTest::isDecidedAlike);
  }

  @Test
  void it_refuses_whom_the_rules_refuse() {
    Cases.ofQinghaiWithRefused(BOOK).forEach(QinghaiByHandTest::isDecidedAlike);
  }

  private static void isDecidedAlike(Question question) {
    assertThat(QinghaiByHand.decide(question.person(), question.payOn(), question.repairYears()))
        .as("%s", question)
        .isEqualTo(byTheRules(question));
  }

  private static QinghaiByHand.Answer byTheRules(Question question) {
    return switch (new ResidentPremium(BOOK)
        .decide(
            question.area(),
            question.year(),
            question.person(),
            question.payOn(),
            question.repairYears())) {
      case PremiumDecision.Refused refused -> new QinghaiByHand.Refused(refused.reason());
      case Payable payable ->
          new QinghaiByHand.Pays(
              new QinghaiByHand.Sums(fen(payable.payable()), fen(payable.stateAdds())),
              fen(payable.repair()),
              payable.waitMonths().orElse(QinghaiByHand.UNPUBLISHED),
              payable.coverFrom().orElse(null),
              payable.covers().orElse(null));
    };
  }

  private static long fen(Optional<Money> sum) {
    return sum.map(Money::fen).orElse((long) QinghaiByHand.UNPUBLISHED);
  }
}
