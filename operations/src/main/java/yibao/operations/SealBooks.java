package yibao.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import yibao.records.Books;
import yibao.records.FoldedPart;
import yibao.records.Folding;
import yibao.records.Ledger;
import yibao.records.Movement;
import yibao.records.Seal;
import yibao.rules.Money;

/**
 * Closes the books day by day: folds each part of a day's postings into what moved in each account,
 * adds that to the balances of the day before, and seals it. A part that was folded stays, so a run
 * that ends early is gone on with by the next; two runs at once write the same.
 */
public final class SealBooks {

  /** After which no attempt to book for the day before is still under way. */
  private static final Duration AFTER_THE_DAY = Duration.ofMinutes(30);

  private static final int PAGE = 500;

  private final Ledger ledger;
  private final Books books;

  public SealBooks(Ledger ledger, Books books) {
    this.ledger = ledger;
    this.books = books;
  }

  /**
   * What a run has done.
   *
   * @param sealed in their order
   * @param left days that are due and not sealed yet
   */
  public record Done(List<Seal> sealed, int left) {

    public Done {
      sealed = List.copyOf(sealed);
    }
  }

  /**
   * Seals each day that is due.
   *
   * @param hasTime whether more may be begun
   */
  public Done seal(Instant now, BooleanSupplier hasTime) {
    List<Seal> sealed = new ArrayList<>();
    LocalDate day = firstOpenDay(now);
    while (isDue(day, now)) {
      Optional<Seal> seal = sealed(day, now, hasTime);
      if (seal.isEmpty()) {
        break;
      }
      sealed.add(seal.get());
      day = day.plusDays(1);
    }
    int left = 0;
    for (LocalDate due = day; isDue(due, now); due = due.plusDays(1)) {
      left++;
    }
    return new Done(sealed, left);
  }

  /** Where nothing was ever booked the books begin with the first run. */
  private LocalDate firstOpenDay(Instant now) {
    Optional<LocalDate> open = books.firstOpenDay();
    if (open.isEmpty()) {
      books.openFor(ShanghaiTime.dateOf(now));
      open = books.firstOpenDay();
    }
    return open.orElseThrow();
  }

  private static boolean isDue(LocalDate day, Instant now) {
    return !ShanghaiTime.endOf(day).plus(AFTER_THE_DAY).isAfter(now);
  }

  /** The day's seal, if time was enough. */
  private Optional<Seal> sealed(LocalDate day, Instant now, BooleanSupplier hasTime) {
    List<FoldedPart> parts = new ArrayList<>(books.parts(day));
    for (int part = 0; part < Ledger.PARTS; part++) {
      if (part == parts.size() || parts.get(part).part() != part) {
        if (!hasTime.getAsBoolean()) {
          return Optional.empty();
        }
        FoldedPart fold = fold(day, part);
        books.keep(fold);
        parts.add(part, fold);
      }
    }
    Optional<Seal> before = books.seal(day.minusDays(1));
    List<Movement> moved = new ArrayList<>();
    before.ifPresent(seal -> moved.addAll(books.balances(seal)));
    parts.forEach(part -> moved.addAll(part.movements()));
    List<Movement> balances = Folding.sum(moved);
    String root = before.map(Seal::root).orElse("");
    Seal seal =
        new Seal(
            day,
            root,
            Seal.root(day, root, parts, balances),
            parts.stream().mapToLong(FoldedPart::postings).sum(),
            Folding.count(parts.stream().flatMap(part -> part.receipts().stream()).toList()),
            Books.chunks(balances),
            now);
    checkSum(balances, day);
    books.close(seal, balances);
    return Optional.of(seal);
  }

  private FoldedPart fold(LocalDate day, int part) {
    return fold(day, part, after -> ledger.ofDay(day, part, after, PAGE));
  }

  /**
   * Folds a part of a day.
   *
   * @param pages what stands there after a posting, or from the first on; nothing at its end
   */
  static FoldedPart fold(
      LocalDate day, int part, Function<Optional<String>, List<Ledger.Stored>> pages) {
    Folding folding = new Folding();
    Optional<String> after = Optional.empty();
    List<Ledger.Stored> page;
    do {
      page = pages.apply(after);
      page.forEach(folding::take);
      after = page.isEmpty() ? after : Optional.of(page.getLast().posting().postingId());
    } while (!page.isEmpty());
    return folding.of(day, part);
  }

  /**
   * Postings sum to zero each, so what they leave must; anything else is a fault, not a balance.
   */
  private static void checkSum(List<Movement> balances, LocalDate day) {
    Money sum = balances.stream().map(Movement::amount).reduce(Money.ZERO, Money::plus);
    if (!sum.isZero()) {
      throw new IllegalStateException("the balances after " + day + " sum to " + sum);
    }
  }
}
