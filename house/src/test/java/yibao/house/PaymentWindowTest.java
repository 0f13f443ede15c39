package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import yibao.local.LocalCloud;

/**
 * The season of 2026 in Qinghai as payment-window takes it, however its runs come. Each way in a
 * cloud of its own, since clocks only go forward.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PaymentWindowTest {

  private static final LocalDate OPENS = LocalDate.of(2025, 10, 21);
  private static final LocalDate CLOSES = LocalDate.of(2026, 2, 28);

  /** The days on which something falls due, those about them, and the day after the window. */
  private static final List<LocalDate> DAYS =
      Stream.concat(
              OPENS.minusDays(1).datesUntil(OPENS.plusDays(10)),
              CLOSES.minusDays(1).datesUntil(CLOSES.plusDays(2)))
          .toList();

  private final Map<String, List<JsonNode>> coversRunDaily = new LinkedHashMap<>();

  /** Ways in which runs come. */
  private enum Way {
    TWICE_AT_ONCE {
      @Override
      void run(Channel channel, LocalDate day) throws InterruptedException, ExecutionException {
        moveTo(channel, day);
        try (ExecutorService runs = Executors.newFixedThreadPool(2)) {
          Callable<Answered> run = () -> ran(channel);
          for (Future<Answered> one : runs.invokeAll(List.of(run, run))) {
            one.get();
          }
        }
      }
    },
    A_DAY_LATE {
      @Override
      void run(Channel channel, LocalDate day) {
        moveTo(channel, day.plusDays(1));
        if (!DAYS.contains(day.plusDays(1))) {
          ran(channel);
        }
      }
    },
    AFTER_A_WEEKS_OUTAGE {
      @Override
      void run(Channel channel, LocalDate day) {
        moveTo(channel, day);
        if (day.isBefore(OPENS.plusDays(2)) || day.isAfter(OPENS.plusDays(8))) {
          ran(channel);
        }
      }
    };

    abstract void run(Channel channel, LocalDate day)
        throws InterruptedException, ExecutionException;
  }

  /** Whom to look at: each falls due on another day, or never. */
  private static Map<String, String> enter(Channel channel) {
    Map<String, String> people = new LinkedHashMap<>();
    people.put("aided for long", aided(channel, "EXTREME_POVERTY", LocalDate.of(2020, 1, 1)));
    people.put("aided since the window opened", aided(channel, "EXTREME_POVERTY", OPENS));
    people.put("aided since the third day", aided(channel, "EXTREME_POVERTY", OPENS.plusDays(2)));
    people.put(
        "aided for two days only",
        channel.registered(
            IdNumbers.next(),
            "EXTREME_POVERTY",
            OPENS.plusDays(5),
            Optional.of(OPENS.plusDays(6))));
    people.put("aided since the last day", aided(channel, "EXTREME_POVERTY", CLOSES));
    people.put("aided too late", aided(channel, "EXTREME_POVERTY", CLOSES.plusDays(1)));
    people.put("aided in part", aided(channel, "MINIMUM_LIVING", LocalDate.of(2020, 1, 1)));
    people.put("not aided", channel.registered(IdNumbers.next()));
    return people;
  }

  private static String aided(Channel channel, String category, LocalDate from) {
    return channel.registered(IdNumbers.next(), category, from, Optional.empty());
  }

  private static void moveTo(Channel channel, LocalDate day) {
    channel.moveClock(OffsetDateTime.parse(day + "T12:00:30+08:00"));
  }

  private static Answered ran(Channel channel) {
    Answered run = channel.fire("payment-window");
    assertThat(run.status()).as(run.body()).isEqualTo(200);
    return run;
  }

  /** Each person's covers of 2026, without the random number of the order. */
  private static Map<String, List<JsonNode>> coversOf(Channel channel, Map<String, String> people) {
    List<JsonNode> files = channel.table("people");
    Map<String, List<JsonNode>> covers = new LinkedHashMap<>();
    people.forEach(
        (who, psnNo) ->
            covers.put(
                who,
                files.stream()
                    .filter(file -> file.path("psnNo").asText().equals(psnNo))
                    .flatMap(file -> file.path("covers").valueStream())
                    .filter(cover -> cover.path("year").asInt() == 2026)
                    .<JsonNode>map(cover -> ((ObjectNode) cover.deepCopy()).without("orderId"))
                    .toList()));
    return covers;
  }

  private static LocalCloud cloud() {
    return LocalCloud.start(
        LocalCloud.Options.forTests().withToday(OPENS.minusDays(2)).withSay(System.err::println));
  }

  private static Channel channel(LocalCloud cloud) {
    return new Channel(cloud.url(), cloud.unsignedUrl());
  }

  @Test
  @Order(1)
  void run_daily_it_enrols_each_as_of_the_day_due_and_opens_and_closes_the_window() {
    try (LocalCloud cloud = cloud()) {
      Channel channel = channel(cloud);
      Map<String, String> people = enter(channel);
      int enrolled = 0;
      for (LocalDate day : DAYS) {
        moveTo(channel, day);
        JsonNode run = ran(channel).json();
        enrolled += run.path("enrolled").asInt();
        assertThat(run.path("left").asInt(-1)).isZero();
        assertThat(stateIn(run)).isEqualTo(stateOn(day));
      }
      coversRunDaily.putAll(coversOf(channel, people));

      assertThat(enrolled).isEqualTo(5);
      assertThat(starts("aided for long")).containsExactly("2025-10-21 2026-01-01");
      assertThat(starts("aided since the third day")).containsExactly("2025-10-23 2026-01-01");
      assertThat(starts("aided for two days only")).containsExactly("2025-10-26 2026-01-01");
      assertThat(starts("aided since the last day")).containsExactly("2026-02-28 2026-02-28");
      assertThat(starts("aided too late")).isEmpty();
      assertThat(starts("aided in part")).isEmpty();
      assertThat(starts("not aided")).isEmpty();
    }
  }

  private List<String> starts(String who) {
    return coversRunDaily.getOrDefault(who, List.of()).stream()
        .map(cover -> cover.path("paidOn").asText() + " " + cover.path("from").asText())
        .toList();
  }

  private static String stateIn(JsonNode run) {
    return run.path("windows")
        .valueStream()
        .filter(window -> window.path("area").asText().equals("630000"))
        .filter(window -> window.path("year").asInt() == 2026)
        .map(window -> window.path("state").asText())
        .collect(Collectors.joining());
  }

  private static String stateOn(LocalDate day) {
    if (day.isBefore(OPENS)) {
      return "NOT_YET";
    }
    return day.isAfter(CLOSES) ? "LATE" : "CONCENTRATED";
  }

  @ParameterizedTest
  @EnumSource
  @Order(2)
  void however_its_runs_come_the_covers_are_those_of_runs_each_day(Way way) throws Exception {
    try (LocalCloud cloud = cloud()) {
      Channel channel = channel(cloud);
      Map<String, String> people = enter(channel);
      for (LocalDate day : DAYS) {
        way.run(channel, day);
      }

      assertThat(coversRunDaily).isNotEmpty();
      assertThat(coversOf(channel, people)).isEqualTo(coversRunDaily);
    }
  }
}
