package yibao.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The incentive of continuous cover (连续参保激励、零报销激励): the years without a break, and what
 * serious-illness insurance (大病保险) pays at most in the year. 国办发〔2024〕38号.
 *
 * @param continuousYears of residents' cover, that paid for included; an employee's year neither
 *     counts nor breaks
 * @param cap absent where it is not published, or there is none
 * @param uncapped whether there is none
 */
public record Incentive(
    int continuousYears, Optional<Money> cap, boolean uncapped, List<Because> because) {

  public Incentive {
    because = List.copyOf(because);
  }

  /** Whether the sources, or the facts, leave the cap open. */
  public boolean capIsOpen() {
    return cap.isEmpty() && !uncapped;
  }

  static Incentive of(Payable payable, List<Question.Claims> claims) {
    return new Reckoning(payable, claims).incentive();
  }

  /**
   * The cap as far as it is certain, for the year that is paid for. A lowering of which no source
   * states the sum lowers nothing: our reading, as a sanction that nobody published can't be
   * applied.
   */
  static SeriousCap certainCap(Payable payable, List<Question.Claims> claims) {
    return new Reckoning(payable, claims).certainCap();
  }

  /** Goes through the years from the first that counts. */
  private static final class Reckoning {

    private static final List<Category> HARDSHIP =
        List.of(Category.EXTREME_POVERTY, Category.MINIMUM_LIVING, Category.RELAPSE_RISK);

    private final Payable payable;
    private final PersonFacts person;
    private final List<Question.Claims> claims;
    private final List<Because> because = new ArrayList<>();

    private int run;
    private Steps years = new Steps(0, false);
    private Steps zeroClaim = new Steps(0, false);

    Reckoning(Payable payable, List<Question.Claims> claims) {
      this.payable = payable;
      this.person = payable.asked().person();
      this.claims = claims;
    }

    SeriousCap certainCap() {
      throughTheYears();
      if (isUncapped()) {
        return new SeriousCap.None();
      }
      Optional<Cited<Integer>> stated = value(Parameter.SERIOUS_ILLNESS_CAP);
      if (stated.isEmpty()) {
        return new SeriousCap.Open(Money.ZERO);
      }
      Optional<Money> limit = limit(stated);
      Money earned =
          certainly(years, Parameter.INCENTIVE_YEAR_STEP)
              .plus(certainly(zeroClaim, Parameter.INCENTIVE_ZERO_CLAIM_STEP));
      boolean limited = limit.filter(most -> earned.compareTo(most) >= 0).isPresent();
      Money raise = limited ? limit.orElseThrow() : limit.isPresent() ? earned : Money.ZERO;
      Money sum =
          Money.ofYuan(stated.get().value())
              .plus(raise)
              .minus(lowered(stated.get()).orElse(Money.ZERO));
      return limited || !mayBeMore(limit)
          ? new SeriousCap.AtMost(sum, stated.get().clause())
          : new SeriousCap.Open(sum);
    }

    private Money certainly(Steps steps, Parameter step) {
      return value(step)
          .map(yuan -> Money.ofYuan(yuan.value()).times(steps.known()))
          .orElse(Money.ZERO);
    }

    /** Whether the facts or the sources leave open that more was earned. */
    private boolean mayBeMore(Optional<Money> limit) {
      boolean earned = years.known() + zeroClaim.known() > 0;
      boolean unpriced =
          (years.known() > 0 && value(Parameter.INCENTIVE_YEAR_STEP).isEmpty())
              || (zeroClaim.known() > 0 && value(Parameter.INCENTIVE_ZERO_CLAIM_STEP).isEmpty());
      return years.open() || zeroClaim.open() || unpriced || (earned && limit.isEmpty());
    }

    private Optional<Cited<Integer>> throughTheYears() {
      Optional<Cited<Integer>> first = value(Parameter.FIRST_COUNTED_YEAR);
      int paidFor = payable.law().year();
      for (int year = first.map(Cited::value).orElse(paidFor); year < paidFor; year++) {
        past(year);
      }
      insured();
      return first;
    }

    Incentive incentive() {
      Optional<Cited<Integer>> first = throughTheYears();
      first.ifPresent(
          counting ->
              because.add(
                  Because.of(
                      Because.Rule.CONTINUOUS_YEARS, counting.clause(), run, counting.value())));
      boolean uncapped = isUncapped();
      return new Incentive(run, uncapped ? Optional.empty() : cap(), uncapped, because);
    }

    private void past(int year) {
      if (isResidentIn(year)) {
        insured();
        claimsOf(year);
      } else if (!person.coveredIn(year) && isDue(year)) {
        run = 0;
        years = clearedYears(year, Parameter.INCENTIVE_BREAK_CLEARS_YEARS);
        zeroClaim = clearedZeroClaim(year, Parameter.INCENTIVE_BREAK_CLEARS_ZERO_CLAIM);
      }
    }

    private void insured() {
      run++;
      Optional<Cited<Integer>> after = value(Parameter.INCENTIVE_AFTER_YEARS);
      if (after.isEmpty()) {
        years = new Steps(years.known(), true);
      } else if (run > after.get().value()) {
        years = new Steps(years.known() + 1, years.open());
        if (run == after.get().value() + 1) {
          because.add(
              Because.of(
                  Because.Rule.INCENTIVE_AFTER_YEARS, after.get().clause(), after.get().value()));
        }
      }
    }

    private void claimsOf(int year) {
      Optional<Question.Claims> told = told(year);
      if (told.isEmpty()) {
        zeroClaim = new Steps(zeroClaim.known(), true);
        return;
      }
      if (told.get().incentiveUsed()) {
        years = clearedYears(year, Parameter.INCENTIVE_USE_CLEARS_YEARS);
        zeroClaim = clearedZeroClaim(year, Parameter.INCENTIVE_USE_CLEARS_ZERO_CLAIM);
      }
      if (!told.get().claimed()) {
        zeroClaim = new Steps(zeroClaim.known() + 1, zeroClaim.open());
      }
    }

    private Optional<Question.Claims> told(int year) {
      for (Question.Claims ofYear : claims) {
        if (ofYear.year() == year) {
          return Optional.of(ofYear);
        }
      }
      return Optional.empty();
    }

    private Steps clearedYears(int year, Parameter flag) {
      return cleared(
          years,
          year,
          value(flag),
          Because.Rule.INCENTIVE_YEARS_CLEARED,
          Because.Rule.INCENTIVE_YEARS_KEPT);
    }

    private Steps clearedZeroClaim(int year, Parameter flag) {
      return cleared(
          zeroClaim,
          year,
          value(flag),
          Because.Rule.INCENTIVE_ZERO_CLAIM_CLEARED,
          Because.Rule.INCENTIVE_ZERO_CLAIM_KEPT);
    }

    private Steps cleared(
        Steps steps,
        int year,
        Optional<Cited<Integer>> flag,
        Because.Rule clearing,
        Because.Rule keeping) {
      if (steps.known() == 0 && !steps.open()) {
        return steps;
      }
      if (flag.isEmpty()) {
        return new Steps(steps.known(), true);
      }
      boolean clears = flag.get().value() == 1;
      because.add(Because.of(clears ? clearing : keeping, flag.get().clause(), year));
      return clears ? new Steps(0, false) : steps;
    }

    private boolean isResidentIn(int year) {
      for (Cover cover : person.covers()) {
        if (cover.scheme() == Scheme.RESIDENT && cover.touches(year)) {
          return true;
        }
      }
      return false;
    }

    /** Whether the person was here to be insured then; before, no count is broken. */
    private boolean isDue(int year) {
      return run > 0 && year > person.birthDate().getYear();
    }

    private boolean isUncapped() {
      Optional<Cited<Integer>> flag =
          value(Parameter.SERIOUS_ILLNESS_UNCAPPED_FOR_HARDSHIP).filter(f -> f.value() == 1);
      Optional<CategorySpell> hardship = hardship();
      if (flag.isEmpty() || hardship.isEmpty()) {
        return false;
      }
      because.add(
          Because.of(
              Because.Rule.SERIOUS_ILLNESS_UNCAPPED, flag.get().clause(), hardship.get().code()));
      return true;
    }

    private Optional<CategorySpell> hardship() {
      for (CategorySpell spell : person.categories()) {
        if (HARDSHIP.contains(spell.code()) && spell.holdsOn(payable.asked().day())) {
          return Optional.of(spell);
        }
      }
      return Optional.empty();
    }

    private Optional<Money> cap() {
      Optional<Cited<Integer>> cap = value(Parameter.SERIOUS_ILLNESS_CAP);
      Optional<Money> raise = raise(cap);
      if (cap.isEmpty() || raise.isEmpty()) {
        return Optional.empty();
      }
      Money base = Money.ofYuan(cap.get().value());
      Optional<Money> lowered = lowered(cap.get());
      Optional<Money> reckoned = lowered.map(by -> base.plus(raise.get()).minus(by));
      reckoned.ifPresent(
          sum ->
              because.add(
                  Because.of(
                      Because.Rule.SERIOUS_ILLNESS_CAP,
                      cap.get().clause(),
                      base,
                      raise.get(),
                      lowered.orElseThrow(),
                      sum)));
      return reckoned;
    }

    private Optional<Money> raise(Optional<Cited<Integer>> cap) {
      Optional<Money> ofYears =
          steps(years, Parameter.INCENTIVE_YEAR_STEP, Because.Rule.INCENTIVE_YEARS);
      Optional<Money> ofZeroClaim =
          steps(zeroClaim, Parameter.INCENTIVE_ZERO_CLAIM_STEP, Because.Rule.INCENTIVE_ZERO_CLAIM);
      Optional<Money> sum = ofYears.flatMap(one -> ofZeroClaim.map(one::plus));
      if (sum.isEmpty() || sum.get().isZero()) {
        return sum;
      }
      return limit(cap).map(most -> sum.get().compareTo(most) > 0 ? most : sum.get());
    }

    private Optional<Money> steps(Steps steps, Parameter step, Because.Rule rule) {
      Optional<Cited<Integer>> amount = value(step);
      if (steps.open() || (steps.known() > 0 && amount.isEmpty())) {
        return Optional.empty();
      }
      if (steps.known() == 0) {
        return Optional.of(Money.ZERO);
      }
      Money each = Money.ofYuan(amount.orElseThrow().value());
      Money sum = each.times(steps.known());
      because.add(Because.of(rule, amount.get().clause(), steps.known(), each, sum));
      return Optional.of(sum);
    }

    /** The most that steps come to: the sum that an area states, else the share of the cap. */
    private Optional<Money> limit(Optional<Cited<Integer>> cap) {
      Optional<Cited<Integer>> sum = value(Parameter.INCENTIVE_LIMIT_SUM);
      Optional<Cited<Integer>> share = value(Parameter.INCENTIVE_LIMIT_SHARE);
      Optional<Money> limit =
          sum.map(yuan -> Money.ofYuan(yuan.value()))
              .or(() -> share.flatMap(percent -> cap.map(of -> share(of, percent))));
      sum.or(() -> share)
          .ifPresent(
              stated ->
                  limit.ifPresent(
                      most ->
                          because.add(
                              Because.of(Because.Rule.INCENTIVE_LIMIT, stated.clause(), most))));
      return limit;
    }

    /** By how much breaks lower the cap. That an area may lower it is no sum. */
    private Optional<Money> lowered(Cited<Integer> cap) {
      int breakYears = payable.breakYears().orElse(0);
      if (breakYears == 0) {
        return Optional.of(Money.ZERO);
      }
      Optional<Cited<Integer>> perYear = value(Parameter.BREAK_LOWERS_CAP);
      Optional<Money> lowered = perYear.map(yuan -> Money.ofYuan(yuan.value()).times(breakYears));
      Optional<Cited<Integer>> limit = value(Parameter.BREAK_LOWERS_CAP_LIMIT);
      Optional<Money> most = limit.map(percent -> share(cap, percent));
      Optional<Money> limited =
          lowered.map(sum -> most.filter(m -> sum.compareTo(m) > 0).orElse(sum));
      if (limited.isPresent() && limited.equals(most)) {
        because.add(
            Because.of(
                Because.Rule.BREAK_LOWERS_CAP_LIMIT, limit.orElseThrow().clause(), most.get()));
      }
      limited.ifPresent(
          by ->
              because.add(
                  Because.of(
                      Because.Rule.BREAK_LOWERS_CAP,
                      perYear.orElseThrow().clause(),
                      breakYears,
                      by)));
      return limited;
    }

    private static Money share(Cited<Integer> of, Cited<Integer> percent) {
      return Money.ofFen(Math.multiplyExact((long) of.value(), percent.value()));
    }

    private Optional<Cited<Integer>> value(Parameter parameter) {
      return payable.terms().value(parameter);
    }
  }

  /**
   * Steps earned.
   *
   * @param open whether it may be more, or fewer
   */
  private record Steps(int known, boolean open) {}
}
