package yibao.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A person's contribution for a month of the employee scheme (职工医保月缴费) that can be paid on the day
 * asked for. A part that no source states is absent and named as unpublished.
 *
 * @param base the monthly base (缴费基数)
 * @param employer the employer's share, half up to the fen; zero for a flexible worker
 * @param own the person's share, half up to the fen
 * @param credit what goes into the person's account of it, half up to the fen
 */
public record Contribution(
    YearMonth month,
    Contributor contributor,
    Optional<Money> base,
    Optional<Money> employer,
    Optional<Money> own,
    Optional<Money> credit,
    MonthCover cover,
    List<Because> because)
    implements ContributionDecision {

  public Contribution {
    because = List.copyOf(because);
  }

  /** What is to be paid for the month. */
  public Optional<Money> payable() {
    return employer.flatMap(theirs -> own.map(theirs::plus));
  }

  public Optional<Boolean> covers() {
    return switch (cover) {
      case MonthCover.Covered covered -> Optional.of(true);
      case MonthCover.Waits waits -> Optional.of(false);
      case MonthCover.Unpublished unpublished -> Optional.empty();
    };
  }

  public Optional<LocalDate> coverFrom() {
    return cover instanceof MonthCover.Covered covered
        ? Optional.of(covered.from())
        : Optional.empty();
  }

  public Optional<LocalDate> coverTo() {
    return cover instanceof MonthCover.Covered covered
        ? Optional.of(covered.to())
        : Optional.empty();
  }

  /** The wait that this month is in, or that ended in it. */
  public Optional<Waiting> waiting() {
    return switch (cover) {
      case MonthCover.Covered covered -> covered.after();
      case MonthCover.Waits waits -> Optional.of(waits.waiting());
      case MonthCover.Unpublished unpublished -> Optional.empty();
    };
  }

  /** The parts that no source states, by their fields in a quote. */
  public List<String> unpublished() {
    List<String> parts = new ArrayList<>();
    name(parts, "baseFen", base);
    name(parts, "employerFen", employer);
    name(parts, "ownFen", own);
    name(parts, "payableFen", payable());
    name(parts, "creditFen", credit);
    if (covers().isEmpty()) {
      parts.add("coverFrom");
      parts.add("covers");
      parts.add("waitMonths");
    }
    return List.copyOf(parts);
  }

  private static void name(List<String> parts, String field, Optional<Money> part) {
    if (part.isEmpty()) {
      parts.add(field);
    }
  }
}
