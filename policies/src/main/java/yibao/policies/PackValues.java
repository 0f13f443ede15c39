package yibao.policies;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.rules.Aid;
import yibao.rules.BenefitScope;
import yibao.rules.BenefitTerm;
import yibao.rules.BenefitValue;
import yibao.rules.Category;
import yibao.rules.Cited;
import yibao.rules.Clause;
import yibao.rules.CoverStart;
import yibao.rules.DatedValue;
import yibao.rules.Exemption;
import yibao.rules.Grade;
import yibao.rules.Money;
import yibao.rules.Parameter;
import yibao.rules.PaymentPeriod;
import yibao.rules.Season;
import yibao.rules.Source;
import yibao.rules.StatedStart;
import yibao.rules.Warning;
import yibao.rules.Who;

/**
 * Reads the values that a pack states, each with its source; what is wrong with one is added to the
 * flaws.
 */
final class PackValues {

  private final String area;
  private final Map<String, Source> sources;
  private final List<Flaw> flaws;
  private final Set<String> stated = new HashSet<>();
  private final List<Contradiction> contradictions = new ArrayList<>();

  PackValues(String area, Map<String, Source> sources, List<Flaw> flaws) {
    this.area = area;
    this.sources = sources;
    this.flaws = flaws;
  }

  DatedValue value(YamlFile file, String pointer, JsonNode item) {
    Parameter parameter =
        Parameter.valueOf(item.get("name").textValue().replace('-', '_').toUpperCase(Locale.ROOT));
    int value = value(file, pointer, item, parameter.unit());
    Optional<LocalDate> validTo = validTo(file, pointer, item);
    boolean ofNewborns =
        parameter == Parameter.NEWBORN_DAYS || parameter == Parameter.NEWBORN_MONTHS;
    if (ofNewborns && item.get("value").intValue() == 0) {
      flaws.add(
          file.flaw(
              pointer + "/value",
              "no newborn is paid for within no time",
              "write at least 1, or leave it out"));
    }
    once(
        file,
        pointer,
        item.get("name").textValue() + " from " + item.get("validFrom").textValue() + " on");
    return new DatedValue(
        parameter,
        value,
        day(item, "validFrom"),
        validTo,
        clause(file, pointer, item, item.get("name").textValue() + since(item)));
  }

  /** In whole numbers of the unit's last decimal. */
  private int value(YamlFile file, String pointer, JsonNode item, Parameter.Unit unit) {
    String name = item.get("name").textValue();
    if (!item.get("unit").textValue().equals(unit.word())) {
      flaws.add(
          file.flaw(
              pointer + "/unit",
              name + " is not counted in this unit",
              "write `unit: " + unit.word() + "`"));
    }
    BigDecimal value = item.get("value").decimalValue().movePointRight(unit.decimals());
    if (value.stripTrailingZeros().scale() > 0) {
      flaws.add(
          file.flaw(
              pointer + "/value",
              name + " has too many decimals",
              "write " + unit.decimals() + " at most"));
    }
    if (unit == Parameter.Unit.FLAG && item.get("value").intValue() > 1) {
      flaws.add(file.flaw(pointer + "/value", name + " is a flag", "write 0 or 1, for no or yes"));
    }
    return value.intValue();
  }

  private Optional<LocalDate> validTo(YamlFile file, String pointer, JsonNode item) {
    Optional<LocalDate> validTo =
        Optional.ofNullable(item.get("validTo")).map(JsonNode::textValue).map(LocalDate::parse);
    if (validTo.filter(day(item, "validFrom")::isAfter).isPresent()) {
      flaws.add(
          file.flaw(
              pointer + "/validTo",
              item.get("name").textValue() + " ends before it begins",
              "write the last day on which it holds, or leave it out"));
    }
    return validTo;
  }

  BenefitValue benefit(YamlFile file, String pointer, JsonNode item) {
    String name = item.get("name").textValue();
    BenefitTerm term = BenefitTerm.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    BenefitScope of = scope(file, pointer, item);
    once(file, pointer, name + " of " + of.fields() + from(item));
    return new BenefitValue(
        term,
        of,
        value(file, pointer, item, term.unit()),
        day(item, "validFrom"),
        validTo(file, pointer, item),
        clause(file, pointer, item, name + "/" + named(of.fields()) + since(item)));
  }

