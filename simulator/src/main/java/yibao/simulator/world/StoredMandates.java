package yibao.simulator.world;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import yibao.records.Attempt;
import yibao.rules.Area;
import yibao.simulator.memory.Snapshot;

/**
 * The part of what stands in the tables that is about mandates: each is called as the answer says
 * that its signing was bound to, and what was signed is never altered.
 */
final class StoredMandates {

  private final Stored stored;
  private final String table;
  private final String guards;
  private final Map<String, String> places = new HashMap<>();

  StoredMandates(Cloud cloud, Stored stored) {
    this.stored = stored;
    this.table = cloud.name("MandatesTable");
    this.guards = cloud.name("GuardsTable");
  }

  /** Learns what a mandate is called that was signed now. */
  void call(Snapshot.Changed changed) {
    changed
        .after()
        .filter(item -> changed.table().equals(guards))
        .map(StoredItem::new)
        .filter(guard -> guard.text("body").startsWith(MandateDesk.SIGNED))
        .ifPresent(guard -> called(guard.text("body"), guard.text("about")));
  }

  private void called(String answer, String id) {
    String name = answer.substring(MandateDesk.SIGNED.length());
    if (!stored.name(id).equals(Names.NOBODY)) {
      throw new Broken("one mandate is called " + stored.name(id) + " and " + name);
    }
    stored.called(name, id);
  }

  /** By which number of its channel the world speaks of an order that may be a mandate's. */
  String orderNumber(String channelOrderNo) {
    int point = channelOrderNo.indexOf('.');
    return point < 0
        ? channelOrderNo
        : Names.numberOf(stored.name(channelOrderNo.substring(0, point)))
            + channelOrderNo.substring(point);
  }

  /** Follows a change, if it is of a mandate. */
  boolean follow(Snapshot.Changed changed) {
    if (!changed.table().equals(table)) {
      return false;
    }
    StoredItem item = new StoredItem(changed.after().orElseThrow());
    switch (item.text("sk")) {
      case "mandate" -> mandate(item);
      case "inForce" -> inForce(item);
      default -> {
        Stored.checkNew(changed);
        tried(item);
      }
    }
    return true;
  }

  /** Where a mandate stands among those that a job goes through in their order. */
  String place(String name) {
    return places.getOrDefault(name, "");
  }

  private void mandate(StoredItem item) {
    String name = stored.name(item.text("mandateId"));
    item.maybeText("inForceIn")
        .ifPresent(part -> places.put(name, part + " " + item.text("mandateId")));
    State.Mandate mandate =
        new State.Mandate(
            stored.name(item.text("payer")),
            item.texts("people").stream().map(stored::name).toList(),
            new Area(item.text("area")),
            item.instant("madeAt"),
            item.maybeItem("consent").map(stored::consented).orElseThrow(),
            item.number("version"),
            item.maybeItem("endedBy").map(stored::consented),
            Map.of());
    Optional<State.Mandate> before = Optional.ofNullable(stored.state().mandates().get(name));
    stored.state().mandates().put(name, before.map(mandate::withDaysOf).orElse(mandate));
  }

  private void inForce(StoredItem item) {
    String person = stored.name(item.text("pk").substring("person#".length()));
    TreeSet<String> mandates = new TreeSet<>();
    item.texts("mandates").forEach(id -> mandates.add(stored.name(id)));
    if (mandates.isEmpty()) {
      stored.state().inForce().remove(person);
    } else {
      stored.state().inForce().put(person, mandates);
    }
  }

  private void tried(StoredItem item) {
    Map<String, Attempt.Reason> leftOut = new TreeMap<>();
    item.list("leftOut", left -> left)
        .forEach(
            left ->
                leftOut.put(
                    stored.name(left.text("psnNo")), Attempt.Reason.valueOf(left.text("reason"))));
    State.Tried tried =
        new State.Tried(
            item.maybeText("orderId")
                .map(
                    orderId ->
                        new State.Charge(
                            stored.name(orderId),
                            item.number("totalFen"),
                            item.instant("expiresAt"))),
            leftOut,
            item.maybeDay("nextOn"));
    String day = item.number("year") + "." + item.day("on");
    stored
        .state()
        .mandates()
        .computeIfPresent(
            stored.name(item.text("mandateId")), (name, mandate) -> mandate.withDay(day, tried));
  }
}
