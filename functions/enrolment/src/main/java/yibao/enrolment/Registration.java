package yibao.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.edge.Fields;
import yibao.edge.Form;
import yibao.operations.ShanghaiTime;
import yibao.records.Identity;
import yibao.rules.Area;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.IdDocument;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.Sex;

/**
 * The body of {@code POST /enrolment/people}, read and checked.
 *
 * @param identity with a document, or without one under a guardian
 * @param history the fields of the history that the body brings, by name
 */
record Registration(
    Identity identity,
    Optional<Sex> sex,
    Optional<String> guardian,
    Area area,
    PersonFacts facts,
    List<String> history) {

  private static final int MOST_SPELLS = 200;
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1900, 1, 1);

  static Registration read(Fields fields, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    Optional<String> guardian =
        fields.maybeObject("guardian", person -> person.read("psnNo", Forms.PSN_NO));
    Optional<IdDocument> document = guardian.isPresent() ? noPapers(fields) : papers(fields, today);
    Optional<LocalDate> birthDate =
        guardian.isPresent() ? newbornsBirth(fields, today) : birthDate(fields, document, today);
    Optional<Sex> sex = sex(fields, document);
    String name = fields.read("name", Forms.NAME);
    Area area = fields.read("area", Forms.AREA);
    Optional<String> phone = fields.maybe("phone", Forms.PHONE);
    Optional<LocalDate> arrivedOn = fields.maybe("arrivedOn", Form.CIVIL_DATE);
    if (arrivedOn.filter(day -> day.isAfter(today) || isBefore(day, birthDate)).isPresent()) {
      fields.error("arrivedOn", "应在出生日期与今日之间", "a day between birth and today is asked");
    }
    List<CategorySpell> categories = fields.maybeList("categories", MOST_SPELLS, History::category);
    List<Cover> covers = new ArrayList<>();
    fields
        .maybeList("covers", MOST_SPELLS, cover -> covers(cover, birthDate, today))
        .forEach(years -> years.forEach(cover -> covers.add(cover.enteredAt(now))));
    List<PaidPremium> payments =
        fields.maybeList("payments", MOST_SPELLS, payment -> History.payment(payment, today));
    return new Registration(
        new Identity(
            document.map(d -> new Identity.Document(d.type().code(), d.number())), name, phone),
        sex,
        guardian,
        area,
        new PersonFacts(birthDate.orElse(LocalDate.EPOCH), arrivedOn, categories, covers, payments),
        List.of("arrivedOn", "categories", "covers", "payments").stream()
            .filter(fields::has)
            .toList());
  }

  private static Optional<IdDocument> papers(Fields fields, LocalDate today) {
    if (!fields.has("idType")) {
      fields.error(
          "idType",
          "请填写 idType 与 idNumber；尚无证件的新生儿请填写 guardian",
          "idType and idNumber are asked, or guardian for a newborn who has no document yet");
    }
    return Papers.read(fields, today);
  }

  private static Optional<IdDocument> noPapers(Fields fields) {
    for (String field : List.of("idType", "idNumber")) {
      if (fields.has(field)) {
        fields.error(
            field,
            "证件与 guardian 只填其一：有证件的凭证件登记",
            "either the document or guardian: who has a document is registered under it");
      }
    }
    return Optional.empty();
  }

  /** Older than that nobody is registered without a document, lest a history be lost. */
  private static Optional<LocalDate> newbornsBirth(Fields fields, LocalDate today) {
    LocalDate birthDate = fields.read("birthDate", Form.CIVIL_DATE);
    if (birthDate.isAfter(today)) {
      fields.error("birthDate", "晚于今日", "after today");
    } else if (!today.isBefore(birthDate.plusYears(1))) {
      fields.error(
          "birthDate", "满一周岁须凭证件登记", "from the first birthday on a document is needed to register");
    }
    return Optional.of(birthDate);
  }

  /** The number's birth date; where it tells none, the one that must be stated. */
  private static Optional<LocalDate> birthDate(
      Fields fields, Optional<IdDocument> document, LocalDate today) {
    Optional<LocalDate> stated = fields.maybe("birthDate", Form.CIVIL_DATE);
    Optional<LocalDate> carried = document.flatMap(IdDocument::birthDate);
    if (carried.isPresent()) {
      if (stated.filter(day -> !day.equals(carried.get())).isPresent()) {
        fields.error("birthDate", "与证件号码中的出生日期不一致", "not the birth date in the ID number");
      }
      return carried;
    }
    if (stated.filter(day -> day.isAfter(today) || day.isBefore(FIRST_BIRTH)).isPresent()) {
      fields.error("birthDate", "应在 1900 年与今日之间", "a day from 1900 to today is asked");
    }
    if (document.isPresent() && stated.isEmpty()) {
      fields.error(
          "birthDate", "该证件号码不含出生日期，请填写", "the number of this document doesn't tell it; state it");
    }
    return stated;
  }

  private static Optional<Sex> sex(Fields fields, Optional<IdDocument> document) {
    Optional<Sex> stated = fields.maybe("sex", Form.oneOf(Sex.class));
    Optional<Sex> carried = document.flatMap(IdDocument::sex);
    if (carried.isPresent() && stated.filter(sex -> sex != carried.get()).isPresent()) {
      fields.error("sex", "与证件号码中的性别不一致", "not the sex in the ID number");
    }
    return carried.or(() -> stated);
  }

  private static List<Cover> covers(Fields fields, Optional<LocalDate> birthDate, LocalDate today) {
    List<Cover> covers = History.covers(fields, today);
    if (isBefore(covers.getFirst().from(), birthDate)) {
      fields.error("from", "早于出生日期", "before birth");
    }
    return covers;
  }

  private static boolean isBefore(LocalDate day, Optional<LocalDate> birthDate) {
    return birthDate.filter(day::isBefore).isPresent();
  }
}
