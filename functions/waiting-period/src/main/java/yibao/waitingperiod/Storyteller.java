package yibao.waitingperiod;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import yibao.operations.Assess;
import yibao.rules.Assessment;
import yibao.rules.Cover;
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

  private final Language language;
  private final Question question;
  private final int firstYear;
  private final List<Story.Part> parts = new ArrayList<>();

  private Storyteller(Assess.Answer answer, Language language) {
    this.language = language;
    this.question = answer.question();
    int counted = answer.firstCountedYear().orElse(question.year() - 1);
    this.firstYear =
        Math.min(
            Math.max(counted, question.year() - MOST_YEARS + 1),
            Math.min(question.year(), question.payOn().getYear()));
  }

  static Story of(Assess.Answer answer, Language language) {
    return new Storyteller(answer, language).story(answer.assessment());
  }

  private Story story(Assessment assessment) {
    coveredSpells();
    switch (assessment) {
      case Assessment.Resident resident -> resident(resident.payable());
      case Assessment.Employee employee -> employee(employee.cover());
      case Assessment.Refused refused ->
          throw new IllegalArgumentException("refused: " + refused.reason());
    }
    int lastYear = Math.max(question.year(), question.payOn().getYear());
    return new Story(title(), firstYear, lastYear, parts);
  }

  private String title() {
    boolean employee = question.scheme() == Scheme.EMPLOYEE;
    return said(
        (employee ? "职工" : "城乡居民")
            + "医保 "
            + question.year()
            + " 年度，"
            + question.area()
            + " 地区，"
            + question.payOn()
            + " 缴费",
        (employee ? "Employees'" : "Residents'")
            + " insurance for "
            + question.year()
            + " in area "
            + question.area()
            + ", paid on "
            + question.payOn());
  }

  /** Spells of one scheme that touch each other are told as one. */
  private void coveredSpells() {
    List<Cover> shown =
        question.person().covers().stream()
            .filter(cover -> cover.to().getYear() >= firstYear)
            .sorted(Comparator.comparing(Cover::scheme).thenComparing(Cover::from))
            .toList();
    List<Cover> joined = new ArrayList<>();
    for (Cover cover : shown) {
      if (!joined.isEmpty() && continues(joined.getLast(), cover)) {
        Cover last = joined.removeLast();
        joined.add(last.between(last.from(), later(last.to(), cover.to())));
      } else {
        joined.add(cover);
      }
    }
    if (joined.isEmpty()) {
      note("自 " + firstYear + " 年起没有参保。", "No cover since " + firstYear + ".");
    }
    for (Cover cover : joined) {
      String days = days(cover.from(), cover.to());
      boolean employee = cover.scheme() == Scheme.EMPLOYEE;
      part(
          Story.Mark.COVERED,
          cover.from(),
          cover.to(),
          days + (employee ? "参加职工医保。" : "参加城乡居民医保。"),
          "Covered " + (employee ? "as an employee " : "as a resident ") + days + ".");
    }
  }

  private static boolean continues(Cover last, Cover cover) {
    return last.scheme() == cover.scheme() && !cover.from().isAfter(last.to().plusDays(1));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }

  private void resident(Payable payable) {
    breaks(payable.breakYears());
    payment(payable.payable(), payable.repair());
    if (payable.waitMonths().isEmpty()) {
      waitOfUnknownLength(payable.fixedMonths());
    } else {
      wait(payable.waitMonths().getAsInt(), length(payable), payable.waitFrom(), waitEnds(payable));
    }
    cover(payable.covers(), payable.coverFrom(), payable.coverTo());
    warnings(payable.warnings());
  }

  private void employee(EmployeeCover cover) {
    payment(Optional.empty(), Optional.of(Money.ZERO));
    if (cover.waitMonths().isEmpty()) {
      waitOfUnknownLength(Optional.empty());
    } else {
      int months = cover.waitMonths().get();
      wait(
          months, lengthInMonths(months), cover.waitFrom(), waitEnds(cover.covers(), cover.from()));
    }
    cover(cover.covers(), cover.from(), cover.to());
    warnings(cover.warnings());
  }

  private void breaks(Optional<Integer> breakYears) {
    if (breakYears.isEmpty()) {
      note("哪些年度算断保，没有来源公布。", "Which years are a break, no source states.");
    } else if (breakYears.get() == 0) {
      note("之前没有断保年度。", "There is no break year before.");
    } else {
      int first = question.year() - breakYears.get();
      int last = question.year() - 1;
      part(
          Story.Mark.BREAK,
          LocalDate.of(Math.max(first, firstYear), 1, 1),
          LocalDate.of(last, 12, 31),
          first + " 至 " + last + " 年断保，共 " + breakYears.get() + " 年。",
          "Break years: " + first + " to " + last + ", " + breakYears.get() + " in all.");
    }
  }

  private void payment(Optional<Money> payable, Optional<Money> repair) {
    String sum =
        payable
            .map(money -> said("，应缴 " + money + " 元", ", " + money + " yuan"))
            .orElseGet(() -> said("，金额没有来源公布", ", of a sum that no source states"));
    String bought =
        question.repairYears() == 0
            ? ""
            : said(
                "，另修复 " + question.repairYears() + " 年" + yuan(repair),
                ", and " + question.repairYears() + " break years bought off" + yuan(repair));
    part(
        Story.Mark.PAYMENT,
        question.payOn(),
        question.payOn(),
        question.payOn() + " 缴费" + sum + bought + "。",
        "Paid on " + question.payOn() + sum + bought + ".");
  }

  private String yuan(Optional<Money> money) {
    return money.map(sum -> said(" " + sum + " 元", " for " + sum + " yuan")).orElse("");
  }

  private String length(Payable payable) {
    int months = payable.waitMonths().orElseThrow();
    if (!payable.waitUnit().equals(Optional.of(Wait.Unit.DAYS90))) {
      return lengthInMonths(months);
    }
    int more = months - payable.fixedMonths().orElse(months);
    return more == 0
        ? said("90 日", "90 days")
        : said("90 日又 ", "90 days and ") + lengthInMonths(more);
  }

  private String lengthInMonths(int months) {
    return said(months + " 个月", months == 1 ? "1 month" : months + " months");
  }

  private Optional<LocalDate> waitEnds(Payable payable) {
    return waitEnds(payable.covers(), payable.coverFrom());
  }

  /** The eve of the cover, or beyond what is shown. */
  private Optional<LocalDate> waitEnds(Optional<Boolean> covers, Optional<LocalDate> coverFrom) {
    return covers.equals(Optional.of(false))
        ? Optional.of(shownUntil())
        : coverFrom.map(day -> day.minusDays(1));
  }

  private void waitOfUnknownLength(Optional<Integer> fixedMonths) {
    if (fixedMonths.filter(months -> months > 0).isPresent()) {
      String fixed = lengthInMonths(fixedMonths.get());
      note(
          "固定待遇等待期 " + fixed + "，变动部分有多长，没有来源公布。",
          "The fixed wait is " + fixed + "; how long its variable part is, no source states.");
    } else {
      note("待遇等待期有多长，没有来源公布。", "How long the wait is, no source states.");
    }
  }

  private void wait(int months, String length, Optional<LocalDate> from, Optional<LocalDate> ends) {
    if (months == 0) {
      note("没有待遇等待期。", "There is no wait.");
    } else if (from.isEmpty()) {
      note(
          "待遇等待期 " + length + "，自何日起算没有来源公布。",
          "The wait is " + length + "; from when it runs, no source states.");
    } else {
      Optional<Story.Span> span =
          ends.filter(day -> !day.isBefore(from.get())).map(day -> new Story.Span(from.get(), day));
      parts.add(
          new Story.Part(
              Story.Mark.WAIT,
              span,
              said(
                  "自 " + from.get() + " 起待遇等待期 " + length + "。",
                  "The wait of " + length + " runs from " + from.get() + ".")));
    }
  }

  private void cover(Optional<Boolean> covers, Optional<LocalDate> from, Optional<LocalDate> to) {
    if (covers.equals(Optional.of(false))) {
      note(
          question.year() + " 年内不会开始享受待遇。",
          "Cover would not start within " + question.year() + ".");
    } else if (from.isPresent()) {
      LocalDate last = to.orElse(shownUntil());
      part(
          Story.Mark.COVER,
          from.get(),
          last,
          days(from.get(), last) + "享受待遇。",
          "Covered " + days(from.get(), last) + ".");
    } else {
      LocalDate newYear = LocalDate.of(question.year(), 1, 1);
      part(
          Story.Mark.OPEN,
          later(newYear, question.payOn()),
          shownUntil(),
          (covers.isPresent() ? "年内会开始享受待遇，" : "") + "自何日起享受待遇，没有来源公布。",
          covers.isPresent()
              ? "Cover begins within " + question.year() + "; on which day, no source states."
              : "From when it covers, no source states.");
    }
  }

  private void warnings(List<Warning> warnings) {
    warnings.forEach(
        warning ->
            parts.add(new Story.Part(Story.Mark.NOTE, Optional.empty(), warning.says(language))));
  }

  private LocalDate shownUntil() {
    return LocalDate.of(Math.max(question.year(), question.payOn().getYear()), 12, 31);
  }

  private String days(LocalDate from, LocalDate to) {
    return said(from + " 至 " + to + " ", "from " + from + " to " + to);
  }

  private void note(String chinese, String english) {
    parts.add(new Story.Part(Story.Mark.NOTE, Optional.empty(), said(chinese, english)));
  }

  private void part(Story.Mark mark, LocalDate from, LocalDate to, String chinese, String english) {
    parts.add(new Story.Part(mark, Optional.of(new Story.Span(from, to)), said(chinese, english)));
  }

  private String said(String chinese, String english) {
    return language == Language.ENGLISH ? english : chinese;
  }
}
