package yibao.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.edge.Fields;
import yibao.edge.Form;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.PaidPremium;
import yibao.rules.Scheme;

/** Reads what a person brings along: groups, cover that began, premiums whose cover never did. */
final class History {

  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2100;

  private History() {}

  static CategorySpell category(Fields fields) {
    Category code = fields.read("code", Form.oneOf(Category.class));
    LocalDate from = fields.read("from", Form.CIVIL_DATE);
    Optional<LocalDate> to = fields.maybe("to", Form.CIVIL_DATE);
    return new CategorySpell(code, from, to.map(day -> notBefore(fields, "to", from, day)));
  }

  /** A spell of residents' cover is kept year by year, as it was paid; one of employees' as one. */
  static List<Cover> covers(Fields fields, LocalDate today) {
    Scheme scheme = fields.read("scheme", Form.oneOf(Scheme.class));
    Area area = fields.read("area", Forms.AREA);
    LocalDate from = fields.read("from", Form.CIVIL_DATE);
    LocalDate to = notBefore(fields, "to", from, fields.read("to", Form.CIVIL_DATE));
    Optional<LocalDate> paidOn = fields.maybe("paidOn", Form.CIVIL_DATE);
    if (from.isAfter(today)) {
      fields.error("from", "参保时段尚未开始", "history is cover that has begun");
    }
    if (paidOn.isPresent() && paidOn.get().isAfter(today)) {
      fields.error("paidOn", "晚于今日", "after today");
    }
    if (from.getYear() < FIRST_YEAR || to.getYear() > LAST_YEAR) {
      return List.of(outOfRange(fields, scheme, area, from, to));
    }
    if (scheme == Scheme.EMPLOYEE) {
      return List.of(new Cover(scheme, area, from.getYear(), from, to, paidOn, Optional.empty()));
    }
    List<Cover> years = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(to); day = LocalDate.of(day.getYear() + 1, 1, 1)) {
      LocalDate yearEnds = LocalDate.of(day.getYear(), 12, 31);
      LocalDate last = yearEnds.isBefore(to) ? yearEnds : to;
      years.add(new Cover(scheme, area, day.getYear(), day, last, paidOn, Optional.empty()));
    }
    return years;
  }

  private static Cover outOfRange(
      Fields fields, Scheme scheme, Area area, LocalDate from, LocalDate to) {
    fields.error(
        from.getYear() < FIRST_YEAR ? "from" : "to",
        "应在 " + FIRST_YEAR + " 至 " + LAST_YEAR + " 年之间",
        "a day in " + FIRST_YEAR + " to " + LAST_YEAR + " is asked");
    return new Cover(scheme, area, from.getYear(), from, to, Optional.empty(), Optional.empty());
  }

  static PaidPremium payment(Fields fields, LocalDate today) {
    Scheme scheme = fields.read("scheme", Form.oneOf(Scheme.class));
    Area area = fields.read("area", Forms.AREA);
    int year = (int) fields.integer("year", FIRST_YEAR, LAST_YEAR);
    LocalDate paidOn = fields.read("paidOn", Form.CIVIL_DATE);
    if (paidOn.isAfter(today)) {
      fields.error("paidOn", "晚于今日", "after today");
    }
    return new PaidPremium(scheme, area, year, paidOn);
  }

  static LocalDate notBefore(Fields fields, String name, LocalDate from, LocalDate day) {
    if (day.isBefore(from)) {
      fields.error(name, "早于 from", "before `from`");
      return from;
    }
    return day;
  }
}
