package yibao.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a person stands to work, day by day, and by which permit a foreigner does.
 *
 * @param employments in the order of their days, no two from the same; each holds until the next
 */
public record Working(List<EmploymentSpell> employments, Optional<ResidencePermit> permit) {

  /** Of whom nothing was told. */
  public static final Working UNTOLD = new Working(List.of(), Optional.empty());

  public Working {
    employments = employments.stream().sorted(Comparator.comparing(EmploymentSpell::from)).toList();
    if (employments.stream().map(EmploymentSpell::from).distinct().count() < employments.size()) {
      throw new IllegalArgumentException("two spells from one day: " + employments);
    }
  }

  /** The spell that begins on a day. */
  public Optional<EmploymentSpell> from(LocalDate day) {
    return employments.stream().filter(spell -> spell.from().equals(day)).findFirst();
  }

  /** How the person stands to work on a day; {@code NONE} before the first spell. */
  public EmploymentStatus statusOn(LocalDate day) {
    return employments.reversed().stream()
        .filter(spell -> !spell.from().isAfter(day))
        .findFirst()
        .map(EmploymentSpell::status)
        .orElse(EmploymentStatus.NONE);
  }

  /** Since when the person is retired who is so on a day. */
  public Optional<LocalDate> retiredSince(LocalDate day) {
    return employments.reversed().stream()
        .filter(spell -> !spell.from().isAfter(day))
        .findFirst()
        .filter(spell -> spell.status() == EmploymentStatus.RETIRED)
        .map(EmploymentSpell::from);
  }

  /** The months of which the person is retired for a day, none after this one. */
  public Months monthsRetired(LocalDate upTo) {
    Months months = Months.NONE;
    for (int i = 0; i < employments.size(); i++) {
      EmploymentSpell spell = employments.get(i);
      LocalDate last =
          i + 1 < employments.size() && employments.get(i + 1).from().isBefore(upTo)
              ? employments.get(i + 1).from().minusDays(1)
              : upTo;
      if (spell.status() == EmploymentStatus.RETIRED && !spell.from().isAfter(last)) {
        months = months.and(Months.between(YearMonth.from(spell.from()), YearMonth.from(last)));
      }
    }
    return months;
  }

  /** Whether the person is retired on any day that is known. */
  public boolean retires() {
    return employments.stream().anyMatch(spell -> spell.status() == EmploymentStatus.RETIRED);
  }
}
