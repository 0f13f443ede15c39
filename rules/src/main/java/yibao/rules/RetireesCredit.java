package yibao.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the own account of who is retired is credited each month (退休人员个人账户定额划入): a sum of the area,
 * for each month of which the person is retired for a day. A month of which no source states the
 * sum is due once one does, and stands in no other's way.
 */
public final class RetireesCredit {

  private final PolicyBook book;
  private final Map<AreaMonth, Optional<Money>> known = new ConcurrentHashMap<>();

  public RetireesCredit(PolicyBook book) {
    this.book = book;
  }

  private record AreaMonth(Area area, YearMonth month) {}

  /** The areas of which a sum is known for any month, in the order of their codes. */
  public List<Area> areas() {
    return book.policies().stream()
        .map(AreaPolicy::area)
        .filter(area -> book.insures(area) && book.states(area, Parameter.RETIREE_MONTHLY_CREDIT))
        .toList();
  }

  /**
   * Whose account it is.
   *
   * @param since the day from which the person is insured in the area, if it wasn't always so: what
   *     fell due before was another area's to credit
   * @param credited the months that the account has been credited for
   */
  public record Retiree(
      Area area,
      Optional<LocalDate> since,
      Working working,
      Optional<LocalDate> diedOn,
      Months credited) {}

  /** What is due by today, month by month; nothing after the month of death. */
  public SortedMap<YearMonth, Money> due(Retiree retiree, LocalDate today) {
    SortedMap<YearMonth, Money> due = new TreeMap<>();
    LocalDate upTo = retiree.diedOn().filter(today::isAfter).orElse(today);
    retiree
        .working()
        .monthsRetired(upTo)
        .all()
        .filter(month -> !retiree.credited().contains(month))
        .filter(month -> retiree.since().map(YearMonth::from).filter(month::isBefore).isEmpty())
        .forEach(month -> sum(retiree.area(), month).ifPresent(fen -> due.put(month, fen)));
    return due;
  }

  private Optional<Money> sum(Area area, YearMonth month) {
    return known.computeIfAbsent(
        new AreaMonth(area, month),
        asked ->
            book.value(area, Parameter.RETIREE_MONTHLY_CREDIT, month.atDay(1))
                .map(fen -> Money.ofFen(fen.value())));
  }
}
