package yibao.operations.clearing;

import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import yibao.operations.OpenBooks;
import yibao.operations.ShanghaiTime;
import yibao.records.Account;
import yibao.records.AreaDebt;
import yibao.records.Books;
import yibao.records.Change;
import yibao.records.ClearedMonth;
import yibao.records.ClearedMonths;
import yibao.records.ClearedPart;
import yibao.records.Commit;
import yibao.records.Ledger;
import yibao.records.Posting;
import yibao.records.Tables;
import yibao.rules.Area;
import yibao.rules.Money;

/**
 * Clears a month between pooling areas (统筹区间清算): adds up what each came to owe each other by the
 * month's postings, and books what is left of it for each area as owed by the clearing, or to it. A
 * month is cleared in full once its last day is sealed, so that nothing can be booked into it any
 * more, and after every month before it; a reversal that comes later is a posting of its own month.
 * A part that was added up stays, so a run that ends early is gone on with by the next; of two runs
 * at once one books.
 */
public final class ClearMonth {

  private final Tables tables;
  private final Ledger ledger;
  private final Books books;
  private final ClearedMonths months;
  private final AddUp addUp;

  public ClearMonth(Tables tables, Ledger ledger, Books books, ClearedMonths months) {
    this.tables = tables;
    this.ledger = ledger;
    this.books = books;
    this.months = months;
    this.addUp = new AddUp(ledger, books, months);
  }

  /** What became of a month. */
  public sealed interface Outcome {

    /**
     * It is cleared.
     *
     * @param booked by this very run
     */
    record Cleared(ClearedMonth month, MonthDebts debts, boolean booked) implements Outcome {}

    /** Something can still be booked into it: its last day isn't sealed. */
    record NotSealed() implements Outcome {}

    /** A month before it isn't cleared. */
    record After(YearMonth first) implements Outcome {}

    /** It was over before anything was booked. */
    record BeforeTheBooks() implements Outcome {}

    /** Time ran out; the next run goes on. */
    record Unfinished() implements Outcome {}
  }

  /** The month that was cleared last, if one was. */
  public Optional<YearMonth> last() {
    List<ClearedMonth> cleared = months.all();
    return cleared.isEmpty() ? Optional.empty() : Optional.of(cleared.getLast().month());
  }

  /** The first month that isn't cleared; none while the books aren't open. */
  public Optional<YearMonth> next() {
    return last().map(month -> month.plusMonths(1)).or(() -> books.opened().map(YearMonth::from));
  }

  /** Whether nothing can be booked into a month any more. */
  public boolean isSealed(YearMonth month) {
    return books.firstOpenDay().filter(open -> open.isAfter(month.atEndOfMonth())).isPresent();
  }

  /**
   * Clears the month, if it is its turn.
   *
   * @param now when it is booked, unless that day is sealed
   * @param hasTime whether more may be begun
   */
  public Outcome clear(YearMonth month, Instant now, BooleanSupplier hasTime) {
    Optional<ClearedMonth> cleared = find(month);
    if (cleared.isPresent()) {
      return new Outcome.Cleared(cleared.get(), kept(month), false);
    }
    Optional<YearMonth> next = next();
    if (next.filter(month::isBefore).isPresent()) {
      return new Outcome.BeforeTheBooks();
    }
    if (next.filter(month::isAfter).isPresent()) {
      return new Outcome.After(next.get());
    }
    if (!isSealed(month)) {
      return new Outcome.NotSealed();
    }
    return addUp
        .allOf(month, hasTime)
        .map(debts -> booked(month, debts, now))
        .orElseGet(Outcome.Unfinished::new);
  }

  private Optional<ClearedMonth> find(YearMonth month) {
    return months.all().stream().filter(cleared -> cleared.month().equals(month)).findFirst();
  }

  private MonthDebts kept(YearMonth month) {
    List<AreaDebt> debts = new ArrayList<>();
    for (ClearedPart part : months.parts(month)) {
      debts.addAll(part.debts());
    }
    return MonthDebts.sum(debts);
  }

  private Outcome booked(YearMonth month, MonthDebts debts, Instant now) {
    Instant bookedAt = OpenBooks.bookedAt(books, now);
    Optional<Posting> posting = posting(month, debts, bookedAt);
    ClearedMonth cleared = new ClearedMonth(month, bookedAt, posting.map(Ledger::placeOf));
    List<Change> changes = new ArrayList<>();
    posting.ifPresent(one -> changes.add(ledger.book(one)));
    changes.add(months.clear(cleared));
    return switch (tables.commit(changes)) {
      case Commit.Done done -> new Outcome.Cleared(cleared, debts, true);
      // another run has booked just the same
      case Commit.Refused refused -> new Outcome.Cleared(find(month).orElseThrow(), debts, false);
    };
  }

  /**
   * One for all areas, so that it closes the month for all of them or for none; two entries for
   * each, some 50 bytes apiece, leave room in an item for the areas of several countries.
   */
  private static Optional<Posting> posting(YearMonth month, MonthDebts debts, Instant bookedAt) {
    SortedMap<Area, Money> nets = debts.nets();
    Money sum = nets.values().stream().reduce(Money.ZERO, Money::plus);
    if (!sum.isZero()) {
      throw new IllegalStateException("the nets of " + month + " sum to " + sum);
    }
    List<Posting.Entry> entries = new ArrayList<>();
    nets.forEach(
        (area, net) -> {
          if (!net.isZero()) {
            entries.add(new Posting.Entry(Account.areaClearing(area), net.negated()));
            entries.add(new Posting.Entry(Account.areaSettlement(area), net));
          }
        });
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Posting(
                Posting.idOfClearing(month),
                bookedAt,
                Posting.Cause.AREAS_CLEARED,
                entries,
                Optional.empty(),
                Optional.empty()));
  }

  /** How many months are over at an instant and not cleared. */
  public int overdue(Instant now) {
    YearMonth running = YearMonth.from(ShanghaiTime.dateOf(now));
    return next()
        .map(first -> Math.max(0, (int) ChronoUnit.MONTHS.between(first, running)))
        .orElse(0);
  }
}
