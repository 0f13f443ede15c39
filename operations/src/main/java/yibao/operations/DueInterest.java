package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import yibao.records.Account;
import yibao.records.PersonalAccount;
import yibao.records.Posting;
import yibao.rules.Area;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.YearlyInterest;

/**
 * The interest that own accounts are still to be credited for a year, booked under the account's
 * head, which says for which year it was last: so none is credited twice.
 */
final class DueInterest {

  private final AccountRecords records;
  private final YearlyInterest law;
  private final HeldThen held;

  DueInterest(AccountRecords records, PolicyBook book) {
    this.records = records;
    this.law = new YearlyInterest(book);
    this.held = new HeldThen(records.ledger());
  }

  /** An account and its interest; there is some. */
  record Due(PersonalAccount account, Money interest) {}

  /** The areas that give interest for the year: none until its last day is sealed. */
  List<Area> areas(int year) {
    List<Area> areas = law.areas(year);
    return areas.isEmpty() || !isOver(LocalDate.of(year, 12, 31)) ? List.of() : areas;
  }

  /** So that nothing can be booked into it any more. */
  private boolean isOver(LocalDate day) {
    return records.books().firstOpenDay().filter(day::isBefore).isPresent();
  }

  /** What is due to an account for a year that is over; none where it was credited. */
  Optional<Due> of(PersonalAccount account, int year) {
    if (account.mergedInto().isPresent()
        || account.interestFor().filter(last -> last >= year).isPresent()) {
      return Optional.empty();
    }
    Money then = held.at(account, LocalDate.of(year, 12, 31));
    return Optional.of(new Due(account, law.of(account.area(), year, then)))
        .filter(due -> !due.interest().isZero());
  }

  /** Books what is due to some accounts by one posting. */
  static void book(List<Due> due, int year, AccountBook book, Instant now) {
    List<Posting.Entry> entries = new ArrayList<>();
    List<PersonalAccount> after = new ArrayList<>();
    SortedMap<Area, Money> given = new TreeMap<>();
    for (Due one : due) {
      entries.add(new Posting.Entry(one.account().account(), one.interest().negated()));
      after.add(one.account().creditedInterest(one.interest(), year));
      given.merge(one.account().area(), one.interest(), Money::plus);
    }
    given.forEach(
        (area, sum) -> entries.add(new Posting.Entry(Account.accountInterest(area, year), sum)));
    PersonalAccount first = after.getFirst();
    book.book(
        chain ->
            new Posting(
                Posting.idOfInterest(first.psnNo(), first.nextLink().number()),
                now,
                Posting.Cause.INTEREST_CREDITED,
                entries,
                Optional.empty(),
                Optional.empty(),
                chain),
        after.toArray(PersonalAccount[]::new));
  }

  /** Books what the area of somebody's account owes it for the year before. */
  void settle(String psnNo, AccountBook book, Instant now) {
    int year = ShanghaiTime.dateOf(now).getYear() - 1;
    List<Area> areas = areas(year);
    if (!areas.isEmpty()) {
      book.find(psnNo)
          .filter(account -> areas.contains(account.area()))
          .flatMap(account -> of(account, year))
          .ifPresent(due -> book(List.of(due), year, book, now));
    }
  }
}
