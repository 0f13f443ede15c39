package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A made-up law in three layers, nation, province and city, with days and prices that no real area
 * has: the window runs from 1 September 2025 to 15 March 2026, 300 yuan, from 1 September 2026 on
 * 800.
 */
final class SmallLaw {

  static final Area PROVINCE = new Area("990000");
  static final Area CITY = new Area("990100");
  static final Area ELSEWHERE = new Area("980000");

  static final int YEAR = 2026;
  static final LocalDate OPENS = LocalDate.of(2025, 9, 1);
  static final LocalDate CLOSES = LocalDate.of(2026, 3, 15);
  static final LocalDate LAST_AT_STANDARD = LocalDate.of(2026, 8, 31);

  static final Clause NATION_SAYS = clause("nation");
  static final Clause PROVINCE_SAYS = clause("province");
  static final Clause CITY_SAYS = clause("city");

  private SmallLaw() {}

  /** Everything national in force since 2025; whether the first break year counts is not said. */
  static AreaPolicy nation(DatedValue... further) {
    List<DatedValue> values = new ArrayList<>();
    values.add(since2025(Parameter.FIXED_WAIT, 3));
    values.add(since2025(Parameter.WAIT_PER_BREAK_YEAR, 1));
    values.add(since2025(Parameter.FIRST_COUNTED_YEAR, 2025));
    values.add(since2025(Parameter.FLOOR_FROM_BREAK_YEARS, 4));
    values.add(since2025(Parameter.WAIT_FLOOR, 6));
    values.add(since2025(Parameter.NEWBORN_DAYS, 90));
    values.add(since2025(Parameter.NEVER_COVERED_COUNTS, 0));
    values.add(since2025(Parameter.BROKEN_WAITS_FROM_START, 1));
    values.addAll(Arrays.asList(further));
    return policy(Area.NATIONAL, Optional.empty(), List.of(), values, List.of());
  }

  static AreaPolicy nationThatSaysOnly(DatedValue... values) {
    return policy(Area.NATIONAL, Optional.empty(), List.of(), Arrays.asList(values), List.of());
  }

  static AreaPolicy province(Season season, DatedValue... values) {
    return policy(
        PROVINCE, Optional.of(Area.NATIONAL), List.of(season), Arrays.asList(values), List.of());
  }

  static AreaPolicy provinceThatAids(Season season, Aid... aids) {
    return policy(
        PROVINCE, Optional.of(Area.NATIONAL), List.of(season), List.of(), Arrays.asList(aids));
  }

  static AreaPolicy city(DatedValue... values) {
    return policy(CITY, Optional.of(PROVINCE), List.of(), Arrays.asList(values), List.of());
  }

  static AreaPolicy policy(
      Area area,
      Optional<Area> inherits,
      List<Season> seasons,
      List<DatedValue> values,
      List<Aid> aids) {
    return new AreaPolicy(
        area, "小法", "Small law", inherits, seasons, List.of(), values, aids, List.of());
  }

  static PolicyBook book(AreaPolicy... policies) {
    return new PolicyBook("r-small", Arrays.asList(policies));
  }

  /** The nation and the province as they stand. */
  static PolicyBook book() {
    return book(nation(), province(season()));
  }

  static Season season() {
    return season(OPENS, CLOSES, LAST_AT_STANDARD);
  }

  static Season season(LocalDate opens, LocalDate closes, LocalDate lastAtStandard) {
    LocalDate newYear = LocalDate.of(YEAR, 1, 1);
    LocalDate yearEnds = LocalDate.of(YEAR, 12, 31);
    List<PaymentPeriod> periods = new ArrayList<>();
    periods.add(period(opens, newYear.minusDays(1), false, CoverStart.FIRST_DAY_OF_YEAR));
    if (!closes.isBefore(newYear)) {
      periods.add(period(newYear, closes, false, CoverStart.DAY_OF_PAYMENT));
    }
    LocalDate late = closes.plusDays(1);
    periods.add(period(late, lastAtStandard, false, CoverStart.AFTER_FIXED_WAIT));
    if (lastAtStandard.isBefore(yearEnds)) {
      periods.add(period(lastAtStandard.plusDays(1), yearEnds, true, CoverStart.AFTER_FIXED_WAIT));
    }
    return new Season(
        YEAR,
        Optional.of(new Cited<>(Money.ofYuan(300), PROVINCE_SAYS)),
        Optional.of(new Cited<>(Money.ofYuan(500), PROVINCE_SAYS)),
        Optional.of(new Cited<>(new Season.Window(opens, closes), PROVINCE_SAYS)),
        periods);
  }

  static PaymentPeriod period(
      LocalDate from, LocalDate to, boolean payerBearsSubsidy, CoverStart start) {
    return new PaymentPeriod(
        from,
        to,
        payerBearsSubsidy,
        List.of(start),
        Optional.empty(),
        PROVINCE_SAYS,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static DatedValue since2025(Parameter parameter, int value) {
    return since(LocalDate.of(2025, 1, 1), parameter, value, NATION_SAYS);
  }

  static DatedValue since(LocalDate day, Parameter parameter, int value, Clause clause) {
    return new DatedValue(parameter, value, day, clause);
  }

  static Aid aid(Category group, int yuan) {
    return aid(Who.inGroup(group), yuan, LocalDate.of(2025, 1, 1));
  }

  static Aid aid(Who who, int yuan, LocalDate validFrom) {
    return new Aid(
        who,
        Money.ofYuan(yuan),
        Optional.empty(),
        validFrom,
        PROVINCE_SAYS,
        Optional.empty(),
        Optional.empty());
  }

  static Exemption exemption(Who who, CoverStart start, LocalDate validFrom) {
    return new Exemption(who, start, validFrom, PROVINCE_SAYS, Optional.empty(), Optional.empty());
  }

  static Clause clause(String id) {
    return new Clause(id, source(id));
  }

  static Source source(String id) {
    return new Source(
        id,
        "What the " + id + " says",
        Optional.empty(),
        "Publisher",
        Optional.of(LocalDate.of(2024, 7, 26)),
        Optional.empty(),
        Grade.OFFICIAL);
  }
}
