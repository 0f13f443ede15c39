package yibao.policies;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yibao.rules.Area;
import yibao.rules.Away;
import yibao.rules.BenefitDecision;
import yibao.rules.BenefitSetting;
import yibao.rules.BenefitSplit;
import yibao.rules.Benefits;
import yibao.rules.BillParts;
import yibao.rules.Care;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.ContributionDecision;
import yibao.rules.ContributionKind;
import yibao.rules.Contributions;
import yibao.rules.Contributor;
import yibao.rules.Cover;
import yibao.rules.FlexibleBase;
import yibao.rules.InstitutionGrade;
import yibao.rules.Money;
import yibao.rules.PaidPremium;
import yibao.rules.Participant;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.Question;
import yibao.rules.Retirement;
import yibao.rules.Retiring;
import yibao.rules.Scheme;
import yibao.rules.Sex;
import yibao.rules.YearSums;

/** What a worked example of an area gives, and what the rules answer to it. */
record Example(Area area, JsonNode item) {

  private static final Area ELSEWHERE = new Area("999999");
  private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

  String name() {
    return item.get("name").textValue();
  }

  JsonNode then() {
    return item.get("then");
  }

  /** Whether it is a year that is paid for, or asked about. */
  boolean isOfYear() {
    return given().has("year");
  }

  ExampleAnswer answer(PolicyBook book) {
    if (isOfYear()) {
      return ExampleAnswer.of(book, question());
    }
    if (given().has("bills")) {
      return BillAnswer.of(lastBill(new Benefits(book)));
    }
    return given().has("retires")
        ? new RetirementAnswer(Retirement.of(book, area, retiring()))
        : MonthAnswer.of(lastMonth(book));
  }

  /** Settles one bill after another; one that can't be settled is the answer. */
  private BenefitDecision lastBill(Benefits benefits) {
    @Nullable BenefitDecision decision = null;
    YearSums sums = YearSums.NONE;
    for (JsonNode bill : given().get("bills")) {
      decision = decide(benefits, bill, sums);
      if (!(decision instanceof BenefitSplit split)) {
        return decision;
      }
      sums = split.after();
    }
    return Objects.requireNonNull(decision);
  }

  private BenefitDecision decide(Benefits benefits, JsonNode bill, YearSums before) {
    JsonNode given = given();
    LocalDate day = day(bill, "on");
    PersonFacts person = person(given);
    BenefitSetting setting =
        new BenefitSetting(
            Scheme.valueOf(given.path("scheme").asText(Scheme.RESIDENT.name())),
            Care.valueOf(bill.get("care").textValue()),
            bill.path("level").asInt(0),
            Optional.ofNullable(bill.get("grade"))
                .map(JsonNode::textValue)
                .map(InstitutionGrade::valueOf),
            given.path("retired").asBoolean(false),
            person.groupsOn(day),
            person.ageOn(day),
            Away.valueOf(bill.path("away").asText(Away.HOME.name())));
    Money total = yuan(bill, "total");
    Money ownPaid = yuan(bill, "ownPaid");
    Money overLimit = yuan(bill, "overLimit");
    Money paidFirst = yuan(bill, "paidFirst");
    return benefits.decide(
        area,
        Benefits.Days.of(day),
        setting,
        new BillParts(
            total,
            ownPaid,
            overLimit,
            paidFirst,
            total.minus(ownPaid).minus(overLimit).minus(paidFirst)),
        before,
        () -> benefits.seriousCap(area, day.getYear(), day, person, claims(given)));
  }

  private static Money yuan(JsonNode item, String name) {
    return item.has(name)
        ? Money.ofFen(item.get(name).decimalValue().movePointRight(2).longValueExact())
        : Money.ZERO;
  }

  private Retiring retiring() {
    JsonNode given = given();
    return new Retiring(
        Optional.ofNullable(given.get("sex")).map(JsonNode::textValue).map(Sex::valueOf),
        Participant.of(person(given)),
        given.path("deemed").asInt(0),
        YearMonth.parse(given.get("retires").textValue()));
  }

