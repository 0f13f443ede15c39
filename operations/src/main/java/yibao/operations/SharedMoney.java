package yibao.operations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import yibao.records.Account;
import yibao.records.Change;
import yibao.records.Order;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Relation;
import yibao.records.SharingRelations;
import yibao.rules.Money;
import yibao.rules.SharingUse;

/**
 * What people's own accounts pay at once: of each its owner's free money, or what the quota of a
 * relation has set aside in it.
 */
final class SharedMoney {

  private final People people;
  private final SharingRelations relations;
  private final Map<String, PersonalAccount> seen = new LinkedHashMap<>();
  private final Map<String, PersonalAccount> accounts = new LinkedHashMap<>();
  private final Map<Account, Money> paid = new LinkedHashMap<>();
  private final Map<String, Order.Payment.Shared> shared = new HashMap<>();
  private final Map<Relation, Relation> used = new LinkedHashMap<>();
  private final Map<String, Person> sides = new LinkedHashMap<>();

  SharedMoney(People people, SharingRelations relations) {
    this.people = people;
    this.relations = relations;
  }

  /** Takes what is in the payer's wallet for a line. */
  void wallet(String payer, PersonalAccount wallet, Order.Line line) {
    own(wallet, line.price());
    shared.put(line.psnNo(), Order.Payment.Shared.byWallet(payer));
  }

  /** Takes free money of an owner's. */
  void own(PersonalAccount account, Money amount) {
    PersonalAccount before = accounts.getOrDefault(account.psnNo(), account);
    seen.putIfAbsent(account.psnNo(), account);
    accounts.put(account.psnNo(), before.paid(amount));
    paid.merge(account.account(), amount, Money::plus);
  }

  /**
   * Takes what a relation may use of its owner's account for a line; nothing where the account has
   * less frozen than the relation says, since others have changed one of the two meanwhile.
   */
  boolean quota(
      PersonalAccount account, Relation relation, SharingSides between, Order.Line line, int year) {
    if (!quota(account, relation, between, new Use(SharingUse.PREMIUM, year, line.price()))) {
      return false;
    }
    shared.put(line.psnNo(), Order.Payment.Shared.byRelation(relation));
    return true;
  }

  /** For what, in which year, and how much. */
  record Use(SharingUse use, int year, Money amount) {}

  /** Takes what a relation may use; nothing in the same case. */
  boolean quota(PersonalAccount account, Relation relation, SharingSides between, Use use) {
    PersonalAccount before = accounts.getOrDefault(account.psnNo(), account);
    if (before.frozen().compareTo(use.amount()) < 0) {
      return false;
    }
    seen.putIfAbsent(account.psnNo(), account);
    accounts.put(account.psnNo(), before.paidOfFrozen(use.amount()));
    paid.merge(account.account(), use.amount(), Money::plus);
    used.put(relation, relation.used(use.use(), use.year(), use.amount()));
    for (Relation.Party party : Relation.Party.values()) {
      sides.put(between.of(party).psnNo(), between.of(party));
    }
    return true;
  }

  Map<Account, Money> byAccount() {
    return paid;
  }

  Map<String, Order.Payment.Shared> byLine() {
    return shared;
  }

  /** The accounts as they were seen. */
  List<PersonalAccount> before() {
    return List.copyOf(seen.values());
  }

  /** The accounts as they are after it. */
  PersonalAccount[] after() {
    return accounts.values().toArray(PersonalAccount[]::new);
  }

  /**
   * What has to be written of the relations: both sides must still be as they were seen.
   *
   * @param written whose files are written by others
   */
  List<Change> changes(Set<String> written) {
    List<Change> changes = new ArrayList<>();
    used.forEach((seen, next) -> changes.add(relations.replace(seen, next)));
    sides.forEach(
        (psnNo, person) -> {
          if (!written.contains(psnNo)) {
            changes.add(people.isAt(psnNo, person.version()));
          }
        });
    return changes;
  }
}
