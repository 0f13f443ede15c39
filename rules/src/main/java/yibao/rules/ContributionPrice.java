package yibao.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What a month of the employee scheme costs: the base between its floor and its ceiling, and each
 * side's share of it, by the figures that hold on the first of the month.
 */
final class ContributionPrice {

  private final PolicyBook book;
  private final Area area;
  private final LocalDate day;
  private final List<Because> because;

  ContributionPrice(PolicyBook book, Area area, YearMonth month, List<Because> because) {
    this.book = book;
    this.area = area;
    this.day = month.atDay(1);
    this.because = because;
  }

  /** The parts of a price; what no source states is absent. */
  record Parts(
      Optional<Money> base,
      Optional<Money> employer,
      Optional<Money> own,
      Optional<Money> credit) {}

  Parts of(Contributor contributor) {
    return switch (contributor) {
      case Contributor.Employed employed -> employed(employed.wage());
      case Contributor.Flexible flexible -> flexible(flexible.base());
    };
  }

  private Parts employed(Money wage) {
    Optional<Money> base = clamped(wage);
    return new Parts(
        base,
        share(base, Parameter.EMPLOYER_RATE, Because.Rule.EMPLOYER_SHARE),
        share(base, Parameter.EMPLOYEE_RATE, Because.Rule.OWN_SHARE),
        share(base, Parameter.ACCOUNT_CREDIT_EMPLOYED, Because.Rule.ACCOUNT_CREDIT));
  }

  private Parts flexible(FlexibleBase which) {
    Optional<Cited<Money>> stated =
        switch (which) {
          case WITH_ACCOUNT -> amount(Parameter.FLEXIBLE_BASE_WITH_ACCOUNT);
          case POOL_ONLY -> amount(Parameter.FLEXIBLE_BASE_POOL_ONLY);
        };
    stated.ifPresent(base -> add(Because.Rule.FLEXIBLE_BASE, base.clause(), base.value()));
    Optional<Money> base = stated.map(Cited::value);
    return switch (which) {
      case WITH_ACCOUNT ->
          new Parts(
              base,
              Optional.of(Money.ZERO),
              share(base, Parameter.FLEXIBLE_RATE_WITH_ACCOUNT, Because.Rule.OWN_SHARE),
              share(base, Parameter.ACCOUNT_CREDIT_FLEXIBLE, Because.Rule.ACCOUNT_CREDIT));
      case POOL_ONLY ->
          new Parts(
              base,
              Optional.of(Money.ZERO),
              share(base, Parameter.FLEXIBLE_RATE_POOL_ONLY, Because.Rule.OWN_SHARE),
              Optional.of(Money.ZERO));
    };
  }

  /** Between the limits; where one isn't stated, a wage may still lie beyond the other. */
  private Optional<Money> clamped(Money wage) {
    Optional<Cited<Money>> floor =
        limit(Parameter.CONTRIBUTION_BASE_FLOOR, Parameter.CONTRIBUTION_FLOOR_SHARE);
    if (floor.filter(least -> wage.compareTo(least.value()) < 0).isPresent()) {
      return Optional.of(base(Because.Rule.WAGE_BELOW_FLOOR, floor.get(), wage));
    }
    Optional<Cited<Money>> ceiling =
        limit(Parameter.CONTRIBUTION_BASE_CEILING, Parameter.CONTRIBUTION_CEILING_SHARE);
    if (ceiling.filter(most -> wage.compareTo(most.value()) > 0).isPresent()) {
      return Optional.of(base(Because.Rule.WAGE_ABOVE_CEILING, ceiling.get(), wage));
    }
    if (floor.isEmpty() || ceiling.isEmpty()) {
      return Optional.empty();
    }
    add(Because.Rule.WAGE_IS_BASE, floor.get().clause(), wage);
    return Optional.of(wage);
  }

  private Money base(Because.Rule rule, Cited<Money> limit, Money wage) {
    add(rule, limit.clause(), wage, limit.value());
    return limit.value();
  }

  /** A sum that is stated, or else the share of the average wage. */
  private Optional<Cited<Money>> limit(Parameter sum, Parameter share) {
    Optional<Cited<Money>> stated = amount(sum);
    if (stated.isPresent()) {
      return stated;
    }
    Optional<Cited<Money>> average = amount(Parameter.AVERAGE_WAGE);
    return average.flatMap(
        wage ->
            rate(share)
                .map(
                    of -> {
                      Money part = of.value().of(wage.value());
                      add(
                          Because.Rule.SHARE_OF_AVERAGE,
                          of.clause(),
                          wage.value(),
                          of.value(),
                          part);
                      return new Cited<>(part, wage.clause());
                    }));
  }

  private Optional<Money> share(Optional<Money> base, Parameter parameter, Because.Rule rule) {
    Optional<Cited<Rate>> rate = rate(parameter);
    return base.flatMap(
        amount ->
            rate.map(
                of -> {
                  Money part = of.value().of(amount);
                  add(rule, of.clause(), amount, of.value(), part);
                  return part;
                }));
  }

  private Optional<Cited<Money>> amount(Parameter parameter) {
    return book.value(area, parameter, day)
        .map(cited -> new Cited<>(Money.ofFen(cited.value()), cited.clause()));
  }

  private Optional<Cited<Rate>> rate(Parameter parameter) {
    return book.value(area, parameter, day)
        .map(cited -> new Cited<>(new Rate(cited.value()), cited.clause()));
  }

  private void add(Because.Rule rule, Clause clause, Object... values) {
    because.add(Because.of(rule, clause, values));
  }
}
