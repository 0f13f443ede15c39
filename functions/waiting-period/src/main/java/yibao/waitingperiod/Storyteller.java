package yibao.waitingperiod;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.operations.Assess;
import yibao.rules.Assessment;
import yibao.rules.EmployeeCover;
import yibao.rules.Language;
import yibao.rules.Money;
import yibao.rules.Payable;
import yibao.rules.Question;
import yibao.rules.Scheme;
import yibao.rules.Wait;
import yibao.rules.Warning;

/**
 * Tells an assessment as a story: cover so far, breaks, the payment, the wait, the cover to come.
 */
final class Storyteller {

  private static final int MOST_YEARS = 24;

  private final Words words;
  private final Question question;
  private final int firstYear;
  private final int lastYear;
  private final PastStory past;
  private final List<Story.Part> parts = new ArrayList<>();

  private Storyteller(Assess.Answer answer, Words words) {
    this.words = words;
    this.question = answer.question();
    int year = question.year();
    int payYear = question.payOn().getYear();
    int counted = answer.firstCountedYear().orElse(year - 1);
    this.firstYear = Math.min(Math.max(counted, year - MOST_YEARS + 1), Math.min(year, payYear));
    this.lastYear = Math.max(year, payYear);
    this.past = new PastStory(words, firstYear);
  }

  static Story of(Assess.Answer answer, Language language) {
    return new Storyteller(answer, new Words(language)).story(answer.assessment());
  }

  private Story story(Assessment assessment) {
    parts.addAll(past.covered(question.person().covers()));
    switch (assessment) {
      case Assessment.Resident resident -> resident(resident.payable());
      case Assessment.Employee employee -> employee(employee.cover());
      case Assessment.Refused refused ->
          throw new IllegalArgumentException("refused: " + refused.reason());
    }
    return new Story(title(), firstYear, lastYear, parts);
  }

  private String title() {
    boolean employee = question.scheme() == Scheme.EMPLOYEE;
    int year = question.year();
    LocalDate day = question.payOn();
    return words.said(
        "%s医保 %d 年度，%s 地区，%s 缴费".formatted(employee ? "职工" : "城乡居民", year, question.area(), day),
        "%s insurance for %d in area %s, paid on %s"
            .formatted(employee ? "Employees'" : "Residents'", year, question.area(), day));
  }

  private void resident(Payable payable) {
    parts.add(past.breaks(payable.breakYears(), question.year()));
    parts.add(
        payment(
            payable
                    .payable()
                    .map(sum -> words.said("，应缴 " + sum + " 元", ", " + sum + " yuan"))
                    .orElseGet(() -> words.said("，金额没有来源公布", ", of a sum that no source states"))
                + repair(payable.repair())));
    ComingStory coming = coming(payable.covers(), payable.coverFrom());
    if (payable.waitMonths().isEmpty()) {
      parts.add(coming.waitOfUnknownLength(payable.fixedMonths()));
    } else if (payable.waitMonths().getAsInt() == 0) {
      parts.add(coming.noWait());
    } else {
      parts.add(coming.wait(length(payable, payable.waitMonths().getAsInt()), payable.waitFrom()));
    }
    parts.add(coming.cover(payable.coverTo()));
    warnings(payable.warnings());
  }

  private void employee(EmployeeCover cover) {
    parts.add(payment(words.said("，金额随缴费基数", ", a sum that follows the base")));
    ComingStory coming = coming(cover.covers(), cover.from());
    if (cover.waitMonths().isEmpty()) {
      parts.add(coming.waitOfUnknownLength(Optional.empty()));
    } else if (cover.waitMonths().get() == 0) {
      parts.add(coming.noWait());
    } else {
      parts.add(coming.wait(words.months(cover.waitMonths().get()), cover.waitFrom()));
    }
    parts.add(coming.cover(cover.to()));
    warnings(cover.warnings());
  }

  private Story.Part payment(String what) {
    LocalDate day = question.payOn();
    return words.part(
        Story.Mark.PAYMENT, day, day, day + " 缴费" + what + "。", "Paid on " + day + what + ".");
  }

  private String repair(Optional<Money> repair) {
    int years = question.repairYears();
    if (years == 0) {
      return "";
    }
    String sum =
        repair.map(money -> words.said(" " + money + " 元", " for " + money + " yuan")).orElse("");
    return words.said(
        "，另修复断保 " + years + " 年" + sum, ", and break years bought off: " + years + sum);
  }

  private String length(Payable payable, int months) {
    if (!payable.waitUnit().equals(Optional.of(Wait.Unit.DAYS90))) {
      return words.months(months);
    }
    int more = months - payable.fixedMonths().orElse(months);
    return more == 0
        ? words.said("90 日", "90 days")
        : words.said("90 日又 ", "90 days and ") + words.months(more);
  }

  private ComingStory coming(Optional<Boolean> covers, Optional<LocalDate> from) {
    return new ComingStory(
        words, question.year(), question.payOn(), covers, from, LocalDate.of(lastYear, 12, 31));
  }

  private void warnings(List<Warning> warnings) {
    for (Warning warning : warnings) {
      String says = warning.says(words.language());
      parts.add(words.note(says, says));
    }
  }
}
