package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import yibao.records.Identity;
import yibao.records.Person;
import yibao.rules.Area;
import yibao.rules.ContributionKind;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;
import yibao.rules.Waiting;

class EntitlementTest {

  private static final Area NANCHANG = new Area("360100");

  @Test
  void who_pays_in_a_wait_is_told_the_day_after_it() {
    LocalDate after = LocalDate.parse("2026-05-01");
    PaidPremium march =
        new PaidPremium(
            Scheme.EMPLOYEE,
            NANCHANG,
            2026,
            LocalDate.parse("2026-03-02"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new PaidPremium.Month(
                    YearMonth.of(2026, 3),
                    ContributionKind.FLEXIBLE,
                    new Waiting(3, LocalDate.parse("2026-02-01"), after))));
    Entitlement entitlement = new Entitlement(person(march), Scheme.EMPLOYEE);
    assertThat(entitlement.on(LocalDate.parse("2026-03-05"))).isEmpty();
    assertThat(entitlement.startsAfter(LocalDate.parse("2026-03-05"))).contains(after);
    assertThat(entitlement.startsAfter(after)).isEmpty();
    assertThat(new Entitlement(person(march), Scheme.RESIDENT).startsAfter(LocalDate.EPOCH))
        .isEmpty();
  }

  private static Person person(PaidPremium payment) {
    return Person.entered(
        "P1",
        NANCHANG,
        new Identity(Optional.empty(), "张三", Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        new PersonFacts(
            LocalDate.parse("1980-01-01"),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(payment)),
        LocalDate.parse("2026-03-02"));
  }
}