  /**
   * The schema lets pass only what {@link BenefitScope} reads, but not all of it means anything.
   */
  private BenefitScope scope(YamlFile file, String pointer, JsonNode item) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : item.path("of").properties()) {
      List<String> words = new ArrayList<>();
      field.getValue().forEach(word -> words.add(word.asText()));
      fields.put(
          field.getKey(), words.isEmpty() ? field.getValue().asText() : String.join(" ", words));
    }
    BenefitScope scope = BenefitScope.of(fields);
    if (scope.grade().isPresent() && scope.level().isEmpty()) {
      flaws.add(
          file.flaw(
              pointer + "/of",
              "a grade is one of a level",
              "write the level of the institutions beside it"));
    }
    return scope;
  }

  Aid aid(YamlFile file, String pointer, JsonNode item) {
    Who who = who(file, pointer, item);
    Optional<Integer> year = Optional.ofNullable(item.get("year")).map(JsonNode::intValue);
    String whose = who.fields() + year.map(only -> " of " + only).orElse("");
    once(file, pointer, "the price of " + whose + from(item));
    return new Aid(
        who,
        Money.ofYuan(item.get("pays").longValue()),
        year,
        day(item, "validFrom"),
        clause(file, pointer, item, "aid/" + named(who.fields()) + since(item)),
        reading(file, pointer, item),
        warning(item));
  }

  Exemption exemption(YamlFile file, String pointer, JsonNode item) {
    Who who = who(file, pointer, item);
    once(file, pointer, "the exemption of " + who.fields() + from(item));
    return new Exemption(
        who,
        CoverStart.valueOf(item.get("coverStarts").textValue()),
        day(item, "validFrom"),
        clause(file, pointer, item, "exemption/" + named(who.fields()) + since(item)),
        reading(file, pointer, item),
        warning(item));
  }

  private static Optional<Warning> warning(JsonNode item) {
    return Optional.ofNullable(item.get("warning"))
        .map(w -> new Warning(w.get("zh").textValue(), w.get("en").textValue()));
  }

  /**
   * The schema lets pass only what {@link Who} reads, but not every combination of it means
   * anything.
   */
  private Who who(YamlFile file, String pointer, JsonNode item) {
    Map<String, Object> fields = new LinkedHashMap<>();
    item.get("who").properties().forEach(f -> fields.put(f.getKey(), f.getValue().asText()));
    try {
      return Who.of(fields);
    } catch (IllegalArgumentException meaningless) {
      flaws.add(
          file.flaw(
              pointer + "/who",
              "nobody is told apart by " + fields.keySet(),
              "name a group or another condition; a time `within` needs a group"));
      return Who.inGroup(Category.STUDENT);
    }
  }

  private static String since(JsonNode item) {
    return "/" + item.get("validFrom").textValue();
  }

  /** The conditions as part of a name: {@code group=VETERAN+withinMonths=3}. */
  private static String named(Map<String, Object> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining("+"));
  }

  StatedStart start(YamlFile file, String pointer, JsonNode item) {
    String paid = item.get("paid").textValue();
    once(file, pointer, "the start of cover of who pays " + paid + from(item));
    StatedStart.Part part = StatedStart.Part.valueOf(paid);
    CoverStart start = CoverStart.valueOf(item.get("coverStarts").textValue());
    if (start.waits() != (part == StatedStart.Part.AFTER_THE_WINDOW)) {
      flaws.add(
          file.flaw(
              pointer + "/coverStarts",
              "who pays " + paid + " can't be covered " + start,
              "write an AFTER_ word for AFTER_THE_WINDOW, another for the rest"));
      start =
          part == StatedStart.Part.AFTER_THE_WINDOW
              ? CoverStart.AFTER_FIXED_WAIT
              : CoverStart.FIRST_DAY_OF_YEAR;
    }
    return new StatedStart(
        part,
        start,
        brokenWaitFrom(item),
        day(item, "validFrom"),
        clause(file, pointer, item, "start/" + paid + since(item)),
        reading(file, pointer, item));
  }

  private static Optional<CoverStart> brokenWaitFrom(JsonNode item) {
    return Optional.ofNullable(item.get("brokenWaitFrom"))
        .map(JsonNode::textValue)
        .map(CoverStart::valueOf);
  }

  private static String from(JsonNode item) {
    return " from " + item.get("validFrom").textValue() + " on";
  }

  Season season(YamlFile file, String pointer, JsonNode item) {
    String year = item.get("year").asText();
    List<PaymentPeriod> periods = new ArrayList<>();
    for (JsonNode payment : item.get("payments")) {
      String at = pointer + "/payments/" + periods.size();
      boolean bearsSubsidy = payment.get("pays").size() > 1;
      if (bearsSubsidy && !item.has("fiscalSubsidy")) {
        flaws.add(
            file.flaw(
                at + "/pays",
                "this period charges a fiscalSubsidy that the season does not state",
                "state `fiscalSubsidy` with its source, or leave the period out"));
      }
      periods.add(
          new PaymentPeriod(
              day(payment, "from"),
              day(payment, "to"),
              bearsSubsidy,
              starts(payment.get("coverStarts")),
              brokenWaitFrom(payment),
              clause(file, at, payment, year + "/payments/" + payment.get("from").textValue()),
              reading(file, at, payment),
              reading(file, at, payment, "startReading"),
              reading(file, at, payment, "windowReading")));
    }
    Season season =
        new Season(
            item.get("year").intValue(),
            amount(file, pointer, item, "personalPremium"),
            amount(file, pointer, item, "fiscalSubsidy"),
            Optional.ofNullable(item.get("window"))
                .map(
                    window ->
                        new Cited<>(
                            new Season.Window(day(window, "opens"), day(window, "closes")),
                            clause(file, pointer + "/window", window, year + "/window"))),
            periods);
    once(file, pointer + "/year", "the season of " + season.year());
    flaws.addAll(SeasonCheck.flaws(season, file, pointer));
    return season;
  }

  /** One word, or the list of those between which no source decides. */
  private static List<CoverStart> starts(JsonNode coverStarts) {
    List<CoverStart> starts = new ArrayList<>();
    for (JsonNode word : coverStarts.isArray() ? coverStarts : List.of(coverStarts)) {
      starts.add(CoverStart.valueOf(word.textValue()));
    }
    return starts;
  }

  private void once(YamlFile file, String pointer, String what) {
    if (!stated.add(what)) {
      flaws.add(file.flaw(pointer, what + " is stated twice", "keep one of the two"));
    }
  }

  private Optional<Cited<Money>> amount(
      YamlFile file, String pointer, JsonNode season, String name) {
    return Optional.ofNullable(season.get(name))
        .map(
            amount ->
                new Cited<>(
                    Money.ofYuan(amount.get("value").longValue()),
                    clause(
                        file,
                        pointer + "/" + name,
                        amount,
                        season.get("year").asText() + "/" + name)));
  }

  private static LocalDate day(JsonNode item, String name) {
    return LocalDate.parse(item.get(name).textValue());
  }

  private Optional<Source> reading(YamlFile file, String pointer, JsonNode item) {
    return reading(file, pointer, item, "reading");
  }

  private Optional<Source> reading(YamlFile file, String pointer, JsonNode item, String key) {
    if (!item.has(key)) {
      return Optional.empty();
    }
    Source reading = source(file, pointer, item, key);
    if (reading.grade() != Grade.INFERRED) {
      flaws.add(
          file.flaw(
              pointer + "/" + key,
              "a reading of ours is graded " + reading.grade().name().toLowerCase(Locale.ROOT),
              "name a source of grade `inferred`, or leave `" + key + "` out"));
    }
    return Optional.of(reading);
  }

  private Clause clause(YamlFile file, String pointer, JsonNode item, String what) {
    Clause clause = new Clause(area + "/" + what, source(file, pointer, item, "source"));
    if (item.has("insteadOf")) {
      JsonNode other = item.get("insteadOf");
      contradictions.add(
          new Contradiction(
              clause,
              other.get("says").textValue(),
              source(file, pointer + "/insteadOf", other, "source"),
              other.get("because").textValue()));
    }
    return clause;
  }

  /** Where sources contradict each other, which of them the pack follows. */
  List<Contradiction> contradictions() {
    return contradictions;
  }

  private Source source(YamlFile file, String pointer, JsonNode item, String key) {
    String id = item.get(key).textValue();
    Source source = sources.get(id);
    if (source == null) {
      flaws.add(
          file.flaw(
              pointer + "/" + key,
              "no source is named '" + id + "'",
              "add it under `sources` in this folder with title, publisher, date and grade; known: "
                  + sources.keySet()));
      return new Source(
          id, "", Optional.empty(), "", Optional.empty(), Optional.empty(), Grade.INFERRED);
    }
    return source;
  }
}
