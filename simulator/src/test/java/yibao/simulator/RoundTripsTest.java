package yibao.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.simulator.wire.Calls;

/**
 * What each step of a payment costs that nobody disturbs: how often it goes to the tables, and the
 * units that are charged, which each test prints. Units are those of DynamoDB's rules as the
 * in-memory one keeps them; DynamoDB Local charges a table once for a transaction, however many of
 * its items it writes. The process has booked before, so that it knows the books to be open.
 */
class RoundTripsTest {

  private static final String READ = "BatchGetItem";
  private static final String WRITE = "TransactWriteItems";

  private final Calls calls = new Calls();
  private final Till till = new Till(calls.inFrontOf(Stores.inMemory()));

  @BeforeEach
  void the_books_are_open() {
    till.tellOfNone("T0");
  }

  /** The trips of a step, each with its units. */
  private List<String> tripsOf(String what, Runnable step) {
    calls.take();
    step.run();
    List<Calls.Trip> trips = calls.take();
    System.out.println(
        trips.stream()
            .map(trip -> trip.operation() + " " + trip.units() + " units")
            .collect(Collectors.joining(", ", what + ": ", "")));
    assertThat(trips).allMatch(trip -> trip.units() > 0);
    return trips.stream().map(Calls.Trip::operation).toList();
  }

  @Test
  void a_quote_is_one_read() {
    String[] family = till.adults(3);

    assertThat(tripsOf("a quote for three", () -> till.quote(family))).containsExactly(READ);
  }

  @Test
  void an_order_is_one_read_and_one_write() {
    String[] family = till.adults(3);

    assertThat(tripsOf("an order for three", () -> till.order(family)))
        .containsExactly(READ, WRITE);
  }

  @Test
  void a_notice_is_one_read_and_one_write() {
    String orderId = till.order(till.adults(1));

    assertThat(tripsOf("a notice for one", () -> till.tell(orderId, "T1", 1)))
        .containsExactly(READ, WRITE);
  }

  @Test
  void a_notice_for_twenty_people_is_one_read_and_one_write() {
    String orderId = till.order(till.adults(20));

    assertThat(tripsOf("a notice for twenty", () -> till.tell(orderId, "T1", 20)))
        .containsExactly(READ, WRITE);
  }

  @Test
  void a_notice_that_repeats_is_one_read() {
    String orderId = till.order(till.adults(1));
    till.tell(orderId, "T1", 1);

    assertThat(tripsOf("a notice again", () -> till.tell(orderId, "T1", 1))).containsExactly(READ);
  }

  @Test
  void a_notice_that_stands_in_suspense_is_one_read_and_one_write() {
    assertThat(tripsOf("a notice for no order", () -> till.tellOfNone("T1")))
        .containsExactly(READ, WRITE);
  }

  @Test
  void a_cancellation_is_two_reads_and_one_write() {
    String orderId = till.order(till.adults(1));

    assertThat(tripsOf("a cancellation", () -> till.cancel(orderId)))
        .containsExactly(READ, READ, WRITE);
  }

  @Test
  void a_refund_is_three_reads_and_one_write() {
    String adult = till.adults(1)[0];
    String orderId = till.order(adult);
    till.tell(orderId, "T1", 1);

    assertThat(tripsOf("a refund", () -> till.askBack(orderId, adult)))
        .containsExactly(READ, READ, READ, WRITE);
  }

  /** One of them asks whether a statement had it first. */
  @Test
  void a_refund_paid_back_is_four_reads_and_one_write() {
    String adult = till.adults(1)[0];
    String orderId = till.order(adult);
    till.tell(orderId, "T1", 1);
    String refundId = till.askBack(orderId, adult);

    assertThat(tripsOf("a refund paid back", () -> till.payBack(refundId)))
        .containsExactly(READ, READ, READ, READ, WRITE);
  }

  @Test
  void a_payment_from_an_account_is_two_reads_and_one_write() {
    String payer = till.owner();

    assertThat(tripsOf("a payment from an account", () -> till.payFromAccount(payer)))
        .containsExactly(READ, READ, WRITE);
  }

  @Test
  void a_match_is_four_reads_and_one_write() {
    String orderId = till.order(till.adults(1));
    String suspenseId = till.tellOfNone("T1");

    assertThat(tripsOf("a match", () -> till.match(suspenseId, orderId)))
        .containsExactly(READ, READ, READ, READ, WRITE);
  }

  @Test
  void a_return_is_two_reads_and_one_write() {
    String suspenseId = till.tellOfNone("T1");

    assertThat(tripsOf("a return", () -> till.giveBack(suspenseId)))
        .containsExactly(READ, READ, WRITE);
  }
}
