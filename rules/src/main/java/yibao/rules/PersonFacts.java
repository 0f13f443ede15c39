package yibao.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the rules need to know of a person, and nothing that names one. */
public record PersonFacts(
    LocalDate birthDate,
    Optional<LocalDate> arrivedOn,
    List<CategorySpell> categories,
    List<Cover> covers,
    List<PaidPremium> payments) {

  public PersonFacts {
    categories = List.copyOf(categories);
    covers = List.copyOf(covers);
    payments = List.copyOf(payments);
  }

  /** The groups that they belong to on a day. */
  public Set<Category> groupsOn(LocalDate day) {
    Set<Category> groups = EnumSet.noneOf(Category.class);
    for (CategorySpell spell : categories) {
      if (spell.holdsOn(day)) {
        groups.add(spell.code());
      }
    }
    return groups;
  }

  /** Whole years of life on a day. */
  public int ageOn(LocalDate day) {
    return Math.toIntExact(ChronoUnit.YEARS.between(birthDate, day));
  }

  boolean coveredIn(int year) {
    for (Cover cover : covers) {
      if (cover.touches(year)) {
        return true;
      }
    }
    return false;
  }

  /** The latest of birth, arrival and the day after the end of the year's other cover. */
  LocalDate coverableFrom(int year) {
    LocalDate first = birthDate;
    if (arrivedOn.isPresent() && arrivedOn.get().isAfter(first)) {
      first = arrivedOn.get();
    }
    for (Cover cover : covers) {
      if (cover.touches(year) && !cover.to().isBefore(first)) {
        first = cover.to().plusDays(1);
      }
    }
    return first;
  }

  boolean coveredBefore(int year) {
    for (Cover cover : covers) {
      if (cover.from().getYear() < year) {
        return true;
      }
    }
    return false;
  }

  /** Of the spells that had begun by a day, the one that ends last. */
  Optional<Cover> lastCoverBegunBy(LocalDate day) {
    Cover last = null;
    for (Cover cover : covers) {
      if (!cover.from().isAfter(day) && (last == null || cover.to().isAfter(last.to()))) {
        last = cover;
      }
    }
    return Optional.ofNullable(last);
  }

  /**
   * Until when somebody was insured, covered or waiting for it.
   *
   * @param waiting the wait in which the last month was paid, if it was in one
   */
  record Insured(Scheme scheme, LocalDate to, Optional<Waiting> waiting) {}

  /** What lasted longest of what had begun by a day, of either scheme. */
  Optional<Insured> lastInsuredBy(LocalDate day) {
    Optional<Insured> last =
        lastCoverBegunBy(day)
            .map(cover -> new Insured(cover.scheme(), cover.to(), Optional.empty()));
    for (PaidPremium paid : payments) {
      Optional<PaidPremium.Month> month = paid.contribution();
      if (month.isPresent()
          && !month.get().month().atDay(1).isAfter(day)
          && last.filter(known -> !known.to().isBefore(month.get().month().atEndOfMonth()))
              .isEmpty()) {
        last =
            Optional.of(
                new Insured(
                    Scheme.EMPLOYEE,
                    month.get().month().atEndOfMonth(),
                    Optional.of(month.get().waiting())));
      }
    }
    return last;
  }

  /** Whether a month of the employee scheme is paid, or covered by what was brought along. */
  public boolean isPaid(YearMonth month) {
    return isPaidFor(month, Set.of());
  }

  /** The same, but for what the person paid alone as a flexible worker. */
  public boolean isPaidByEmployer(YearMonth month) {
    return isPaidFor(month, Set.of(ContributionKind.FLEXIBLE));
  }

  /** The ends of months agree, whatever day of it the cover of a month began on. */
  private boolean isPaidFor(YearMonth month, Set<ContributionKind> otherThan) {
    for (Cover cover : covers) {
      if (cover.isOf(month) && cover.paidAs().filter(otherThan::contains).isEmpty()) {
        return true;
      }
    }
    for (PaidPremium paid : payments) {
      Optional<PaidPremium.Month> waited = paid.contribution();
      if (waited.isPresent()
          && waited.get().month().equals(month)
          && !otherThan.contains(waited.get().kind())) {
        return true;
      }
    }
    return false;
  }

  /** Whether they were covered, in either scheme, for so long without a gap up to a day. */
  boolean isInsuredFor(int months, LocalDate upTo) {
    LocalDate since = upTo.plusDays(1);
    for (Optional<Cover> before = coverReaching(since); before.isPresent(); ) {
      since = before.get().from();
      before = coverReaching(since);
    }
    return !since.plusMonths(months).isAfter(upTo.plusDays(1));
  }

  /** A spell that began before a day and ended on its eve at the earliest; the first of them. */
  private Optional<Cover> coverReaching(LocalDate day) {
    LocalDate eve = day.minusDays(1);
    Cover first = null;
    for (Cover cover : covers) {
      if (cover.from().isBefore(day)
          && !cover.to().isBefore(eve)
          && (first == null || cover.from().isBefore(first.from()))) {
        first = cover;
      }
    }
    return Optional.ofNullable(first);
  }
}
