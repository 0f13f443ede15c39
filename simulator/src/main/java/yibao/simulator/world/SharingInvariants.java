package yibao.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import yibao.operations.ShanghaiTime;
import yibao.records.Order.LineStatus;
import yibao.records.Relation.Status;
import yibao.rules.SharingUse;
import yibao.simulator.world.SharingState.Shared;
import yibao.simulator.world.SharingState.Transferred;

/** What must hold of relations and wallets after every step, whatever the model says. */
final class SharingInvariants {

  /** So far the clocks of two who act at once may be apart. */
  private static final Duration APART = Duration.ofSeconds(5);

  private final State state;
  private final SharingState sharing;

  private SharingInvariants(State state) {
    this.state = state;
    this.sharing = state.sharing();
  }

  /**
   * Looks at all of it.
   *
   * @throws Broken if something doesn't hold
   */
  static void check(State state) {
    SharingInvariants invariants = new SharingInvariants(state);
    invariants.frozen();
    invariants.used();
    invariants.sharing.relations().forEach(SharingInvariants::quota);
    invariants.ofTheSameTwo();
    invariants.orders();
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new Broken(what);
    }
  }

  /** Frozen is what of quotas is unused, and what is offered; in a wallet nothing is. */
  private void frozen() {
    Map<String, Long> frozen = new TreeMap<>();
    sharing
        .relations()
        .values()
        .forEach(relation -> frozen.merge(relation.owner(), relation.frozen(), Long::sum));
    sharing.transfers().values().stream()
        .filter(Transferred::isOpen)
        .forEach(transfer -> frozen.merge(transfer.from(), transfer.fen(), Long::sum));
    state
        .accounts()
        .forEach(
            (owner, account) ->
                check(
                    account.frozen() == frozen.getOrDefault(owner, 0L),
                    "frozen is " + frozen + ", and there is " + owner + " " + account));
    frozen.values().removeIf(fen -> fen == 0);
    check(state.accounts().keySet().containsAll(frozen.keySet()), "without an account: " + frozen);
  }

  /** What was used of a quota is what paid lines that are kept, each while it was in force. */
  private void used() {
    Map<String, Map<String, Long>> used = new HashMap<>();
    state
        .orders()
        .forEach(
            (name, order) -> {
              if (order.payment().orElse(null) instanceof State.Payment.FromAccount from) {
                for (State.Line line : order.lines()) {
                  from.relation(line)
                      .ifPresent(
                          relation -> {
                            inForce(relation, from.paidAt(), name);
                            if (line.status() != LineStatus.REFUNDED) {
                              used.computeIfAbsent(relation, one -> new TreeMap<>())
                                  .merge(
                                      SharingUse.PREMIUM
                                          + " "
                                          + ShanghaiTime.dateOf(from.paidAt()).getYear(),
                                      line.fen(),
                                      Long::sum);
                            }
                          });
                }
              }
            });
    sharing
        .relations()
        .forEach(
            (name, relation) ->
                check(
                    relation.used().equals(used.getOrDefault(name, Map.of())),
                    name + " was used for " + used.get(name) + ", and says " + relation));
  }

  /**
   * What ended by itself ended when it came to be so, which is found out afterwards: the model
   * looks that nothing was used then.
   */
  private void inForce(String name, Instant at, String order) {
    Shared relation = sharing.relation(name);
    check(
        relation.uses().contains(SharingUse.PREMIUM)
            && relation
                .agreed()
                .filter(how -> !at.plus(APART).isBefore(how.who().at()))
                .isPresent(),
        order + " was paid under " + name + " before it was in force: " + relation);
    check(
        relation
            .ended()
            .filter(how -> how.status() != Status.DISSOLVED || how.how().startsWith("by "))
            .filter(how -> at.isAfter(how.at().plus(APART)))
            .isEmpty(),
        order + " was paid under " + name + " after its end: " + relation);
  }

  private static void quota(String name, Shared relation) {
    check(relation.unused() >= 0, name + " was used above its quota: " + relation);
    relation
        .quota()
        .perUse()
        .forEach(
            (use, most) ->
                check(
                    relation.used(use) <= most.fen(),
                    name + " was used above what " + use + " may take: " + relation));
    check(
        relation.agreed().isPresent() || relation.used().isEmpty(),
        name + " was used before both agreed: " + relation);
  }

  /** Between the same two there is one at a time, and nothing more is offered than one. */
  private void ofTheSameTwo() {
    Map<String, Integer> open = new HashMap<>();
    sharing.relations().values().stream()
        .filter(Shared::isOpen)
        .forEach(one -> open.merge(one.owner() + ">" + one.beneficiary(), 1, Integer::sum));
    sharing.transfers().values().stream()
        .filter(Transferred::isOpen)
        .forEach(one -> open.merge(one.from() + "$" + one.to(), 1, Integer::sum));
    check(open.values().stream().allMatch(count -> count == 1), "twice at once: " + open);
  }

  /** Just those in force pay, and nobody in one is merged away. */
  private void orders() {
    Map<String, Integer> inForce = new TreeMap<>();
    sharing
        .relations()
        .forEach(
            (name, relation) -> {
              if (relation.isActive()) {
                inForce.merge(relation.beneficiary(), 1, Integer::sum);
              }
              if (relation.isOpen()) {
                standing(relation.owner());
                standing(relation.beneficiary());
              }
            });
    Map<String, Integer> ordered = new TreeMap<>();
    sharing
        .payingOrders()
        .forEach(
            (person, names) -> {
              check(
                  names.stream()
                      .allMatch(
                          name ->
                              sharing.relation(name).isActive()
                                  && sharing.relation(name).beneficiary().equals(person)),
                  "others pay for " + person + ": " + names);
              ordered.put(person, (int) names.stream().distinct().count());
            });
    check(ordered.equals(inForce), "in force are " + inForce + ", ordered " + ordered);
    sharing.transfers().values().stream()
        .filter(Transferred::isOpen)
        .forEach(
            transfer -> {
              standing(transfer.from());
              standing(transfer.to());
            });
  }

  private void standing(String person) {
    check(
        state.people().containsKey(person)
            && Objects.requireNonNull(state.people().get(person)).mergedInto().isEmpty(),
        person + " is merged away while something is shared");
  }
}
