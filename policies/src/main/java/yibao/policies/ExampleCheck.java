package yibao.policies;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.Money;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.PremiumDecision;
import yibao.rules.ResidentPremium;
import yibao.rules.Scheme;

/** Computes an area's worked examples and says where the rules come to another answer. */
final class ExampleCheck {

  private static final String UNPUBLISHED = "unpublished";
  private static final Area ELSEWHERE = new Area("999999");
  private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

  private final ResidentPremium premium;

  ExampleCheck(PolicyBook book) {
    this.premium = new ResidentPremium(book);
  }

  List<Flaw> flaws(Area area, YamlFile file) {
    List<Flaw> flaws = new ArrayList<>();
    int index = 0;
    for (JsonNode example : file.root().path("examples")) {
      String pointer = "/examples/" + index++;
      JsonNode given = example.get("given");
      PremiumDecision decision =
          premium.decide(
              area, given.get("year").intValue(), person(area, given), day(given, "paid"));
      for (Map.Entry<String, JsonNode> expected : example.get("then").properties()) {
        String computed = computed(decision, expected.getKey());
        if (!computed.equals(text(expected.getValue()))) {
          flaws.add(
              file.flaw(
                  pointer + "/then/" + expected.getKey(),
                  "example '"
                      + example.get("name").textValue()
                      + "': "
                      + expected.getKey()
                      + " is stated as "
                      + text(expected.getValue())
                      + ", the pack gives "
                      + computed,
                  "correct the example, or the value in the pack that it contradicts"));
        }
      }
    }
    return flaws;
  }

  private static PersonFacts person(Area area, JsonNode given) {
    List<Cover> covers = new ArrayList<>();
    given.get("covered").forEach(year -> covers.add(wholeYear(area, year.intValue())));
    given
        .path("coveredElsewhere")
        .forEach(year -> covers.add(wholeYear(ELSEWHERE, year.intValue())));
    for (JsonNode spell : given.path("employeeCover")) {
      covers.add(cover(Scheme.EMPLOYEE, area, day(spell, "from"), day(spell, "to")));
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

  private static Cover wholeYear(Area area, int year) {
    return cover(Scheme.RESIDENT, area, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
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

  private static String computed(PremiumDecision decision, String field) {
    return switch (decision) {
      case PremiumDecision.Refused refused ->
          field.equals("refused") ? refused.reason().name() : "refused: " + refused.reason();
      case PremiumDecision.Payable payable ->
          switch (field) {
            case "payable" -> payable.payable().map(ExampleCheck::yuan).orElse(UNPUBLISHED);
            case "subsidy" -> payable.stateAdds().map(ExampleCheck::yuan).orElse(UNPUBLISHED);
            case "standard" -> payable.standard().map(ExampleCheck::yuan).orElse(UNPUBLISHED);
            case "coverFrom" -> day(payable.coverFrom(), payable.start().isPresent());
            case "coverTo" -> day(payable.coverTo(), payable.covers().isPresent());
            case "covers" -> payable.covers().map(Object::toString).orElse(UNPUBLISHED);
            case "waitMonths" ->
                payable.waitMonths().isPresent()
                    ? "" + payable.waitMonths().getAsInt()
                    : UNPUBLISHED;
            case "unpublished" -> payable.unpublished().toString();
            default -> "payable";
          };
    };
  }

  private static String day(Optional<LocalDate> day, boolean published) {
    return day.map(LocalDate::toString).orElse(published ? "no cover in the year" : UNPUBLISHED);
  }

  private static String yuan(Money money) {
    String yuan = money.toString();
    return yuan.endsWith(".00") ? yuan.substring(0, yuan.length() - 3) : yuan;
  }

  private static String text(JsonNode expected) {
    if (expected.isArray()) {
      List<String> words = new ArrayList<>();
      expected.forEach(word -> words.add(word.textValue()));
      return words.toString();
    }
    return expected.asText();
  }
}
