package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yibao.local.LocalCloud;
import yibao.records.Identity;
import yibao.records.Person;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.PersonFacts;

/** The opening of a window for many aided people, its runs killed in the midst of their work. */
final class KilledRunsTest {

  private static final int PEOPLE = 2000;

  /** The calls of DynamoDB before which a run is killed. */
  private static final List<Integer> DEATHS = List.of(4, 30, 111, 300, 505);

  @Test
  void two_thousand_people_are_enrolled_once_each_by_runs_of_which_five_are_killed(
      @TempDir Path data) throws Exception {
    try (LocalCloud cloud = start(data)) {
      Channel channel = new Channel(cloud.url(), cloud.unsignedUrl());
      ManyPeople.enter(
          cloud, data, IntStream.range(0, PEOPLE).mapToObj(KilledRunsTest::aided).toList());

      for (int call : DEATHS) {
        channel.prepare(
            JsonNodeFactory.instance
                .objectNode()
                .put("function", "payment-window")
                .put("beforeCall", call));
        assertThat(channel.fire("payment-window").status()).isEqualTo(502);
      }
      while (left(channel) > 0) {
        // a lease of the dead holds for a while
        TimeUnit.SECONDS.sleep(1);
      }

      List<JsonNode> people = channel.table("people");
      assertThat(people).hasSize(PEOPLE);
      assertThat(people)
          .allSatisfy(
              person -> {
                assertThat(person.path("covers")).hasSize(1);
                assertThat(person.path("covers").path(0).path("paidOn").asText())
                    .isEqualTo("2025-10-21");
                assertThat(person.path("version").asInt()).isEqualTo(2);
              });
      assertThat(channel.table("orders"))
          .filteredOn(item -> item.path("sk").asText().equals("order"))
          .hasSize(PEOPLE);
      assertThat(channel.table("guards")).hasSize(PEOPLE);
      assertThat(channel.table("ledger")).hasSize(PEOPLE);
    }
  }

  private static LocalCloud start(Path data) {
    return LocalCloud.start(
        LocalCloud.Options.forTests()
            .withToday(LocalDate.of(2025, 10, 21))
            .withData(data)
            .withSay(System.err::println));
  }

  private static Person aided(int serial) {
    return Person.entered(
        "A1DED%05d".formatted(serial),
        new Area("630000"),
        new Identity("01", "63010219500101%04d".formatted(serial), "马兰", Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        new PersonFacts(
            LocalDate.of(1950, 1, 1),
            Optional.empty(),
            List.of(
                new CategorySpell(
                    Category.EXTREME_POVERTY, LocalDate.of(2020, 1, 1), Optional.empty())),
            List.of(),
            List.of()),
        LocalDate.of(2025, 1, 1));
  }

  private static int left(Channel channel) {
    Answered run = channel.fire("payment-window");
    assertThat(run.status()).as(run.body()).isEqualTo(200);
    return run.json().path("left").asInt();
  }
}
