package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Mandated.BANK;
import static yibao.operations.Mandated.SIGNED;
import static yibao.operations.Mandated.consent;
import static yibao.operations.Operations.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import yibao.local.LocalTables;
import yibao.records.Mandate;
import yibao.records.Order;

/** Ending a mandate and looking one up, on the tables of the template in DynamoDB Local. */
class EndMandateTest {

  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant SOON = NOON.plusSeconds(600);

  private static final LocalTables stored = LocalTables.start();

  private FaultyDynamoDb faulty = new FaultyDynamoDb(StrictDynamoDb.of(stored.client()));
  private Mandated bank = new Mandated(stored, faulty.client());
  private Bureau bureau = new Bureau(stored, stored.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private static Mandate.Status status(EndMandate.Outcome outcome) {
    return ((EndMandate.Outcome.Ended) outcome).file().mandate().status();
  }

  @Test
  void an_ended_mandate_stays_so_with_who_ended_it_and_when() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);

    EndMandate.Outcome first = bank.ended(id, payer, NOON);
    EndMandate.Outcome again = bank.ended(id, payer, SOON);

    assertThat(status(first)).isEqualTo(Mandate.Status.ENDED);
    assertThat(again).isEqualTo(first);
    assertThat(bank.records.mandates().find(id).orElseThrow().ending())
        .contains(new Mandate.Ending(NOON, consent(payer)));
  }

  @Test
  void by_an_ended_mandate_nothing_is_ordered_any_more() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    bank.ended(id, payer, SIGNED);

    assertThat(bank.run("2025-11-05")).isEqualTo(new ChargeMandates.Done(0, 0, 0));
    assertThat(stored.items("OrdersTable")).isEmpty();
  }

  @Test
  void the_order_that_waits_for_its_money_is_cancelled_with_it() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    bank.run("2025-11-05");

    bank.ended(id, payer, SOON);

    Order order = bank.lastOrder(id);
    assertThat(order.status()).isEqualTo(Order.Status.CANCELLED);
    assertThat(bank.open(SOON)).isEmpty();
    assertThat(bank.results(id, SOON)).containsExactly("2025-11-05 CANCELLED");
    assertThat(bank.told(order, "T1", SOON)).isEqualTo("REFUND_DUE REFUND_DUE");
    assertThat(bank.results(id, SOON)).containsExactly("2025-11-05 REFUND_DUE");
    assertThat(bank.house.owed()).containsExactly("REFUND ORDER_CANCELLED 40000");
  }

  @Test
  void a_paid_order_covers_on_though_the_mandate_is_ended() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    bank.run("2025-11-05");
    bank.told(bank.lastOrder(id), "T1", SOON);

    bank.ended(id, payer, SOON);

    assertThat(bank.lastOrder(id).status()).isEqualTo(Order.Status.PAID);
    assertThat(bank.house.covers(payer, 2026)).hasSize(1);
    assertThat(bank.results(id, SOON)).containsExactly("2025-11-05 PAID");
  }

  @Test
  void money_taken_in_time_for_an_expired_order_covers_though_the_mandate_was_ended_after() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    bank.run("2025-11-05");
    Order order = bank.lastOrder(id);
    Instant later = at("2025-11-08T12:00:00");

    bank.ended(id, payer, later);

    assertThat(bank.lastOrder(id).status()).isEqualTo(Order.Status.PENDING);
    assertThat(bank.house.told(Operations.notice(BANK, order.orderId(), "T1", 40000, SOON), later))
        .startsWith("PAID COVERED");
  }

  @Test
  void only_the_payer_ends_it_by_whichever_number() {
    String payer = bank.house.adult();
    String child = bank.house.adult();
    String duplicate = bank.house.adult();
    bureau.merge("M1", payer, duplicate);
    String id = bank.signed(payer, child);
    Map<String, Object> before = Bureau.everything(stored);

    assertThat(bank.ended(id, child, NOON)).isEqualTo(new EndMandate.Outcome.NotThePayer());
    assertThat(bank.ended(id, bank.house.adult(), NOON))
        .isEqualTo(new EndMandate.Outcome.Unknown());
    assertThat(bank.ended(id, "N0B0DY", NOON)).isEqualTo(new EndMandate.Outcome.Unknown());
    assertThat(Bureau.everything(stored).get("mandates")).isEqualTo(before.get("mandates"));
    assertThat(status(bank.ended(id, duplicate, NOON))).isEqualTo(Mandate.Status.ENDED);
  }

  @Test
  void a_mandate_of_another_channel_or_of_nobody_is_unknown() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    Channel other = new Channel("app");

    assertThat(bank.end.end(new EndMandate.Command(other, id, consent(payer)), NOON))
        .isEqualTo(new EndMandate.Outcome.Unknown());
    assertThat(bank.lookUp.find(other, id, Optional.empty(), NOON))
        .isEqualTo(new LookUpMandate.Found.Nothing());
    assertThat(bank.ended("M0123456789AB", payer, NOON))
        .isEqualTo(new EndMandate.Outcome.Unknown());
    assertThat(bank.ended("charges", payer, NOON)).isEqualTo(new EndMandate.Outcome.Unknown());
  }

  @Test
  void a_mandate_is_shown_to_its_payer_and_to_nobody_else_who_acts() {
    String payer = bank.house.adult();
    String child = bank.house.adult();
    String id = bank.signed(payer, child);

    assertThat(bank.lookUp.find(BANK, id, Optional.of(payer), NOON))
        .isEqualTo(new LookUpMandate.Found.As(bank.file(id, NOON)));
    assertThat(bank.lookUp.find(BANK, id, Optional.of(child), NOON))
        .isEqualTo(new LookUpMandate.Found.NotThePayer());
    assertThat(bank.lookUp.find(BANK, id, Optional.of(bank.house.adult()), NOON))
        .isEqualTo(new LookUpMandate.Found.Nothing());
  }

  private static List<Object> together(List<Callable<Object>> acts) throws Exception {
    List<Object> outcomes = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(acts.size())) {
      for (Future<Object> outcome : callers.invokeAll(acts)) {
        outcomes.add(outcome.get());
      }
    }
    return outcomes;
  }

  @RepeatedTest(5)
  void of_an_end_and_a_notice_at_once_one_comes_first_and_no_money_is_lost() throws Exception {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    bank.run("2025-11-05");
    Order order = bank.lastOrder(id);

    List<Object> outcomes =
        together(
            List.of(
                () -> bank.told(order, "T1", SOON).split(" ", 2)[0],
                () -> status(bank.ended(id, payer, SOON))));

    boolean paid = bank.lastOrder(id).status() == Order.Status.PAID;
    assertThat(outcomes).containsExactly(paid ? "PAID" : "REFUND_DUE", Mandate.Status.ENDED);
    assertThat(bank.house.covers(payer, 2026)).hasSize(paid ? 1 : 0);
    assertThat(bank.house.owed()).hasSize(paid ? 0 : 1);
    assertThat(bank.house.postings()).isEqualTo(1);
  }

  @RepeatedTest(5)
  void of_an_end_and_a_run_at_once_no_order_stays_open() throws Exception {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);

    together(List.of(() -> bank.run("2025-11-05"), () -> bank.ended(id, payer, NOON)));

    assertThat(bank.records.mandates().find(id).orElseThrow().isActive()).isFalse();
    assertThat(bank.open(SOON)).isEmpty();
    assertThat(MandateHistory.of(bank.records, id).open(SOON)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void an_end_repeated_after_death_at_any_call_is_one(FaultyDynamoDb.Moment moment) {
    int deaths = 0;
    for (int n = 0; ; n++) {
      stored.clear();
      String payer = bank.house.adult();
      String id = bank.signed(payer, payer);
      bank.run("2025-11-05");
      faulty.dieAfter(n, moment);
      try {
        bank.ended(id, payer, SOON);
      } catch (FaultyDynamoDb.Death died) {
        deaths++;
      }
      boolean survived = faulty.survived();

      assertThat(status(bank.ended(id, payer, SOON))).isEqualTo(Mandate.Status.ENDED);
      assertThat(bank.lastOrder(id).status()).isEqualTo(Order.Status.CANCELLED);
      assertThat(bank.records.mandates().find(id).orElseThrow().version()).isEqualTo(3);
      assertThat(bank.records.mandates().areOf(payer)).isFalse();
      if (survived) {
        break;
      }
    }
    assertThat(deaths).isGreaterThanOrEqualTo(5);
  }
}
