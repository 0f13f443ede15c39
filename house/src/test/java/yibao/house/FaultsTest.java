package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A function's environment is killed before its first call of DynamoDB, before its second, and so
 * on, and while it answers. The caller sees 502, sends the same again, and it has happened once.
 */
@ExtendWith(CloudForTests.class)
final class FaultsTest {

  private static final int MOST_CALLS = 20;

  /** Something that a caller does, and may do again. */
  private interface Act extends Supplier<Answered> {}

  @Test
  void a_notice_that_was_killed_before_any_call_pays_once(Channel channel) {
    int killed = killedBeforeEachCall("premium-payment", 200, fault -> noticed(channel, fault));
    assertThat(killed).isGreaterThanOrEqualTo(2);
  }

  @Test
  void a_notice_that_was_killed_while_answered_pays_once(Channel channel) {
    assertThat(noticed(channel, onAnswer("premium-payment"))).isEqualTo(502);
  }

  @Test
  void an_order_that_was_killed_before_any_call_is_placed_once(Channel channel) {
    int killed = killedBeforeEachCall("premium-payment", 201, fault -> placed(channel, fault));
    assertThat(killed).isGreaterThanOrEqualTo(2);
  }

  @Test
  void an_order_that_was_killed_while_answered_is_placed_once(Channel channel) {
    assertThat(placed(channel, onAnswer("premium-payment"))).isEqualTo(502);
  }

  @Test
  void a_cancellation_that_was_killed_before_any_call_gives_up_once(Channel channel) {
    int killed = killedBeforeEachCall("premium-payment", 200, fault -> cancelled(channel, fault));
    assertThat(killed).isGreaterThanOrEqualTo(2);
  }

  @Test
  void a_registration_that_was_killed_before_any_call_enters_one_person(Channel channel) {
    int killed = killedBeforeEachCall("enrolment", 201, fault -> registered(channel, fault));
    assertThat(killed).isGreaterThanOrEqualTo(2);
  }

  @Test
  void a_registration_that_was_killed_while_answered_enters_one_person(Channel channel) {
    assertThat(registered(channel, onAnswer("enrolment"))).isEqualTo(502);
  }

  /** How many calls there were to be killed before; the act's first answer is its status. */
  private static int killedBeforeEachCall(
      String function, int undisturbed, Function<ObjectNode, Integer> act) {
    for (int call = 1; call <= MOST_CALLS; call++) {
      int status = act.apply(fault(function).put("beforeCall", call));
      if (status == undisturbed) {
        return call - 1;
      }
      assertThat(status).as("killed before call " + call).isEqualTo(502);
    }
    throw new AssertionError("an invocation of " + function + " never ends");
  }

  private static int noticed(Channel channel, ObjectNode fault) {
    String psnNo = channel.registered(IdNumbers.next());
    JsonNode order = channel.ordered(psnNo);
    JsonNode notice = Channel.noticeOf(order);
    Books books = Books.open(channel);

    int status = disturbed(channel, fault, () -> channel.tell(order, notice), 200);

    assertThat(channel.tell(order, notice).json().path("status").asText()).isEqualTo("PAID");
    assertThat(books.bookedSince())
        .singleElement()
        .satisfies(
            posting ->
                assertThat(posting.path("entries").path(0).path("fen").asLong())
                    .isEqualTo(order.path("totalFen").asLong()));
    assertThat(books.sum()).isZero();
    assertThat(coversOf2026(channel, psnNo))
        .singleElement()
        .satisfies(
            cover ->
                assertThat(cover.path("orderId").asText())
                    .isEqualTo(order.path("orderId").asText()));
    return status;
  }

  private static int placed(Channel channel, ObjectNode fault) {
    String psnNo = channel.registered(IdNumbers.next());
    long total = channel.quote(psnNo).json().path("totalFen").asLong();
    String channelOrderNo = Channel.number();
    Books books = Books.open(channel);

    int status = disturbed(channel, fault, () -> channel.order(psnNo, channelOrderNo, total), 201);

    List<JsonNode> orders =
        channel.table("orders").stream()
            .filter(item -> item.path("channelOrderNo").asText().equals(channelOrderNo))
            .toList();
    assertThat(orders).hasSize(1);
    assertThat(
            channel
                .get("/premium-payment/people/" + psnNo + "/payments?year=2026")
                .json()
                .path("items")
                .size())
        .isEqualTo(1);
    assertThat(books.bookedSince()).isEmpty();
    return status;
  }

  private static int cancelled(Channel channel, ObjectNode fault) {
    JsonNode order = channel.ordered(channel.registered(IdNumbers.next()));
    String path = "/premium-payment/orders/" + order.path("orderId").asText();

    int status = disturbed(channel, fault, () -> channel.act(path + "/cancellation"), 200);

    assertThat(channel.get(path).json().path("status").asText()).isEqualTo("CANCELLED");
    assertThat(channel.tell(order, Channel.noticeOf(order)).json().path("status").asText())
        .isEqualTo("REFUND_DUE");
    return status;
  }

  private static int registered(Channel channel, ObjectNode fault) {
    String idNumber = IdNumbers.next();
    int people = channel.table("people").size();
    int identities = channel.table("identities").size();

    int status = disturbed(channel, fault, () -> channel.register(idNumber), 201);

    assertThat(channel.table("people")).hasSize(people + 1);
    assertThat(channel.table("identities")).hasSize(identities + 1);
    return status;
  }

  /** The status of the first answer; each repeat is answered as if nothing had happened. */
  private static int disturbed(Channel channel, ObjectNode fault, Act act, int undisturbed) {
    channel.prepare(fault);
    Answered first = act.get();
    Answered repeated = act.get();
    assertThat(repeated.status()).isEqualTo(undisturbed);
    assertThat(act.get()).isEqualTo(repeated);
    if (first.status() == undisturbed) {
      assertThat(repeated).isEqualTo(first);
    }
    return first.status();
  }

  private static List<JsonNode> coversOf2026(Channel channel, String psnNo) {
    return channel.table("people").stream()
        .filter(person -> person.path("psnNo").asText().equals(psnNo))
        .flatMap(person -> person.path("covers").valueStream())
        .filter(cover -> cover.path("scheme").asText().equals("RESIDENT"))
        .filter(cover -> cover.path("year").asInt() == 2026)
        .toList();
  }

  private static ObjectNode fault(String function) {
    return JsonNodeFactory.instance.objectNode().put("function", function);
  }

  private static ObjectNode onAnswer(String function) {
    return fault(function).put("onAnswer", true);
  }
}
