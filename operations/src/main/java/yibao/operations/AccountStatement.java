package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.records.Account;
import yibao.records.Books;
import yibao.records.FoldedPart;
import yibao.records.Ledger;
import yibao.records.Posting;
import yibao.rules.Money;

/**
 * The statement of an account (明细账): its postings day by day, within a day in the order of their
 * parts and ids. Of a sealed day only those parts are read in which the account moved.
 */
public final class AccountStatement {

  private static final int PAGE = 100;

  /** After how many reads a page ends, found or not, so that a request is answered in time. */
  private static final int MOST_READS = 1000;

  private static final int ONE_READ = 500;

  private final Ledger ledger;
  private final Books books;

  public AccountStatement(Ledger ledger, Books books) {
    this.ledger = ledger;
    this.books = books;
  }

  /** Where a page ended: at this posting, or after all of the part before. */
  public record Place(LocalDate day, int part, Optional<String> postingId) {}

  /** What a posting moved in the account. */
  public record Line(Posting posting, Money amount) {}

  /** A page; it may be empty and go on all the same. */
  public record Page(List<Line> lines, Optional<Place> next) {

    public Page {
      lines = List.copyOf(lines);
    }
  }

  /** The page after a place, or the first; up to the day of now. */
  public Page read(Account account, Optional<Place> after, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    Optional<LocalDate> opened = books.opened();
    if (opened.isEmpty()) {
      return new Page(List.of(), Optional.empty());
    }
    // Before the books' first day there is nothing to be read, whatever place is asked for.
    LocalDate first = after.map(Place::day).filter(opened.get()::isBefore).orElse(opened.get());
    return new Reading(account, after).from(first, today);
  }

  /** One page as it is gathered. */
  private final class Reading {

    private final Account account;
    private final Optional<Place> after;
    private final List<Line> lines = new ArrayList<>();
    private final LocalDate open = books.firstOpenDay().orElse(LocalDate.MAX);
    private int reads;

    Reading(Account account, Optional<Place> after) {
      this.account = account;
      this.after = after;
    }

    Page from(LocalDate first, LocalDate today) {
      for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
        Set<Integer> moved = day.isBefore(open) ? movedIn(day) : Set.of();
        for (int part = firstPart(day); part < Ledger.PARTS; part++) {
          if (reads >= MOST_READS) {
            return new Page(lines, Optional.of(new Place(day, part, Optional.empty())));
          }
          if (!day.isBefore(open) || moved.contains(part)) {
            Optional<String> full = part(day, part);
            if (full.isPresent()) {
              return new Page(lines, Optional.of(new Place(day, part, full)));
            }
          }
        }
      }
      return new Page(lines, Optional.empty());
    }

    private int firstPart(LocalDate day) {
      return after.filter(place -> place.day().equals(day)).map(Place::part).orElse(0);
    }

    private Set<Integer> movedIn(LocalDate day) {
      reads++;
      return books.parts(day).stream()
          .filter(
              part ->
                  part.movements().stream()
                      .anyMatch(movement -> movement.account().equals(account.control())))
          .map(FoldedPart::part)
          .collect(Collectors.toSet());
    }

    /** Reads a part; the posting at which the page was full, if it was. */
    private Optional<String> part(LocalDate day, int part) {
      Optional<String> last =
          after
              .filter(place -> place.day().equals(day) && place.part() == part)
              .flatMap(Place::postingId);
      List<Ledger.Stored> page;
      do {
        reads++;
        page = ledger.ofDay(day, part, last, ONE_READ);
        for (Ledger.Stored stored : page) {
          last = Optional.of(stored.posting().postingId());
          Optional<Line> line = line(stored.posting());
          line.ifPresent(lines::add);
          if (lines.size() == PAGE) {
            return last;
          }
        }
      } while (!page.isEmpty());
      return Optional.empty();
    }

    private Optional<Line> line(Posting posting) {
      List<Money> amounts =
          posting.entries().stream()
              .filter(
                  entry ->
                      entry.account().equals(account) || entry.account().control().equals(account))
              .map(Posting.Entry::amount)
              .toList();
      return amounts.isEmpty()
          ? Optional.empty()
          : Optional.of(new Line(posting, amounts.stream().reduce(Money.ZERO, Money::plus)));
    }
  }
}
