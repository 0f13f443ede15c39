package yibao.simulator.world;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import yibao.records.Relation.Party;
import yibao.records.Relation.Status;
import yibao.rules.Area;
import yibao.rules.Kinship;
import yibao.rules.Money;
import yibao.rules.Quota;
import yibao.rules.SharingEnd;
import yibao.rules.SharingUse;
import yibao.simulator.memory.Snapshot;
import yibao.simulator.world.SharingState.Shared;
import yibao.simulator.world.SharingState.Transferred;

/**
 * The part of what stands in the tables that is about sharing. What is noted for a person must be
 * what the relations and transfers themselves say.
 */
final class StoredSharing {

  private final Stored stored;
  private final SharingState sharing;
  private final String table;
  private final Map<String, Integer> filesWhenAgreed = new HashMap<>();
  private final Map<String, Noted> noted = new TreeMap<>();
  private final Map<String, Noted> offers = new TreeMap<>();

  /** What is noted for somebody: by whom it is with, in either direction. */
  private record Noted(Map<String, String> out, Map<String, String> in) {}

  StoredSharing(Cloud cloud, Stored stored) {
    this.stored = stored;
    this.sharing = stored.state().sharing();
    this.table = cloud.name("SharingTable");
  }

  String table() {
    return table;
  }

  /** How many files had been stored when both had agreed to a relation. */
  int filesWhenAgreed(String relation) {
    return filesWhenAgreed.getOrDefault(relation, Integer.MAX_VALUE);
  }

  /** Learns what a relation or transfer is called that is new. */
  void call(Snapshot.Changed changed) {
    if (!changed.table().equals(table) || changed.before().isPresent()) {
      return;
    }
    StoredItem item = new StoredItem(changed.after().orElseThrow());
    switch (item.text("sk")) {
      case "relation" -> {
        String owner = stored.name(item.text("owner"));
        String beneficiary = stored.name(item.text("beneficiary"));
        String name = sharing.nextRelation(owner, beneficiary);
        stored.called(name, item.text("relationId"));
        sharing.relations().put(name, relation(item));
      }
      case "transfer" -> {
        Transferred transfer = transfer(item);
        String name = sharing.nextTransfer(transfer.from(), transfer.to());
        stored.called(name, item.text("transferId"));
        sharing.transfers().put(name, transfer);
      }
      default -> {}
    }
  }

  /** Follows a change, if it is of sharing. */
  boolean follow(Snapshot.Changed changed) {
    if (!changed.table().equals(table)) {
      return false;
    }
    StoredItem item = new StoredItem(changed.after().orElseThrow());
    switch (item.text("sk")) {
      case "relation" -> relation(item, stored.name(item.text("relationId")));
      case "transfer" ->
          sharing.transfers().put(stored.name(item.text("transferId")), transfer(item));
      case "sharing" -> sharingOf(item);
      case "wallet" -> wallet(item);
      default -> Stored.checkNew(changed);
    }
    return true;
  }

  /** What is noted for people must be what is so. */
  void check() {
    Map<String, Noted> said = new TreeMap<>();
    sharing
        .relations()
        .forEach(
            (name, relation) -> {
              if (relation.isOpen()) {
                note(said, relation.owner(), relation.beneficiary(), name);
              }
            });
    check(said, noted);
    Map<String, Noted> offered = new TreeMap<>();
    sharing
        .transfers()
        .forEach(
            (name, transfer) -> {
              if (transfer.isOpen()) {
                note(offered, transfer.from(), transfer.to(), name);
              }
            });
    check(offered, offers);
  }

  private static void note(Map<String, Noted> all, String from, String to, String name) {
    noted(all, from).out().put(to, name);
    noted(all, to).in().put(name, "");
  }

  private static Noted noted(Map<String, Noted> all, String person) {
    return all.computeIfAbsent(person, one -> new Noted(new TreeMap<>(), new TreeMap<>()));
  }

  private static void check(Map<String, Noted> said, Map<String, Noted> noted) {
    if (!said.equals(noted)) {
      throw new Broken("noted for people is " + noted + ", and there is " + said);
    }
  }

  // ---- relations ------------------------------------------------------------------------------

  private void relation(StoredItem item, String name) {
    Shared relation = relation(item);
    if (relation.isActive() && !filesWhenAgreed.containsKey(name)) {
      filesWhenAgreed.put(name, stored.images().size());
      for (Party party : Party.values()) {
        long seen =
            item.maybeItem("agreed")
                .flatMap(how -> how.maybeItem(party == Party.OWNER ? "owner" : "beneficiary"))
                .orElseThrow()
                .number("version");
        if (seen != stored.version(relation.of(party))) {
          throw new Broken("agreed on the files of " + relation.of(party) + " at " + seen);
        }
      }
    }
    if (item.maybeText("watchIn").isPresent() != relation.watchAt().isPresent()) {
      throw new Broken("what is to be looked at is found by an index: " + item);
    }
    sharing.relations().put(name, relation);
  }

