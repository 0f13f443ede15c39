package yibao.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.rules.Money;
import yibao.rules.Payable;
import yibao.rules.PersonFacts;
import yibao.rules.PremiumDecision;
import yibao.rules.ResidentPremium;
import yibao.rules.Scheme;

/**
 * Qinghai's notice for 2026, told a second time as plain sentences, against the compiled packs on
 * every day.
 */
class Qinghai2026Test {

  private static final Area QINGHAI = new Area("630000");

  /** What an unbroken adult is told who pays on a day, as a line to compare. */
  private static String theNoticeSays(String day) {
    if (day.compareTo("2025-10-21") < 0) {
      return "WINDOW_NOT_OPEN";
    }
    if (day.compareTo("2025-12-31") <= 0) {
      return "pays 400.00, the state 700.00, covered from 2026-01-01 without a wait";
    }
    if (day.compareTo("2026-02-28") <= 0) {
      return "pays 400.00, the state 700.00, covered from " + day + " without a wait";
    }
    if (day.compareTo("2026-06-30") <= 0) {
      return "pays 400.00, the state 700.00, covered from "
          + threeMonthsOn(day)
          + " after 3 months";
    }
    if (day.compareTo("2026-09-30") <= 0) {
      return "pays 1100.00, the state 0.00, covered from " + threeMonthsOn(day) + " after 3 months";
    }
    if (day.compareTo("2026-12-31") <= 0) {
      return "pays 1100.00, the state 0.00, never covered, 3 months";
    }
    return "WINDOW_ENDED";
  }

  /** The same day three months on, or that month's last if it has no such day. */
  private static String threeMonthsOn(String day) {
    int year = Integer.parseInt(day.substring(0, 4));
    int month = Integer.parseInt(day.substring(5, 7)) + 3;
    int dayOfMonth = Integer.parseInt(day.substring(8));
    int longest = month == 6 || month == 9 || month == 11 ? 30 : 31;
    return String.format("%d-%02d-%02d", year, month, Math.min(dayOfMonth, longest));
  }

  private static String theRulesSay(PremiumDecision decision) {
    return switch (decision) {
      case PremiumDecision.Refused refused -> refused.reason().name();
      case Payable payable -> {
        assertThat(payable.unpublished()).isEmpty();
        assertThat(payable.standard()).hasValue(Money.ofYuan(400));
        int months = payable.waitMonths().orElseThrow();
        String price =
            "pays " + payable.payable().get() + ", the state " + payable.stateAdds().get();
        if (!payable.covers().get()) {
          yield price + ", never covered, " + months + " months";
        }
        assertThat(payable.coverTo()).hasValue(LocalDate.of(2026, 12, 31));
        yield price
            + ", covered from "
            + payable.coverFrom().get()
            + (months == 0 ? " without a wait" : " after " + months + " months");
      }
    };
  }

  @Test
  void the_compiled_packs_say_what_the_notice_says_on_every_day() throws IOException {
    ResidentPremium premium = premium();
    for (LocalDate day = LocalDate.of(2025, 10, 1);
        !day.isAfter(LocalDate.of(2027, 1, 31));
        day = day.plusDays(1)) {
      assertThat(theRulesSay(premium.decide(QINGHAI, 2026, unbroken(), day)))
          .as("paid on %s", day)
          .isEqualTo(theNoticeSays(day.toString()));
    }
  }

  @Test
  void the_terms_last_to_the_ends_of_the_notices_tiers() throws IOException {
    ResidentPremium premium = premium();
    List<LocalDate> ends = new ArrayList<>();
    for (LocalDate day = LocalDate.of(2025, 10, 21); day.getYear() <= 2026; ) {
      if (premium.decide(QINGHAI, 2026, unbroken(), day) instanceof Payable payable) {
        ends.add(payable.lastDay());
        day = payable.lastDay().plusDays(1);
      }
    }
    assertThat(ends)
        .map(LocalDate::toString)
        .containsExactly("2025-12-31", "2026-02-28", "2026-06-30", "2026-09-30", "2026-12-31");
  }

  private static ResidentPremium premium() throws IOException {
    return new ResidentPremium(new PacksCopy(PacksCopy.ORIGINAL).book());
  }

  private static PersonFacts unbroken() {
    return new PersonFacts(
        LocalDate.of(1988, 4, 2),
        Optional.empty(),
        List.of(),
        List.of(covered(2024), covered(2025)),
        List.of());
  }

  private static Cover covered(int year) {
    return new Cover(
        Scheme.RESIDENT,
        QINGHAI,
        year,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        Optional.empty(),
        Optional.empty());
  }
}
