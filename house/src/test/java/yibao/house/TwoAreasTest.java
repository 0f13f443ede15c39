package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/** A year is covered once, in whichever area the money arrives first. */
@ExtendWith(CloudForTests.class)
final class TwoAreasTest {

  private static final List<String> AREAS = List.of("630000", "520600");

  @RepeatedTest(5)
  void of_two_orders_from_two_areas_that_are_paid_at_once_one_covers(Channel channel)
      throws InterruptedException, ExecutionException {
    String psnNo = channel.registered(IdNumbers.next());
    List<JsonNode> orders = AREAS.stream().map(area -> channel.ordered(psnNo, area)).toList();
    List<JsonNode> notices = orders.stream().<JsonNode>map(Channel::noticeOf).toList();
    Books books = Books.open(channel);

    List<JsonNode> answers =
        atOnce(
            () -> channel.tell(orders.getFirst(), notices.getFirst()),
            () -> channel.tell(orders.getLast(), notices.getLast()));

    assertThat(answers)
        .extracting(answer -> answer.path("lines").path(0).path("status").asText())
        .containsExactlyInAnyOrder("COVERED", "REFUND_DUE");
    assertThat(answers)
        .extracting(answer -> answer.path("status").asText())
        .containsExactlyInAnyOrder("PAID", "REFUND_DUE");
    int paid = answers.getFirst().path("status").asText().equals("PAID") ? 0 : 1;
    assertThat(covers2026(channel.get("/enrolment/people/" + psnNo).json()))
        .singleElement()
        .extracting(cover -> cover.path("orderId").asText())
        .isEqualTo(answers.get(paid).path("orderId").asText());
    JsonNode refused = answers.get(1 - paid);
    assertThat(channel.table("owed"))
        .filteredOn(owed -> owed.path("owedId").equals(refused.at("/lines/0/refundId")))
        .singleElement()
        .extracting(owed -> owed.path("amountFen").asLong())
        .isEqualTo(orders.get(1 - paid).path("totalFen").asLong());
    assertThat(books.bookedSince()).hasSize(2);
    assertThat(books.sum()).isZero();
  }

  private static List<JsonNode> atOnce(Callable<Answered> one, Callable<Answered> other)
      throws InterruptedException, ExecutionException {
    try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
      List<JsonNode> answers = new ArrayList<>();
      for (Future<Answered> told : callers.invokeAll(List.of(one, other))) {
        assertThat(told.get().status()).isEqualTo(200);
        answers.add(told.get().json());
      }
      return answers;
    }
  }

  private static List<JsonNode> covers2026(JsonNode person) {
    List<JsonNode> covers = new ArrayList<>();
    person
        .path("covers")
        .forEach(
            cover -> {
              if (cover.path("year").asInt() == 2026) {
                covers.add(cover);
              }
            });
    return covers;
  }
}
