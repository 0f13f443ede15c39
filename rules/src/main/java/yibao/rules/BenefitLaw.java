package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an area's funds pay on a day (医疗保障待遇): for each setting of a bill the values that hold, the
 * nearest pack first.
 */
final class BenefitLaw {

  /** The values of each pack that are in force, the area's own first. */
  private final List<List<BenefitValue>> packs;

  private final Map<BenefitSetting, BenefitTerms> terms = new ConcurrentHashMap<>();

  /** That of an area of which no source says anything. */
  static final BenefitLaw SILENT = new BenefitLaw(List.of());

  /**
   * The laws of an area, each by the day from which it holds.
   *
   * @param line its pack and those it inherits from, the nearest first
   */
  static NavigableMap<LocalDate, BenefitLaw> since(List<AreaPolicy> line) {
    TreeMap<LocalDate, BenefitLaw> laws = new TreeMap<>();
    line.stream()
        .flatMap(pack -> pack.benefits().stream())
        .flatMap(
            value ->
                Stream.concat(
                    Stream.of(value.validFrom()),
                    value.validTo().map(last -> last.plusDays(1)).stream()))
        .forEach(
            day ->
                laws.computeIfAbsent(
                    day,
                    on ->
                        new BenefitLaw(
                            line.stream()
                                .map(
                                    pack ->
                                        pack.benefits().stream()
                                            .filter(value -> value.holdsOn(on))
                                            .toList())
                                .toList())));
    return laws;
  }

  private BenefitLaw(List<List<BenefitValue>> packs) {
    this.packs = packs.stream().map(BenefitLaw::latest).toList();
  }

  /** Of the values of one term and scope the one that came last. */
  private static List<BenefitValue> latest(List<BenefitValue> inForce) {
    Map<String, BenefitValue> latest = new TreeMap<>();
    for (BenefitValue value : inForce) {
      latest.merge(
          value.term() + " " + value.of().fields(),
          value,
          (one, other) -> other.validFrom().isBefore(one.validFrom()) ? one : other);
    }
    return List.copyOf(latest.values());
  }

  BenefitTerms terms(BenefitSetting setting) {
    return terms.computeIfAbsent(setting, asked -> new Search(asked).terms());
  }

  /** Whether somebody insured here is at home elsewhere in the province. */
  boolean provinceIsHome(Scheme scheme) {
    return packs.stream()
        .flatMap(List::stream)
        .filter(
            value ->
                value.term() == BenefitTerm.AWAY_IN_PROVINCE_AS_HOME
                    && value.of().scheme().filter(one -> one != scheme).isEmpty())
        .findFirst()
        .filter(value -> value.value() == 1)
        .isPresent();
  }

  /** Looks up the values for one setting. */
  private final class Search {

    private final BenefitSetting setting;

    Search(BenefitSetting setting) {
      this.setting = setting;
    }

    BenefitTerms terms() {
      Care pool = setting.care().pool();
      return new BenefitTerms(
          setting,
          setting.away() == Away.HOME
              ? Optional.empty()
              : best(BenefitTerm.AWAY_FIRST, setting.care()).map(BenefitValue::rate),
          best(BenefitTerm.DEDUCTIBLE, pool)
              .map(
                  value ->
                      new BenefitTerms.Deductible(
                          Money.ofFen(value.value()),
                          value.of().level().isPresent(),
                          value.clause())),
          steps(
              BenefitTerm.DEDUCTIBLE_SHARE,
              value -> (long) value.of().admission(),
              value ->
                  new BenefitTerms.Share(
                      value.of().admission(), new Rate(value.value()), value.clause())),
          steps(
              BenefitTerm.RATIO,
              value -> value.of().above().fen(),
              value ->
                  new BenefitTerms.Segment(
                      value.of().above(), new Rate(value.value()), value.clause())),
          limits(pool),
          flag(BenefitTerm.UNLIMITED, pool),
          best(BenefitTerm.POOL_CAP, setting.care()).map(BenefitValue::amount),
          best(BenefitTerm.SERIOUS_DEDUCTIBLE, setting.care()).map(BenefitValue::amount),
          best(BenefitTerm.SERIOUS_RATIO, setting.care()).map(BenefitValue::rate),
          flag(BenefitTerm.SERIOUS_UNCAPPED, setting.care()),
          flag(BenefitTerm.AID_ENTITLED, setting.care()),
          best(BenefitTerm.AID_RATIO, setting.care()).map(BenefitValue::rate),
          best(BenefitTerm.AID_LIMIT, setting.care()).map(BenefitValue::amount),
          best(BenefitTerm.AID_LIMIT_AT_LEAST, setting.care()).map(BenefitValue::amount));
    }

    /** The one that says most of the bill, and of these the best for the person. */
    private Optional<BenefitValue> best(BenefitTerm term, Care care) {
      return holding(term, care).stream().max(better(term));
    }

    private static Comparator<BenefitValue> better(BenefitTerm term) {
      return Comparator.comparingInt((BenefitValue value) -> value.of().precision())
          .thenComparing((one, other) -> term.compare(one.value(), other.value()));
    }

    private Optional<Clause> flag(BenefitTerm term, Care care) {
      return best(term, care).filter(value -> value.value() == 1).map(BenefitValue::clause);
    }

    /** For each step, an admission or a segment, the one that decides it; in their order. */
    private <T> List<T> steps(
        BenefitTerm term, Function<BenefitValue, Long> step, Function<BenefitValue, T> made) {
      Map<Long, BenefitValue> steps = new TreeMap<>();
      for (BenefitValue value : holding(term, setting.care())) {
        steps.merge(
            step.apply(value),
            value,
            (one, other) -> better(term).compare(one, other) < 0 ? other : one);
      }
      return steps.values().stream().map(made).toList();
    }

    /** Each limit that holds: of a level's own and of all levels together both. */
    private List<BenefitTerms.Limit> limits(Care care) {
      List<BenefitTerms.Limit> limits = new ArrayList<>();
      for (boolean ofLevel : List.of(true, false)) {
        holding(BenefitTerm.LIMIT, care).stream()
            .filter(value -> value.of().level().isPresent() == ofLevel)
            .max(better(BenefitTerm.LIMIT))
            .ifPresent(
                value ->
                    limits.add(
                        new BenefitTerms.Limit(
                            Money.ofFen(value.value()), ofLevel, value.clause())));
      }
      return limits;
    }

    /** What the nearest pack that speaks of it in this scheme and care says of such a bill. */
    private List<BenefitValue> holding(BenefitTerm term, Care care) {
      for (List<BenefitValue> pack : packs) {
        List<BenefitValue> stated = new ArrayList<>();
        Set<BenefitValue> holding = new HashSet<>();
        for (BenefitValue value : pack) {
          if (value.term() == term
              && value.of().scheme().filter(one -> one != setting.scheme()).isEmpty()
              && value.of().care().filter(one -> one != care).isEmpty()) {
            stated.add(value);
            if (value.of().holds(setting, care)) {
              holding.add(value);
            }
          }
        }
        if (!stated.isEmpty()) {
          return stated.stream().filter(holding::contains).toList();
        }
      }
      return List.of();
    }
  }
}
