package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import yibao.operations.ShanghaiTime;
import yibao.records.Account;
import yibao.rules.Area;
import yibao.rules.EmploymentStatus;
import yibao.rules.Money;
import yibao.rules.Months;
import yibao.rules.PolicyBook;
import yibao.rules.RetireesCredit;
import yibao.rules.Working;
import yibao.rules.YearlyInterest;
import yibao.simulator.world.State.OwnAccount;
import yibao.simulator.world.State.PersonFile;

/**
 * The part of the model that is about what accounts are credited without anybody paying: what who
 * is retired gets each month, and a year's interest. How far the jobs came is read from the tables;
 * that they did what they say is said here. Whoever is entered or changed on the day itself may
 * have come after the pass of the day, and then waits for the next.
 */
final class CreditModel {

  private static final int PARTS = 16;

  private final Model model;
  private final State state;
  private final FileModel files;
  private final AccountModel accounts;
  private final Stored stored;
  private final RetireesCredit retired;
  private final YearlyInterest interest;

  CreditModel(Model model, FileModel files, AccountModel accounts, Stored stored, PolicyBook book) {
    this.model = model;
    this.state = model.state();
    this.files = files;
    this.accounts = accounts;
    this.stored = stored;
    this.retired = new RetireesCredit(book);
    this.interest = new YearlyInterest(book);
  }

  // ---- who is retired -------------------------------------------------------------------------

  /** Goes through who is or was retired; how many parts are left for the day. */
  String retirees(Instant scheduledFor) {
    LocalDate today = ShanghaiTime.dateOf(scheduledFor);
    Pass pass = pass("account-credit#", retired.areas(), today);
    for (String person : List.copyOf(state.people().keySet())) {
      PersonFile file = files.file(person);
      Optional<String> place =
          stored.partOfRetired(person).map(part -> place(file.area(), part)).filter(pass::isOpen);
      if (place.isPresent() && isRetired(file)) {
        SortedMap<YearMonth, Money> due = due(person, file, today);
        boolean wasThere = file.changedOn().isBefore(today);
        if ((wasThere && pass.isDone(place.get())) || isCreditedAsSeen(person, due)) {
          credit(person, file, due);
        }
      }
    }
    return WorkDesk.left(pass.left());
  }

  private static boolean isRetired(PersonFile file) {
    return file.mergedInto().isEmpty()
        && file.employments().stream()
            .anyMatch(spell -> spell.status() == EmploymentStatus.RETIRED);
  }

  private SortedMap<YearMonth, Money> due(String person, PersonFile file, LocalDate today) {
    return retired.due(
        new RetireesCredit.Retiree(
            file.area(),
            file.areaSince(),
            new Working(file.employments(), Optional.empty()),
            file.diedOn(),
            Optional.ofNullable(state.accounts().get(person))
                .map(OwnAccount::retired)
                .orElse(Months.NONE)),
        today);
  }

  private boolean isCreditedAsSeen(String person, SortedMap<YearMonth, Money> due) {
    return Optional.ofNullable(model.seen().accounts().get(person))
        .filter(account -> due.keySet().stream().allMatch(account.retired()::contains))
        .isPresent();
  }

  private void credit(String person, PersonFile file, SortedMap<YearMonth, Money> due) {
    if (due.isEmpty()) {
      return;
    }
    Area area = accounts.area(person).orElseGet(file::area);
    long all = 0;
    Months months = Months.NONE;
    for (Map.Entry<YearMonth, Money> one : due.entrySet()) {
      long fen = one.getValue().fen();
      state.book(Account.accountCredits(area, one.getKey().getYear()).id(), fen);
      months = months.and(one.getKey());
      all += fen;
    }
    accounts.creditRetired(person, area, all, months);
  }

  /**
   * What an area still owed to who has left it.
   *
   * @param left the file as it was
   */
  void creditBeforeMove(String person, PersonFile left, Instant now) {
    if (isRetired(left)) {
      credit(person, left, due(person, left, ShanghaiTime.dateOf(now)));
    }
  }

  // ---- interest -------------------------------------------------------------------------------

  /** Goes through the accounts once the year before is sealed. */
  String interest(Instant now) {
    int year = ShanghaiTime.dateOf(now).getYear() - 1;
    LocalDate last = LocalDate.of(year, 12, 31);
    Pass pass = pass("account-interest#", areas(year), last);
    for (String person : List.copyOf(state.accounts().keySet())) {
      if (Names.isWallet(person)) {
        continue;
      }
      String place = place(accounts.area(person).orElseThrow(), stored.partOfAccount(person));
      boolean seen =
          Optional.ofNullable(model.seen().accounts().get(person))
              .flatMap(OwnAccount::interestFor)
              .equals(Optional.of(year));
      if (pass.isOpen(place) && (pass.isDone(place) || seen)) {
        bearInterest(person, year);
      }
    }
    return WorkDesk.left(pass.left());
  }

  /** The areas that give interest for a year, once nothing can be booked into it any more. */
  private List<Area> areas(int year) {
    return model.isSealed(LocalDate.of(year, 12, 31)) ? interest.areas(year) : List.of();
  }

  /** What is due of the year before to an account that goes elsewhere. */
  void settleInterest(String person, Instant now) {
    int year = ShanghaiTime.dateOf(now).getYear() - 1;
    if (accounts.area(person).filter(areas(year)::contains).isPresent()) {
      bearInterest(person, year);
    }
  }

  private void bearInterest(String person, int year) {
    OwnAccount account = state.accounts().get(person);
    if (account == null
        || account.mergedInto().isPresent()
        || account.interestFor().filter(last -> last >= year).isPresent()) {
      return;
    }
    long held = stored.heldOn(person, LocalDate.of(year, 12, 31));
    long fen = interest.of(account.area(), year, Money.ofFen(held)).fen();
    if (fen > 0) {
      state.book(Account.accountInterest(account.area(), year).id(), fen);
      accounts.creditInterest(person, fen, year);
    }
  }

  // ---- how far a job came ---------------------------------------------------------------------

  /**
   * A pass through the parts of some areas.
   *
   * @param open the parts that weren't done for the day before
   * @param done those of them that are now
   */
  private record Pass(Set<String> open, Set<String> done) {

    boolean isOpen(String place) {
      return open.contains(place);
    }

    boolean isDone(String place) {
      return done.contains(place);
    }

    int left() {
      return open.size() - done.size();
    }
  }

  private Pass pass(String job, List<Area> areas, LocalDate day) {
    Set<String> open = new HashSet<>();
    Set<String> done = new HashSet<>();
    for (Area area : areas) {
      for (int part = 0; part < PARTS; part++) {
        String place = place(area, part);
        if (!isDone(state, job + place, day)) {
          open.add(place);
          Optional.ofNullable(model.seen().passes().get(job + place))
              .ifPresent(to -> state.passes().put(job + place, to));
          if (isDone(state, job + place, day)) {
            done.add(place);
          }
        }
      }
    }
    return new Pass(open, done);
  }

  private static String place(Area area, int part) {
    return area.code() + "#" + part;
  }

  private static boolean isDone(State state, String sweep, LocalDate day) {
    return Optional.ofNullable(state.passes().get(sweep))
        .filter(done -> !done.isBefore(day))
        .isPresent();
  }
}
