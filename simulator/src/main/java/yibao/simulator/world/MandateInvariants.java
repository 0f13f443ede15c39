package yibao.simulator.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import yibao.records.Order;
import yibao.simulator.world.State.Charge;
import yibao.simulator.world.State.Mandate;
import yibao.simulator.world.State.PlacedOrder;
import yibao.simulator.world.State.Tried;

/** What must hold of mandates and of the orders that they placed after every step. */
final class MandateInvariants {

  private final State state;

  private MandateInvariants(State state) {
    this.state = state;
  }

  /**
   * Looks at all of it.
   *
   * @throws Broken if something doesn't hold
   */
  static void check(State state) {
    MandateInvariants invariants = new MandateInvariants(state);
    invariants.inForce();
    invariants.orders();
    state.mandates().forEach(invariants::notTwice);
    state.mandates().forEach(invariants::notAfterTheEnd);
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new Broken(what);
    }
  }

  /** Whoever is in a mandate in force is noted, and is merged away under none. */
  private void inForce() {
    Map<String, Set<String>> named = new TreeMap<>();
    state
        .mandates()
        .forEach(
            (name, mandate) -> {
              if (mandate.isActive()) {
                mandate
                    .everybody()
                    .forEach(
                        person -> named.computeIfAbsent(person, who -> new TreeSet<>()).add(name));
              }
            });
    check(named.equals(state.inForce()), "in force are " + named + ", noted is " + state.inForce());
    named
        .keySet()
        .forEach(
            person ->
                check(
                    Objects.requireNonNull(state.people().get(person)).mergedInto().isEmpty(),
                    person + " is merged away under a mandate in force"));
  }

  /** Each order by a mandate is of one of its named days, for those who weren't left out. */
  private void orders() {
    Set<String> byMandates = new HashSet<>();
    state
        .mandates()
        .forEach(
            (name, mandate) ->
                mandate
                    .tried()
                    .forEach(
                        (day, tried) -> {
                          check(
                              everybody(tried).equals(new HashSet<>(mandate.people())),
                              name + " forgot somebody on " + day + ": " + tried);
                          tried.charge().ifPresent(charge -> order(name, mandate, charge));
                          tried.charge().map(Charge::order).ifPresent(byMandates::add);
                        }));
    state
        .orders()
        .forEach(
            (name, order) ->
                check(
                    (order.means().method() == Order.Method.AGREEMENT) == byMandates.contains(name),
                    name + " is paid otherwise than it was placed: " + order));
  }

  private Set<String> everybody(Tried tried) {
    Set<String> people = new HashSet<>(tried.leftOut().keySet());
    tried
        .charge()
        .ifPresent(charge -> order(charge).lines().forEach(line -> people.add(line.person())));
    return people;
  }

  private void order(String mandate, Mandate signed, Charge charge) {
    PlacedOrder order = order(charge);
    check(
        charge.order().startsWith(mandate + ".")
            && order.means().payer().filter(signed.payer()::equals).isPresent()
            && order.area().equals(signed.area())
            && order.fen() == charge.fen()
            && order.expiresAt().equals(charge.expiresAt()),
        "a charge " + charge + " by " + mandate + " for " + order);
  }

  /** Of two orders of one mandate never both may be charged: nobody pays twice for a year. */
  private void notTwice(String name, Mandate mandate) {
    List<PlacedOrder> before = new ArrayList<>();
    mandate
        .tried()
        .forEach(
            (day, tried) ->
                tried
                    .charge()
                    .ifPresent(
                        charge -> {
                          PlacedOrder order = order(charge);
                          before.forEach(
                              other ->
                                  check(
                                      !mayBeCharged(other)
                                          || !order.createdAt().isBefore(other.expiresAt()),
                                      name + " charges twice: " + other + " and " + order));
                          before.add(order);
                        }));
  }

  private void notAfterTheEnd(String name, Mandate mandate) {
    mandate
        .ended()
        .ifPresent(
            end ->
                mandate.tried().values().stream()
                    .flatMap(tried -> tried.charge().stream())
                    .map(this::order)
                    .forEach(
                        order ->
                            check(
                                !mayBeCharged(order) || !order.expiresAt().isAfter(end.at()),
                                name + " is ended and charges " + order)));
  }

  /** Whether it may be charged until it expires. */
  private static boolean mayBeCharged(PlacedOrder order) {
    return order.status() == Order.Status.PENDING && order.payment().isEmpty();
  }

  private PlacedOrder order(Charge charge) {
    return Objects.requireNonNull(state.orders().get(charge.order()), charge.order());
  }
}
