package yibao.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.simulator.Premiums.ALIPAY;
import static yibao.simulator.Premiums.PREMIUM_FEN;
import static yibao.simulator.Premiums.WECHAT;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.simulator.memory.MemoryDynamoDb;
import yibao.simulator.wire.Calls;
import yibao.simulator.wire.Conditions;
import yibao.simulator.wire.Meanwhile;

/** What the real operations send: how often, for how many units, under which conditions. */
class OperationsOnTheWireTest {

  private static final Conditions.Sent VERSION =
      new Conditions.Sent(
          Premiums.TEMPLATE.name("PeopleTable"),
          "Update",
          "version = :seen AND attribute_not_exists(mergedInto)");

  private final MemoryDynamoDb memory = Stores.inMemory();

  @Test
  void an_undisturbed_notice_costs_one_read_and_one_write() {
    Calls calls = new Calls();
    Premiums house = new Premiums(calls.inFrontOf(memory), 1);
    String orderId = house.placed(WECHAT, "A1", house.adult(1));
    calls.take();

    house.told(WECHAT, orderId, "T1", PREMIUM_FEN);

    List<Calls.Trip> trips = calls.take();
    System.out.println("a notice for one person: " + trips);
    assertThat(trips)
        .extracting(Calls.Trip::operation)
        .containsExactly("BatchGetItem", "TransactWriteItems");
    assertThat(trips).allMatch(trip -> trip.units() > 0);
  }

  @Test
  void the_conditions_of_a_payment_are_seen() {
    Conditions conditions = Conditions.all();
    Premiums house = new Premiums(conditions.inFrontOf(memory), 1);
    house.told(WECHAT, house.placed(WECHAT, "A1", house.adult(1)), "T1", PREMIUM_FEN);

    assertThat(conditions.sent())
        .contains(
            VERSION,
            new Conditions.Sent(
                Premiums.TEMPLATE.name("GuardsTable"), "Put", "attribute_not_exists(guardKey)"))
        .hasSizeGreaterThanOrEqualTo(7);
  }

  @Test
  void a_version_that_nobody_checks_covers_a_person_twice() {
    assertThat(racingPayment(Conditions.all())).isEqualTo("REFUND_DUE REFUND_DUE");
    memory.clear();
    assertThat(racingPayment(Conditions.without(VERSION))).isEqualTo("PAID COVERED:2026-01-01");
  }

  /** What is told of the slower of two payments: another comes between its read and its write. */
  private String racingPayment(Conditions conditions) {
    DynamoDbClient client = conditions.inFrontOf(memory);
    Meanwhile race = new Meanwhile();
    Premiums house = new Premiums(race.inFrontOf(client), 1);
    Premiums rival = new Premiums(client, 2);
    String adult = house.adult(1);
    String first = house.placed(WECHAT, "A1", adult);
    String second = rival.placed(ALIPAY, "A1", adult);
    race.before(2, () -> rival.told(ALIPAY, second, "T1", PREMIUM_FEN));
    return house.told(WECHAT, first, "T1", PREMIUM_FEN);
  }
}
