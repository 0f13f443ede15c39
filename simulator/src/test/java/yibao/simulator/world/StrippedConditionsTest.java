package yibao.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PrimitiveIterator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
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

  /** Every other history is of those in which the most come at once; the rest follow in turn. */
  private static final List<Long> SEEDS = seeds();

  private static final String GONE_THROUGH_TWICE =
      "what a pass brings to a person is an order under one number, what it tries for a mandate is"
          + " entered once for a day, and what it credits is noted with the account: who goes"
          + " through it again, or besides, does nothing twice";

  /** Conditions that nothing notices the lack of, and why. */
  private static final Map<Conditions.Sent, String> KEPT_OTHERWISE =
      Map.of(
          new Conditions.Sent(
              TestCloud.HERE.name("AccountsTable"),
              "Update",
              "attribute_not_exists(mergedInto) AND frozenFen >= :least"),
          "what is freed was frozen for a relation or transfer whose next version is written with"
              + " it, and as long as one is open its owner's file isn't merged into another",
          new Conditions.Sent(
              TestCloud.HERE.name("LedgerTable"), "Put", "attribute_not_exists(postingId)"),
          "what is booked binds a number, enters an item or writes a next version with it",
          new Conditions.Sent(
              TestCloud.HERE.name("SettlementsTable"),
              "ConditionCheck",
              "attribute_not_exists(pk)"),
          "the histories settle no bills; SettleBillTest settles one while a file is being merged",
          new Conditions.Sent(
              TestCloud.HERE.name("SweepsTable"), "Put", "attribute_not_exists(sweepId)"),
          GONE_THROUGH_TWICE,
          new Conditions.Sent(TestCloud.HERE.name("SweepsTable"), "Put", "version = :seen"),
          GONE_THROUGH_TWICE);

  private static NavigableSet<Conditions.Sent> sent = Collections.emptyNavigableSet();

  @BeforeAll
  static void see_all_that_are_sent() {
    Conditions all = Conditions.all();
    assertThat(
            Simulation.of(TestCloud.HERE, FIRST_SEED, ENOUGH_TO_SEE_ALL, all::inFrontOf).broken())
        .isEmpty();
    sent = all.sent();
  }

  static NavigableSet<Conditions.Sent> sent() {
    return sent;
  }

  private static List<Long> seeds() {
    PrimitiveIterator.OfLong families = seeds(theme -> theme == Theme.SHARING);
    PrimitiveIterator.OfLong others = seeds(theme -> theme != Theme.SHARING);
    return IntStream.range(0, MOST)
        .mapToObj(number -> (number % 2 == 0 ? families : others).next())
        .toList();
  }

  private static PrimitiveIterator.OfLong seeds(Predicate<Theme> theme) {
    return LongStream.iterate(FIRST_SEED, seed -> seed + 1)
        .filter(seed -> theme.test(Theme.of(seed)))
        .iterator();
  }

  @Test
  void every_history_has_its_turn_once() {
    assertThat(SEEDS).hasSize(MOST).doesNotHaveDuplicates().allMatch(seed -> seed >= FIRST_SEED);
    assertThat(SEEDS.stream().map(Theme::of)).contains(Theme.values());
    assertThat(SEEDS.stream().filter(seed -> Theme.of(seed) == Theme.SHARING)).hasSize(MOST / 2);
  }

  @ParameterizedTest
  @MethodSource("sent")
  void without_it_some_history_breaks_or_it_is_listed(Conditions.Sent condition) {
    boolean listed = KEPT_OTHERWISE.containsKey(condition);
    Simulation without =
        Simulation.of(
            TestCloud.HERE,
            FIRST_SEED,
            number -> SEEDS.get(Math.toIntExact(number)),
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
    assertThat(sent).containsAll(KEPT_OTHERWISE.keySet());
  }

  @Test
  void every_table_that_the_steps_write_has_conditions() {
    assertThat(sent.stream().map(Conditions.Sent::table))
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
                    "SweepsTable",
                    "MandatesTable",
                    "AccountsTable",
                    "SharingTable")
                .map(TestCloud.HERE::name)
                .toList());
  }
}