  private Shared relation(StoredItem item) {
    Map<String, Long> used = new TreeMap<>();
    item.list("used", one -> one)
        .forEach(one -> used.put(one.text("use") + " " + one.number("year"), one.number("fen")));
    StoredItem asked = item.maybeItem("asked").orElseThrow();
    return new Shared(
        stored.name(item.text("owner")),
        stored.name(item.text("beneficiary")),
        Kinship.valueOf(item.text("kinship")),
        item.texts("uses").stream().map(SharingUse::valueOf).collect(Collectors.toSet()),
        new Quota(
            Money.ofFen(item.number("quotaFen")),
            item.list("perUse", limit -> limit).stream()
                .collect(
                    Collectors.toMap(
                        limit -> SharingUse.valueOf(limit.text("use")),
                        limit -> Money.ofFen(limit.number("fen")))),
            item.maybeNumber("perYearFen").map(Money::ofFen)),
        used,
        new SharingState.Asked(
            Party.valueOf(asked.text("by")), given(asked), asked.instant("until")),
        item.maybeItem("quotaSet").map(this::given),
        item.maybeItem("agreed").map(this::agreed),
        item.maybeItem("ended").map(this::ended),
        item.maybeText("watchAt").map(at -> Instant.parse(at.substring(0, at.indexOf('#')))));
  }

  /** A consent that is kept with the instant of what was consented to. */
  private State.Consented given(StoredItem item) {
    State.Consented consent = item.maybeItem("consent").map(stored::consented).orElseThrow();
    if (!consent.at().equals(item.instant("at"))) {
      throw new Broken("consented at another time: " + item);
    }
    return consent;
  }

  private SharingState.Agreed agreed(StoredItem item) {
    return new SharingState.Agreed(
        given(item),
        item.maybeItem("owner").map(StoredSharing::side).orElseThrow(),
        item.maybeItem("beneficiary").map(StoredSharing::side).orElseThrow());
  }

  private static SharingEnd.Side side(StoredItem item) {
    return new SharingEnd.Side(
        new Area(item.text("area")), item.day("on"), item.maybeDay("outOfWorkSince"));
  }

  private SharingState.Ended ended(StoredItem item) {
    Instant at = item.instant("at");
    return switch (item.text("how")) {
      case "REFUSED" -> new SharingState.Ended(Status.REFUSED, "by " + given(item).person(), at);
      case "EXPIRED" -> new SharingState.Ended(Status.EXPIRED, "EXPIRED", at);
      case "DISSOLVED" ->
          new SharingState.Ended(
              Status.DISSOLVED,
              SharingDesk.dissolved(
                  Party.valueOf(item.text("by")), given(item).person(), item.text("reason")),
              at);
      default ->
          new SharingState.Ended(
              Status.DISSOLVED,
              SharingDesk.byItself(
                  SharingEnd.valueOf(item.text("why")), Party.valueOf(item.text("of"))),
              at);
    };
  }

  private void sharingOf(StoredItem item) {
    String person = stored.name(item.text("psnNo"));
    Noted all = new Noted(new TreeMap<>(), new TreeMap<>());
    item.list("sharesWith", one -> one)
        .forEach(
            one ->
                all.out().put(stored.name(one.text("psnNo")), stored.name(one.text("relationId"))));
    item.list("usesFrom", one -> one)
        .forEach(
            one -> {
              String relation = stored.name(one.text("relationId"));
              if (!sharing.relation(relation).owner().equals(stored.name(one.text("psnNo")))) {
                throw new Broken("noted with another owner: " + item);
              }
              all.in().put(relation, "");
            });
    put(noted, person, all);
    sharing.setPayingOrder(person, item.texts("payingOrder").stream().map(stored::name).toList());
  }

  private static void put(Map<String, Noted> all, String person, Noted what) {
    if (what.out().isEmpty() && what.in().isEmpty()) {
      all.remove(person);
    } else {
      all.put(person, what);
    }
  }

  // ---- wallets --------------------------------------------------------------------------------

  private void wallet(StoredItem item) {
    String person = stored.name(item.text("psnNo"));
    Noted all = new Noted(new TreeMap<>(), new TreeMap<>());
    item.list("offersTo", one -> one)
        .forEach(
            one ->
                all.out().put(stored.name(one.text("psnNo")), stored.name(one.text("transferId"))));
    new TreeSet<>(item.texts("offersFrom")).forEach(id -> all.in().put(stored.name(id), ""));
    put(offers, person, all);
    SharingState.Wallet wallet =
        new SharingState.Wallet(
            item.maybeItem("activated").map(this::given),
            item.maybeDay("lastOn"),
            Math.toIntExact(item.maybeNumber("thatDay").orElse(0L)));
    if (!wallet.equals(SharingState.Wallet.NONE)) {
      sharing.wallets().put(person, wallet);
    }
  }

  private Transferred transfer(StoredItem item) {
    Transferred transfer =
        new Transferred(
            stored.name(item.text("from")),
            stored.name(item.text("to")),
            item.number("amountFen"),
            item.maybeItem("offered").map(this::given).orElseThrow(),
            item.instant("returnsAt"),
            item.maybeItem("accepted").map(this::given),
            item.maybeInstant("returnedAt"));
    if (item.maybeText("watchIn").isPresent() != transfer.isOpen()) {
      throw new Broken("what is offered is found by an index: " + item);
    }
    return transfer;
  }
}
