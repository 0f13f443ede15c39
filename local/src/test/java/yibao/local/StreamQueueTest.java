package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamQueueTest {

  private static StreamRecord change(String sequence, int size) {
    return new StreamRecord(sequence, "item", Instant.EPOCH, Json.object(), size);
  }

  private static List<String> taken(StreamQueue queue) throws InterruptedException {
    return queue.takeBatch().stream().map(StreamRecord::sequence).toList();
  }

  @Test
  void a_batch_is_no_larger_than_it_may_be() throws Exception {
    StreamQueue queue = new StreamQueue(2, Duration.ZERO);
    queue.add(List.of(change("1", 10), change("2", 10), change("3", 10)));

    assertThat(taken(queue)).containsExactly("1", "2");
    assertThat(taken(queue)).containsExactly("3");
  }

  @Test
  void a_batch_fits_into_an_event_and_what_fits_into_none_goes_alone() throws Exception {
    int half = UrlRequest.MAX_BODY / 2 - 51;
    StreamQueue queue = new StreamQueue(100, Duration.ofDays(1));
    queue.add(
        List.of(
            change("1", half),
            change("2", half),
            change("3", half),
            change("4", half + 1),
            change("5", UrlRequest.MAX_BODY),
            change("6", UrlRequest.MAX_BODY)));

    assertThat(taken(queue)).containsExactly("1", "2");
    assertThat(taken(queue)).containsExactly("3");
    assertThat(taken(queue)).containsExactly("4");
    assertThat(taken(queue)).containsExactly("5");
  }
}
