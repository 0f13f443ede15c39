package yibao.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.edge.Fields;
import yibao.edge.Form;
import yibao.edge.Said;
import yibao.records.Identity;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.IdNumber;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;
import yibao.rules.Sex;

/**
 * The body of {@code POST /enrolment/people}, read and checked.
 *
 * @param history the fields of the history that the body brings, by name
 */
record Registration(Identity identity, Area area, PersonFacts facts, List<String> history) {

  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2100;
  private static final int MOST_SPELLS = 200;
  private static final String RESIDENT_CARD = "01";

  private static final Form<String> ID_TYPE =
      Form.matching(RESIDENT_CARD, "证件类型应为 01（居民身份证）", "01, the resident identity card, is asked");
  private static final Form<String> ID_NUMBER =
      Form.matching("(?s).{0,64}", "应为文本", "a text is asked");
  private static final Form<String> NAME =
      Form.matching(
          "(?=.*\\S)[^\\p{Cntrl}]{1,64}",
          "应为 1 至 64 个字符的姓名",
          "a name of 1 to 64 characters is asked");
  private static final Form<String> PHONE =
      Form.matching("\\+?[0-9][0-9-]{4,19}", "应为电话号码，如 13800000000", "a phone number is asked");
  private static final Form<Area> AREA =
      new Form<>(
          text ->
              Area.isCode(text) && !text.startsWith("0")
                  ? Optional.of(new Area(text))
                  : Optional.empty(),
          new Said("应为六位行政区划代码，如 630000", "a six-digit division code is asked, such as 630000"),
          Area.NATIONAL);

  static Registration read(Fields fields, LocalDate today) {
    fields.read("idType", ID_TYPE);
    Optional<IdNumber> idNumber = idNumber(fields, today);
    LocalDate birthDate = idNumber.map(IdNumber::birthDate).orElse(LocalDate.EPOCH);
    Optional<LocalDate> stated = fields.maybe("birthDate", Form.CIVIL_DATE);
    if (stated.isPresent() && idNumber.isPresent() && !stated.get().equals(birthDate)) {
      fields.error("birthDate", "与身份证号码中的出生日期不一致", "not the birth date in the ID number");
    }
    Optional<Sex> sex = fields.maybe("sex", Form.oneOf(Sex.class));
    if (sex.isPresent() && idNumber.isPresent() && sex.get() != idNumber.get().sex()) {
      fields.error("sex", "与身份证号码中的性别不一致", "not the sex in the ID number");
    }
    String name = fields.read("name", NAME).strip();
    Area area = fields.read("area", AREA);
    Optional<String> phone = fields.maybe("phone", PHONE);
    Optional<LocalDate> arrivedOn = fields.maybe("arrivedOn", Form.CIVIL_DATE);
    if (arrivedOn.isPresent()
        && (arrivedOn.get().isAfter(today) || arrivedOn.get().isBefore(birthDate))) {
      fields.error("arrivedOn", "应在出生日期与今日之间", "a day between birth and today is asked");
    }
    List<CategorySpell> categories =
        fields.maybeList("categories", MOST_SPELLS, Registration::category);
    List<Cover> covers = new ArrayList<>();
    fields
        .maybeList("covers", MOST_SPELLS, cover -> covers(cover, birthDate, today))
        .forEach(covers::addAll);
    List<PaidPremium> payments =
        fields.maybeList("payments", MOST_SPELLS, payment -> payment(payment, today));
    return new Registration(
        new Identity(RESIDENT_CARD, idNumber.map(IdNumber::number).orElse(""), name, phone),
        area,
        new PersonFacts(birthDate, arrivedOn, categories, covers, payments),
        List.of("arrivedOn", "categories", "covers", "payments").stream()
            .filter(fields::has)
            .toList());
  }

  /** Whether two spells of the history share a day. */
  boolean coversOverlap() {
    List<Cover> covers = facts.covers();
    for (int i = 0; i < covers.size(); i++) {
      for (int j = i + 1; j < covers.size(); j++) {
        if (covers.get(i).overlaps(covers.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<IdNumber> idNumber(Fields fields, LocalDate today) {
    boolean stated = fields.has("idNumber");
    String text = IdNumber.canonical(fields.read("idNumber", ID_NUMBER));
    if (!stated) {
      return Optional.empty();
    }
    Optional<IdNumber.Flaw> flaw = IdNumber.flawOf(text);
    if (flaw.isPresent()) {
      switch (flaw.get()) {
        case FORM ->
            fields.error("idNumber", "应为 18 位身份证号码", "an ID number of 18 characters is asked");
        case DIVISION ->
            fields.error("idNumber", "前两位不是省级行政区划代码", "the first two digits are of no province");
        case BIRTH_DATE -> fields.error("idNumber", "第 7 至 14 位不是日期", "digits 7 to 14 are no date");
        case CHECK_CHARACTER ->
            fields.error(
                "idNumber", "校验码不符，请核对每一位", "the check character doesn't fit; compare each digit");
      }
      return Optional.empty();
    }
    IdNumber number = new IdNumber(text);
    if (number.birthDate().isAfter(today)) {
      fields.error("idNumber", "出生日期在今日之后", "the birth date is after today");
      return Optional.empty();
    }
    return Optional.of(number);
  }

  private static CategorySpell category(Fields fields) {
    Category code = fields.read("code", Form.oneOf(Category.class));
    LocalDate from = fields.read("from", Form.CIVIL_DATE);
    Optional<LocalDate> to = fields.maybe("to", Form.CIVIL_DATE);
    return new CategorySpell(code, from, to.map(day -> notBefore(fields, "to", from, day)));
  }

  /** A spell of residents' cover is kept year by year, as it was paid; one of employees' as one. */
  private static List<Cover> covers(Fields fields, LocalDate birthDate, LocalDate today) {
    Scheme scheme = fields.read("scheme", Form.oneOf(Scheme.class));
    Area area = fields.read("area", AREA);
    LocalDate from = fields.read("from", Form.CIVIL_DATE);
    LocalDate to = notBefore(fields, "to", from, fields.read("to", Form.CIVIL_DATE));
    Optional<LocalDate> paidOn = fields.maybe("paidOn", Form.CIVIL_DATE);
    if (from.isAfter(today)) {
      fields.error("from", "参保时段尚未开始", "history is cover that has begun");
    }
    if (from.isBefore(birthDate)) {
      fields.error("from", "早于出生日期", "before birth");
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

  private static PaidPremium payment(Fields fields, LocalDate today) {
    Scheme scheme = fields.read("scheme", Form.oneOf(Scheme.class));
    Area area = fields.read("area", AREA);
    int year = (int) fields.integer("year", FIRST_YEAR, LAST_YEAR);
    LocalDate paidOn = fields.read("paidOn", Form.CIVIL_DATE);
    if (paidOn.isAfter(today)) {
      fields.error("paidOn", "晚于今日", "after today");
    }
    return new PaidPremium(scheme, area, year, paidOn);
  }

  private static LocalDate notBefore(Fields fields, String name, LocalDate from, LocalDate day) {
    if (day.isBefore(from)) {
      fields.error(name, "早于 from", "before `from`");
      return from;
    }
    return day;
  }
}