  private ContributionDecision lastMonth(PolicyBook book) {
    JsonNode given = given();
    List<YearMonth> months = new ArrayList<>();
    given.path("monthsBefore").forEach(month -> months.add(YearMonth.parse(month.textValue())));
    months.add(YearMonth.parse(given.get("month").textValue()));
    return new Contributions(book)
        .decide(area, Participant.of(person(given)), contributor(given), months, day(given, "paid"))
        .getLast();
  }

  private static Contributor contributor(JsonNode given) {
    return given.has("base")
        ? new Contributor.Flexible(FlexibleBase.valueOf(given.get("base").textValue()))
        : new Contributor.Employed(
            Money.ofFen(given.get("wage").decimalValue().movePointRight(2).longValueExact()));
  }

  private JsonNode given() {
    return item.get("given");
  }

  /** What is asked about a year. */
  Question question() {
    JsonNode given = given();
    return new Question(
        area,
        Scheme.valueOf(given.path("scheme").asText(Scheme.RESIDENT.name())),
        given.get("year").intValue(),
        day(given, "paid"),
        given.path("repair").asInt(0),
        person(given),
        claims(given));
  }

  private PersonFacts person(JsonNode given) {
    List<Cover> covers = new ArrayList<>();
    given.get("covered").forEach(year -> covers.add(wholeYear(area, year.intValue())));
    given
        .path("coveredElsewhere")
        .forEach(year -> covers.add(wholeYear(ELSEWHERE, year.intValue())));
    for (JsonNode spell : given.path("employeeCover")) {
      covers.add(employeeCover(spell));
    }
    List<CategorySpell> categories = new ArrayList<>();
    given.path("categories").forEach(category -> categories.add(category(category)));
    List<PaidPremium> payments = new ArrayList<>();
    for (JsonNode paid : given.path("paidWithoutCover")) {
      int year = paid.get("year").intValue();
      payments.add(new PaidPremium(Scheme.RESIDENT, area, year, day(paid, "paidOn")));
    }
    return new PersonFacts(
        day(given, "born"), maybeDay(given, "arrived"), categories, covers, payments);
  }

  private static List<Question.Claims> claims(JsonNode given) {
    List<Question.Claims> claims = new ArrayList<>();
    given
        .path("withoutClaim")
        .forEach(year -> claims.add(new Question.Claims(year.intValue(), false, false)));
    given
        .path("withClaim")
        .forEach(year -> claims.add(new Question.Claims(year.intValue(), true, false)));
    given
        .path("incentiveUsed")
        .forEach(year -> claims.add(new Question.Claims(year.intValue(), true, true)));
    return claims;
  }

  private static Cover wholeYear(Area area, int year) {
    return cover(Scheme.RESIDENT, area, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  private Cover employeeCover(JsonNode spell) {
    LocalDate from = day(spell, "from");
    return new Cover(
        Scheme.EMPLOYEE,
        area,
        from.getYear(),
        from,
        day(spell, "to"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(spell.get("paidAs"))
            .map(JsonNode::textValue)
            .map(ContributionKind::valueOf));
  }

  private static Cover cover(Scheme scheme, Area area, LocalDate from, LocalDate to) {
    return new Cover(scheme, area, from.getYear(), from, to, Optional.empty(), Optional.empty());
  }

  private static CategorySpell category(JsonNode category) {
    return category.isTextual()
        ? new CategorySpell(Category.valueOf(category.textValue()), LONG_AGO, Optional.empty())
        : new CategorySpell(
            Category.valueOf(category.get("code").textValue()),
            day(category, "from"),
            maybeDay(category, "to"));
  }

  private static LocalDate day(JsonNode item, String name) {
    return LocalDate.parse(item.get(name).textValue());
  }

  private static Optional<LocalDate> maybeDay(JsonNode item, String name) {
    return item.has(name) ? Optional.of(day(item, name)) : Optional.empty();
  }
}
