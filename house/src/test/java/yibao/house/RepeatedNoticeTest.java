package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CloudForTests.class)
final class RepeatedNoticeTest {

  private static final int NOTICES = 50;
  private static final int CALLERS = 8;

  @Test
  void fifty_equal_notices_at_once_are_one_payment_and_fifty_equal_answers(Channel channel)
      throws InterruptedException, ExecutionException {
    JsonNode order = channel.ordered(channel.registered(IdNumbers.next()));
    JsonNode notice = Channel.noticeOf(order);
    Books books = Books.open(channel);

    List<Answered> answers = atOnce(() -> channel.tell(order, notice));

    assertThat(answers).hasSize(NOTICES).containsOnly(answers.getFirst());
    assertThat(answers.getFirst().status()).isEqualTo(200);
    assertThat(answers.getFirst().json().path("status").asText()).isEqualTo("PAID");
    assertThat(answers.getFirst().json().path("receiptNo").asText()).isNotEmpty();
    assertThat(books.bookedSince()).hasSize(1);
    assertThat(books.sum()).isZero();
  }

  @Test
  void a_number_that_comes_again_with_another_amount_is_refused_and_noted(Channel channel) {
    JsonNode order = channel.ordered(channel.registered(IdNumbers.next()));
    ObjectNode notice = Channel.noticeOf(order);
    Answered paid = channel.tell(order, notice);
    Books books = Books.open(channel);

    Answered other =
        channel.tell(order, notice.deepCopy().put("paidFen", order.path("totalFen").asLong() - 1));

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().path("type").asText()).isEqualTo("urn:yibao:problem:key-reused");
    assertThat(books.bookedSince()).isEmpty();
    assertThat(channel.table("owed"))
        .filteredOn(item -> item.path("channelTxnNo").equals(notice.path("channelTxnNo")))
        .hasSize(1);
    assertThat(channel.tell(order, notice)).isEqualTo(paid);
  }

  @Test
  void an_order_number_that_comes_again_with_other_content_is_refused(Channel channel) {
    String psnNo = channel.registered(IdNumbers.next());
    String somebodyElse = channel.registered(IdNumbers.next());
    long total = channel.quote(psnNo).json().path("totalFen").asLong();
    String channelOrderNo = Channel.number();
    Answered placed = channel.order(psnNo, channelOrderNo, total);

    Answered other = channel.order(somebodyElse, channelOrderNo, total);

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().path("type").asText()).isEqualTo("urn:yibao:problem:key-reused");
    assertThat(channel.order(psnNo, channelOrderNo, total)).isEqualTo(placed);
  }

  private static List<Answered> atOnce(Callable<Answered> act)
      throws InterruptedException, ExecutionException {
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<Answered>> all =
          callers.invokeAll(Stream.generate(() -> act).limit(NOTICES).toList());
      List<Answered> answers = new java.util.ArrayList<>();
      for (Future<Answered> one : all) {
        answers.add(one.get());
      }
      return answers;
    }
  }
}
