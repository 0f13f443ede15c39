package yibao.waitingperiod;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import yibao.edge.Fields;
import yibao.edge.Form;
import yibao.edge.Said;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.Question;
import yibao.rules.Scheme;

/** Reads a question and the facts it is asked of. */
final class Facts {

  static final int FIRST_YEAR = 2000;
  static final int LAST_YEAR = 2100;
  static final int MOST_REPAIR_YEARS = 100;

  private static final int FIRST_PAID_YEAR = 1990;
  private static final int MOST_SPELLS = 200;

  private static final Form<Area> AREA =
      new Form<>(
          text -> Area.isCode(text) ? Optional.of(new Area(text)) : Optional.empty(),
          new Said("应为六位行政区划代码，如 630000", "a six-digit division code is asked, such as 630000"),
          Area.NATIONAL);

  /** Until a day is known nothing is too late for it, and until a birth is, nothing too early. */
  private static final Form<LocalDate> DAY_OF_PAYMENT = day(LocalDate.MAX);

  private static final Form<LocalDate> DAY_OF_BIRTH = day(LocalDate.MIN);

  private Facts() {}

  static Question question(Fields fields) {
    Area area = fields.read("area", AREA);
    Scheme scheme = fields.read("scheme", Form.oneOf(Scheme.class));
    int year = (int) fields.integer("year", FIRST_YEAR, LAST_YEAR);
    LocalDate payOn = fields.read("payOn", DAY_OF_PAYMENT);
    int repairYears =
        fields.maybeInteger("repairYears", 0, MOST_REPAIR_YEARS).orElse(0L).intValue();
    Person person = fields.object("person", told -> person(told, payOn));
    if (payOn.isBefore(person.facts().birthDate())) {
      fields.error("payOn", "早于出生日期", "before birth");
    }
    return new Question(
        area,
        scheme,
        year,
        payOn,
        repairYears,
        person.facts(),
        ToldClaims.before(year, person.spells()));
  }

  private record Person(PersonFacts facts, List<ToldClaims> spells) {}

  private static Person person(Fields fields, LocalDate payOn) {
    LocalDate birthDate = fields.read("birthDate", DAY_OF_BIRTH);
    Optional<LocalDate> arrivedOn = fields.maybe("arrivedOn", Form.CIVIL_DATE);
    if (arrivedOn.filter(day -> day.isBefore(birthDate)).isPresent()) {
      fields.error("arrivedOn", "早于出生日期", "before birth");
    }
    List<CategorySpell> categories = fields.maybeList("categories", MOST_SPELLS, Facts::category);
    List<ToldClaims> spells = fields.maybeList("covers", MOST_SPELLS, Facts::cover);
    List<PaidPremium> payments =
        fields.maybeList("payments", MOST_SPELLS, payment -> payment(payment, payOn));
    List<Cover> covers = spells.stream().map(ToldClaims::cover).toList();
    return new Person(new PersonFacts(birthDate, arrivedOn, categories, covers, payments), spells);
  }

  private static CategorySpell category(Fields fields) {
    Category code = fields.read("code", Form.oneOf(Category.class));
    LocalDate from = fields.read("from", Form.CIVIL_DATE);
    Optional<LocalDate> to = fields.maybe("to", Form.CIVIL_DATE);
    return new CategorySpell(code, from, to.map(day -> notBefore(fields, from, day)));
  }

  private static ToldClaims cover(Fields fields) {
    Scheme scheme = fields.read("scheme", Form.oneOf(Scheme.class));
    Area area = fields.read("area", AREA);
    LocalDate from = fields.read("from", Form.CIVIL_DATE);
    LocalDate to = notBefore(fields, from, fields.read("to", Form.CIVIL_DATE));
    Optional<LocalDate> paidOn = fields.maybe("paidOn", Form.CIVIL_DATE);
    return new ToldClaims(
        new Cover(scheme, area, from.getYear(), from, to, paidOn, Optional.empty()),
        maybeFlag(fields, "claimed"),
        maybeFlag(fields, "incentiveUsed"));
  }

  private static PaidPremium payment(Fields fields, LocalDate payOn) {
    Scheme scheme = fields.read("scheme", Form.oneOf(Scheme.class));
    Area area = fields.read("area", AREA);
    int year = (int) fields.integer("year", FIRST_PAID_YEAR, LAST_YEAR);
    LocalDate paidOn = fields.read("paidOn", Form.CIVIL_DATE);
    if (paidOn.isAfter(payOn)) {
      fields.error("paidOn", "晚于 payOn", "after `payOn`");
    }
    return new PaidPremium(scheme, area, year, paidOn);
  }

  private static Optional<Boolean> maybeFlag(Fields fields, String name) {
    return fields.has(name) ? Optional.of(fields.flag(name)) : Optional.empty();
  }

  private static LocalDate notBefore(Fields fields, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      fields.error("to", "早于 from", "before `from`");
      return from;
    }
    return to;
  }

  private static Form<LocalDate> day(LocalDate absent) {
    return new Form<>(Form.CIVIL_DATE.read(), Form.CIVIL_DATE.mend(), absent);
  }
}
