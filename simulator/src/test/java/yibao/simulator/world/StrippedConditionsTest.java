package yibao.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import yibao.simulator.wire.Conditions;

/**
 * Every condition that the operations send is there for something: leave it out, and some history
 * breaks. Those of which no history does are listed, with what else keeps what they are there for.
 */
class StrippedConditionsTest {

  private static final long FIRST_SEED = 20_251_105;
  private static final int ENOUGH_TO_SEE_ALL = 200;
  private static final int MOST = 2_000;

  /** Of what is listed a history less is played: that it isn't noticed costs all of them. */
  private static final int OF_LISTED = 200;

  private static final String BROUGHT_ONCE =
      "what a pass brings is an order under a number of each person's, so that two who go through"
          + " one part, or a pass that is made again, bring nothing twice";

  /** Conditions that nothing notices the lack of, and why. */
  private static final Map<Conditions.Sent, String> KEPT_OTHERWISE =
      Map.of(
          new Conditions.Sent(
              TestCloud.HERE.name("AccountsTable"), "Update", "attribute_not_exists(psnNo)"),
          "an account is opened with the next version of its owner's file",
          new Conditions.Sent(
              TestCloud.HERE.name("AccountsTable"),
              "Update",
              "headId = :seenId AND availableFen >= :least"),
          "whatever moves an account, but for quotas, writes the next version of its owner's file",
          new Conditions.Sent(
              TestCloud.HERE.name("SweepsTable"), "Put", "attribute_not_exists(sweepId)"),
          BROUGHT_ONCE,
          new Conditions.Sent(TestCloud.HERE.name("SweepsTable"), "Put", "version = :seen"),
          BROUGHT_ONCE,
          new Conditions.Sent(
              TestCloud.HERE.name("MandatesTable"),
              "ConditionCheck",
              "attribute_not_exists(mandates)"),
          "this world has no mandates");

  static NavigableSet<Conditions.Sent> sent() {
    Conditions all = Conditions.all();
    assertThat(
            Simulation.of(TestCloud.HERE, FIRST_SEED, ENOUGH_TO_SEE_ALL, all::inFrontOf).broken())
        .isEmpty();
    return all.sent();
  }

  @ParameterizedTest
  @MethodSource("sent")
  void without_it_some_history_breaks_or_it_is_listed(Conditions.Sent condition) {
    boolean listed = KEPT_OTHERWISE.containsKey(condition);
    Simulation without =
        Simulation.of(
            TestCloud.HERE,
            FIRST_SEED,
            listed ? OF_LISTED : MOST,
            Conditions.without(condition)::inFrontOf);
    System.out.printf(
        "%s: %s%n",
        condition,
        without.broken().isPresent()
            ? "noticed in history " + without.histories()
            : KEPT_OTHERWISE.get(condition));

    assertThat(without.broken().isPresent()).isNotEqualTo(listed);
  }

  @Test
  void what_is_listed_is_sent() {
    assertThat(sent()).containsAll(KEPT_OTHERWISE.keySet());
  }

  @Test
  void every_table_that_the_steps_write_has_conditions() {
    assertThat(sent().stream().map(Conditions.Sent::table))
        .containsAll(
            Stream.of(
                    "PeopleTable",
                    "IdentitiesTable",
                    "OrdersTable",
                    "GuardsTable",
                    "OwedTable",
                    "LedgerTable",
                    "BooksTable",
                    "WindowsTable",
                    "SweepsTable")
                .map(TestCloud.HERE::name)
                .toList());
  }
}
