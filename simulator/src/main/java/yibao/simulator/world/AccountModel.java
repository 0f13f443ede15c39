package yibao.simulator.world;

import java.util.Objects;
import java.util.Optional;
import yibao.records.Account;
import yibao.rules.Area;
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

  void open(String person, Area area, long fen) {
    state.book(Account.openingBalances(area).id(), fen);
    move(person, OwnAccount.empty(area), OwnAccount.empty(area).credited(fen));
  }

  /** What somebody may spend. */
  long left(String person) {
    return Optional.ofNullable(state.accounts().get(person)).map(OwnAccount::available).orElse(0L);
  }

  void pay(String person, long fen) {
    OwnAccount before = account(person);
    move(person, before, before.paid(fen));
  }

  /** Gives back what was paid from somebody's account; who has it now. */
  String giveBack(String person, long fen) {
    String owner = state.standing(person);
    OwnAccount before = account(owner);
    move(owner, before, before.givenBack(fen));
    return owner;
  }

  /** One account of two; whether there was anything to join. */
  boolean join(String survivor, String duplicate) {
    Optional<OwnAccount> found = Optional.ofNullable(state.accounts().get(duplicate));
    found.ifPresent(
        from -> {
          OwnAccount into =
              Optional.ofNullable(state.accounts().get(survivor))
                  .orElseGet(() -> OwnAccount.empty(from.area()));
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
    state.book(
        Account.personalAccount(after.area(), person).id(), before.available() - after.available());
  }
}
