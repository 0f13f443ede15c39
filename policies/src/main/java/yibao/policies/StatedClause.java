package yibao.policies;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yibao.rules.Aid;
import yibao.rules.AreaPolicy;
import yibao.rules.BenefitValue;
import yibao.rules.Cited;
import yibao.rules.Clause;
import yibao.rules.CoverStart;
import yibao.rules.DatedValue;
import yibao.rules.Exemption;
import yibao.rules.Money;
import yibao.rules.Parameter;
import yibao.rules.PaymentPeriod;
import yibao.rules.Season;
import yibao.rules.Source;
import yibao.rules.StatedStart;

/**
 * A clause of a pack, in a line.
 *
 * @param readings how we read it, where it is silent
 */
record StatedClause(Clause clause, String value, List<Source> readings) {

  /** Everything that a pack states, in its order. */
  static List<StatedClause> of(AreaPolicy policy) {
    return Stream.of(
            policy.seasons().stream().flatMap(StatedClause::of),
            policy.starts().stream().map(StatedClause::of),
            policy.values().stream().map(StatedClause::of),
            policy.benefits().stream().map(StatedClause::of),
            policy.aids().stream().map(StatedClause::of),
            policy.exemptions().stream().map(StatedClause::of))
        .flatMap(clauses -> clauses)
        .toList();
  }

  /** The clause's name within its pack. */
  String name() {
    return clause.id().substring(clause.id().indexOf('/') + 1);
  }

  private static Stream<StatedClause> of(Season season) {
    return Stream.of(
            season.personal().map(StatedClause::amount).stream(),
            season.subsidy().map(StatedClause::amount).stream(),
            season.window().map(StatedClause::window).stream(),
            season.periods().stream().map(StatedClause::of))
        .flatMap(clauses -> clauses);
  }

  private static StatedClause amount(Cited<Money> amount) {
    return new StatedClause(amount.clause(), amount.value() + " yuan", List.of());
  }

  private static StatedClause window(Cited<Season.Window> window) {
    return new StatedClause(
        window.clause(), window.value().opens() + " to " + window.value().closes(), List.of());
  }

  private static StatedClause of(PaymentPeriod period) {
    String starts =
        period.starts().stream().map(CoverStart::name).collect(Collectors.joining(" or "));
    return new StatedClause(
        period.clause(),
        "to "
            + period.to()
            + ", "
            + starts
            + broken(period.brokenWaitFrom())
            + (period.payerBearsSubsidy() ? ", the person bears the subsidy" : ""),
        Stream.of(period.reading(), period.startReading(), period.windowReading())
            .flatMap(Optional::stream)
            .toList());
  }

  private static StatedClause of(StatedStart start) {
    return new StatedClause(
        start.clause(),
        start.start() + broken(start.brokenWaitFrom()),
        start.reading().stream().toList());
  }

  private static String broken(Optional<CoverStart> from) {
    return from.map(start -> ", a broken record waits from " + start).orElse("");
  }

  private static StatedClause of(DatedValue value) {
    return value(value.clause(), value.value(), value.parameter().unit(), value.validTo());
  }

  private static StatedClause of(BenefitValue value) {
    return value(value.clause(), value.value(), value.term().unit(), value.validTo());
  }

  private static StatedClause value(
      Clause clause, int value, Parameter.Unit unit, Optional<LocalDate> validTo) {
    return new StatedClause(
        clause,
        BigDecimal.valueOf(value, unit.decimals()).toPlainString()
            + " "
            + unit.word()
            + validTo.map(last -> " to " + last).orElse(""),
        List.of());
  }

  private static StatedClause of(Aid aid) {
    return new StatedClause(
        aid.clause(),
        aid.pays() + " yuan" + aid.year().map(year -> " in " + year).orElse(""),
        aid.reading().stream().toList());
  }

  private static StatedClause of(Exemption exemption) {
    return new StatedClause(
        exemption.clause(), "no wait, " + exemption.start(), exemption.reading().stream().toList());
  }
}
