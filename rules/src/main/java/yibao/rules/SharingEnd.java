package yibao.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Why sharing ends by itself, on either side. Source: the notice of 2026-01-09: where the insurance
 * of either ends or moves to another pooling area (终止、跨统筹地区转移等) the relation is dissolved. That
 * months without cover are an end, and how many, is our reading.
 */
public enum SharingEnd {
  DEATH,
  TRANSFER,
  /** Left work, and with it the employee scheme. */
  EMPLOYMENT_NONE,
  /** Was without any cover for too long. */
  UNINSURED;

  /**
   * How a side stood when both had agreed: what is otherwise since then may end it.
   *
   * @param on the day
   * @param outOfWorkSince the first day of the spell without work that ran, where one was told
   */
  public record Side(Area area, LocalDate on, Optional<LocalDate> outOfWorkSince) {

    public static Side of(Area area, Working working, LocalDate on) {
      return new Side(area, on, outOfWork(working, on));
    }
  }

  /** Why it has ended on one side by a day, if it has. */
  public static Optional<SharingEnd> of(
      Side agreed, Area area, Insured insured, int monthsUninsured, LocalDate today) {
    if (insured.diedOn().isPresent()) {
      return Optional.of(DEATH);
    }
    if (!area.equals(agreed.area())) {
      return Optional.of(TRANSFER);
    }
    if (leavesWork(agreed, insured.working(), today)) {
      return Optional.of(EMPLOYMENT_NONE);
    }
    return insured
        .lapses(agreed.on(), monthsUninsured)
        .filter(day -> !day.isAfter(today))
        .map(day -> UNINSURED);
  }

  /**
   * The next day on which it may have ended on one side without anything being told; empty where
   * none is known.
   */
  public static Optional<LocalDate> dueOn(
      Side agreed, Insured insured, int monthsUninsured, LocalDate today) {
    Optional<LocalDate> leaving =
        insured.working().employments().stream()
            .filter(spell -> spell.status() == EmploymentStatus.NONE)
            .map(EmploymentSpell::from)
            .filter(today::isBefore)
            .findFirst();
    return Stream.of(leaving, insured.lapses(agreed.on(), monthsUninsured))
        .flatMap(Optional::stream)
        .min(LocalDate::compareTo);
  }

  /** Whether a spell without work has begun that held on some day since both had agreed. */
  private static boolean leavesWork(Side agreed, Working working, LocalDate today) {
    List<EmploymentSpell> told = working.employments();
    return IntStream.range(0, told.size())
        .filter(i -> told.get(i).status() == EmploymentStatus.NONE)
        .filter(i -> !told.get(i).from().isAfter(today))
        .filter(i -> i + 1 == told.size() || told.get(i + 1).from().isAfter(agreed.on()))
        .anyMatch(i -> !Optional.of(told.get(i).from()).equals(agreed.outOfWorkSince()));
  }

  private static Optional<LocalDate> outOfWork(Working working, LocalDate day) {
    return working.employments().reversed().stream()
        .filter(spell -> !spell.from().isAfter(day))
        .findFirst()
        .filter(spell -> spell.status() == EmploymentStatus.NONE)
        .map(EmploymentSpell::from);
  }
}
