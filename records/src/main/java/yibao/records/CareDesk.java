package yibao.records;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import yibao.rules.Scheme;

/**
 * What a bill is decided on, read in one round trip, and in one more what a family's accounts are.
 */
public final class CareDesk {

  private final Tables tables;
  private final People people;
  private final Visits visits;
  private final Settlements settlements;
  private final Accounts accounts;
  private final SharingRelations relations;
  private final SharingWallets wallets;
  private final Guards guards;
  private final Books books;

  public CareDesk(
      Tables tables,
      People people,
      Visits visits,
      Settlements settlements,
      Accounts accounts,
      SharingRelations relations,
      Guards guards,
      Books books) {
    this.tables = tables;
    this.people = people;
    this.visits = visits;
    this.settlements = settlements;
    this.accounts = accounts;
    this.relations = relations;
    this.wallets = relations.wallets();
    this.guards = guards;
    this.books = books;
  }

  /**
   * Which bill.
   *
   * @param years of whose sums it may be, or what was claimed in them may matter
   * @param guards the keys of what may be bound already
   */
  public record Asked(
      String psnNo,
      String mdtrtId,
      String batch,
      Scheme scheme,
      Set<Integer> years,
      Set<String> guards) {}

  /**
   * All of it, as it was read.
   *
   * @param years those in which anything was settled
   * @param account the patient's own, if there is one
   * @param wallet what the patient's wallet holds, if there is one
   */
  public record Found(
      Optional<Person> person,
      Optional<Visit> visit,
      Bill bill,
      Map<Integer, BenefitYear> years,
      Optional<PersonalAccount> account,
      Optional<PersonalAccount> wallet,
      SharingFile sharing,
      WalletFile offers,
      Map<String, Guard> guards) {}

  public Found find(Asked asked) {
    String psnNo = asked.psnNo();
    Tables.Key visit = visits.key(asked.mdtrtId());
    Tables.Key bill = visits.key(asked.mdtrtId(), asked.batch());
    Tables.Key account = accounts.key(psnNo);
    Tables.Key wallet = accounts.key(WalletFile.accountOf(psnNo));
    Tables.Key sharing = relations.ofPerson(psnNo);
    Tables.Key offers = wallets.ofPerson(psnNo);
    Set<Tables.Key> keys = new HashSet<>(people.keys(Set.of(psnNo)));
    keys.addAll(Set.of(visit, bill, account, wallet, sharing, offers));
    asked.years().forEach(year -> keys.add(settlements.key(psnNo, asked.scheme(), year)));
    asked.guards().forEach(guard -> keys.add(guards.key(guard)));
    keys.addAll(books.keyOfOpening());
    Map<Tables.Key, Item> found = tables.read(keys);
    books.note(found);
    return new Found(
        Optional.ofNullable(people.found(found, Set.of(psnNo)).get(psnNo)),
        Optional.ofNullable(found.get(visit)).map(Visits::visit),
        Optional.ofNullable(found.get(bill))
            .map(Visits::bill)
            .orElseGet(() -> Bill.empty(asked.mdtrtId(), asked.batch())),
        years(asked, found),
        Optional.ofNullable(found.get(account)).map(Accounts::account),
        Optional.ofNullable(found.get(wallet)).map(Accounts::account),
        Optional.ofNullable(found.get(sharing))
            .map(SharingRelations::file)
            .orElseGet(() -> SharingFile.empty(psnNo)),
        Optional.ofNullable(found.get(offers))
            .map(SharingWallets::file)
            .orElseGet(() -> WalletFile.empty(psnNo)),
        guards(asked, found));
  }

  /** The sums that somebody's bills came to under numbers that were merged into another. */
  public List<BenefitYear> years(Set<String> psnNos, Scheme scheme, Set<Integer> years) {
    Set<Tables.Key> keys = new HashSet<>();
    psnNos.forEach(psnNo -> years.forEach(year -> keys.add(settlements.key(psnNo, scheme, year))));
    return keys.isEmpty()
        ? List.of()
        : tables.read(keys).values().stream().map(Settlements::year).toList();
  }

  private Map<Integer, BenefitYear> years(Asked asked, Map<Tables.Key, Item> found) {
    Map<Integer, BenefitYear> years = new HashMap<>();
    for (int year : asked.years()) {
      Optional.ofNullable(found.get(settlements.key(asked.psnNo(), asked.scheme(), year)))
          .ifPresent(item -> years.put(year, Settlements.year(item)));
    }
    return years;
  }

  private Map<String, Guard> guards(Asked asked, Map<Tables.Key, Item> found) {
    Map<String, Guard> bound = new HashMap<>();
    for (String key : asked.guards()) {
      Optional.ofNullable(found.get(guards.key(key)))
          .ifPresent(item -> bound.put(key, Guards.guard(item)));
    }
    return bound;
  }

  /**
   * What a family's accounts are decided on.
   *
   * @param relations by their ids
   * @param owners of the accounts, by their numbers
   * @param accounts by the same
   */
  public record Family(
      Map<String, Relation> relations,
      Map<String, Person> owners,
      Map<String, PersonalAccount> accounts) {

    public static final Family NONE = new Family(Map.of(), Map.of(), Map.of());
  }

  /** The relations in force by which somebody may pay from others' accounts. */
  public Family family(SharingFile file) {
    Set<String> owners = new HashSet<>();
    Set<Tables.Key> keys = new HashSet<>();
    file.usesFrom()
        .forEach(
            (owner, relationId) -> {
              if (file.payingOrder().contains(relationId)) {
                owners.add(owner);
                keys.add(relations.key(relationId));
                keys.add(accounts.key(owner));
              }
            });
    if (owners.isEmpty()) {
      return Family.NONE;
    }
    keys.addAll(people.keys(owners));
    Map<Tables.Key, Item> found = tables.read(keys);
    Map<String, Relation> inForce = new HashMap<>();
    file.payingOrder()
        .forEach(
            id ->
                Optional.ofNullable(found.get(relations.key(id)))
                    .map(SharingRelations::relation)
                    .ifPresent(relation -> inForce.put(id, relation)));
    Map<String, PersonalAccount> theirs = new HashMap<>();
    owners.forEach(
        owner ->
            Optional.ofNullable(found.get(accounts.key(owner)))
                .map(Accounts::account)
                .ifPresent(account -> theirs.put(owner, account)));
    return new Family(inForce, people.found(found, owners), theirs);
  }
}
