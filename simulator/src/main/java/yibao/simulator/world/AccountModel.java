package yibao.simulator.world;

import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import yibao.records.Account;
import yibao.rules.Area;
import yibao.rules.Months;
import yibao.simulator.world.State.OwnAccount;

/** The part of the model that is about people's own accounts. */
final class AccountModel {

  private final State state;

  AccountModel(State state) {
    this.state = state;
  }

  boolean isOpen(String person) {
    return state.accounts().containsKey(person);
  }

  /** With what it held before, which has in it what who is retired got by the month before. */
  void open(String person, Area area, long fen, YearMonth month) {
    Months before = Months.between(YearMonth.from(Names.birthOf(person)), month.minusMonths(1));
    state.book(Account.openingBalances(area).id(), fen);
    move(person, OwnAccount.empty(area), OwnAccount.empty(area).credited(fen).creditedFor(before));
  }

  /** What somebody may spend. */
  long left(String person) {
    return Optional.ofNullable(state.accounts().get(person)).map(OwnAccount::available).orElse(0L);
  }

  /** Sets so much aside in somebody's account, or frees it again. */
  void freeze(String person, long fen) {
    if (fen != 0) {
      state.accounts().put(person, account(person).freezing(fen));
    }
  }

  /**
   * Pays for an order of an area.
   *
   * @param ofFrozen what of it was set aside for it
   */
  void pay(String person, Area area, long fen, long ofFrozen) {
    OwnAccount before = account(person);
    move(person, before, before.freezing(-ofFrozen).paid(fen));
    clear(before.area(), area, fen);
  }

  /**
   * Gives back what was paid for an order from somebody's account; who has it now.
   *
   * @param setAside whether it is set aside again for the relation that paid
   */
  String giveBack(String person, Area area, long fen, boolean setAside) {
    String owner = state.standing(person);
    OwnAccount before = account(owner);
    OwnAccount after = before.givenBack(fen);
    move(owner, before, setAside ? after.freezing(fen) : after);
    clear(area, before.area(), fen);
    return owner;
  }

  /**
   * What was offered goes from somebody's account into somebody's wallet, who may have had none.
   *
   * @param home the area of who gets it
   */
  void transfer(String from, String to, Area home, long fen) {
    OwnAccount before = account(from);
    move(from, before, before.freezing(-fen).paid(fen));
    credit(Names.walletOf(to), home, before.area(), fen);
  }

  /** Credits what an order of an area pays into somebody's account; who has none gets one. */
  void credit(String person, Area home, Area area, long fen) {
    OwnAccount before =
        Optional.ofNullable(state.accounts().get(person)).orElseGet(() -> OwnAccount.empty(home));
    move(person, before, before.credited(fen));
    clear(area, before.area(), fen);
  }

  /** Takes a credit of an order of an area out again, as far as it is there; how much that is. */
  long uncredit(String owner, Area area, long fen) {
    OwnAccount before = account(owner);
    long taken = Math.min(before.available(), fen);
    if (taken > 0) {
      move(owner, before, before.uncredited(taken));
      clear(before.area(), area, taken);
    }
    return taken;
  }

  /** The area whose fund holds somebody's account, if there is one. */
  Optional<Area> area(String person) {
    return Optional.ofNullable(state.accounts().get(person)).map(OwnAccount::area);
  }

  /** Credits what who is retired gets for some months. */
  void creditRetired(String person, Area area, long fen, Months months) {
    OwnAccount before =
        Optional.ofNullable(state.accounts().get(person)).orElseGet(() -> OwnAccount.empty(area));
    move(person, before, before.credited(fen).creditedFor(months));
  }

  void creditInterest(String person, long fen, int year) {
    OwnAccount before = account(person);
    move(person, before, before.credited(fen).bearingInterestFor(year));
  }

  /** Goes with its owner to another area, if there is one. */
  boolean moved(String person, Area to) {
    Optional<OwnAccount> found = Optional.ofNullable(state.accounts().get(person));
    found.ifPresent(
        before -> {
          state.book(Account.personalAccount(before.area(), person).id(), before.held());
          state.book(Account.personalAccount(to, person).id(), -before.held());
          clear(before.area(), to, before.held());
          state.accounts().put(person, before.movedTo(to));
        });
    return found.isPresent();
  }

  /** What goes from one area's books into another's is owed there. */
  private void clear(Area from, Area into, long fen) {
    state.book(Account.areaClearing(from).id(), -fen);
    state.book(Account.areaClearing(into).id(), fen);
  }

  /**
   * One account of two; whether there was anything to join.
   *
   * @param area of the survivor's file
   */
  boolean join(String survivor, Area area, String duplicate) {
    Optional<OwnAccount> found = Optional.ofNullable(state.accounts().get(duplicate));
    found.ifPresent(
        from -> {
          OwnAccount into =
              Optional.ofNullable(state.accounts().get(survivor))
                  .orElseGet(() -> OwnAccount.empty(area));
          clear(from.area(), into.area(), from.available());
          move(survivor, into, into.joinedBy(from));
          move(duplicate, from, from.emptiedInto(survivor));
        });
    return found.isPresent();
  }

  private OwnAccount account(String person) {
    return Objects.requireNonNull(state.accounts().get(person));
  }

  /** What somebody is owed is negative in the books. */
  private void move(String person, OwnAccount before, OwnAccount after) {
    state.accounts().put(person, after);
    state.book(Account.personalAccount(after.area(), person).id(), before.held() - after.held());
  }
}
