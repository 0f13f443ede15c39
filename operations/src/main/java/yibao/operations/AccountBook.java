package yibao.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import yibao.records.Accounts;
import yibao.records.ChainLink;
import yibao.records.Change;
import yibao.records.Ledger;
import yibao.records.PersonalAccount;
import yibao.records.Posting;

/**
 * Moves people's accounts in one transaction. Each posting becomes the next link in the chain of
 * every account that it moves, and each account is written once, as the last of them leaves it.
 */
final class AccountBook {

  private final Accounts accounts;
  private final Ledger ledger;
  private final Map<String, Optional<PersonalAccount>> seen = new LinkedHashMap<>();
  private final Map<String, PersonalAccount> moved = new LinkedHashMap<>();
  private final List<Change> postings = new ArrayList<>();

  AccountBook(Accounts accounts, Ledger ledger) {
    this.accounts = accounts;
    this.ledger = ledger;
  }

  /** Reads the accounts of several people in one round trip, to be found here. */
  void read(Set<String> psnNos) {
    Map<String, PersonalAccount> stored = accounts.find(psnNos);
    psnNos.forEach(psnNo -> seen.putIfAbsent(psnNo, Optional.ofNullable(stored.get(psnNo))));
  }

  /** Notes an account that was read with other things. */
  void read(String psnNo, Optional<PersonalAccount> stored) {
    seen.putIfAbsent(psnNo, stored);
  }

  /** A person's account as it stands after what was booked here; read when first asked for. */
  Optional<PersonalAccount> find(String psnNo) {
    Optional<PersonalAccount> stored = seen.computeIfAbsent(psnNo, accounts::find);
    return Optional.ofNullable(moved.get(psnNo)).or(() -> stored);
  }

  /** A person's account as it was read, without what was booked here. */
  Optional<PersonalAccount> asRead(String psnNo) {
    return Objects.requireNonNull(seen.get(psnNo));
  }

  /** Where the money is of an account that there was: since a merge in the person's other one. */
  PersonalAccount standing(String psnNo) {
    PersonalAccount account = find(psnNo).orElseThrow();
    while (account.mergedInto().isPresent()) {
      account = find(account.mergedInto().get()).orElseThrow();
    }
    return account;
  }

  /**
   * Books what moves accounts that were found here.
   *
   * @param posting makes it, with its place in the chains
   * @param after how the accounts stand after it
   */
  void book(Function<List<ChainLink>, Posting> posting, PersonalAccount... after) {
    Posting booked = posting.apply(Stream.of(after).map(PersonalAccount::nextLink).toList());
    Posting.Place place = Ledger.placeOf(booked);
    for (PersonalAccount account : after) {
      moved.put(account.psnNo(), account.booked(place));
    }
    postings.add(ledger.book(booked));
  }

  /** All that has to be written. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>(postings);
    moved.forEach(
        (psnNo, account) ->
            changes.add(
                asRead(psnNo)
                    .map(before -> accounts.move(before, account))
                    .orElseGet(() -> accounts.open(account))));
    return changes;
  }
}
