package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yibao.local.LocalCloud;
import yibao.records.Identity;
import yibao.records.Person;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;

/**
 * Relations of sharing that the function as it is deployed ends by the stream of people's files,
 * killed in the midst of its work: what it hadn't done is handed over to it again.
 */
final class KilledWatchTest {

  private static final LocalDate TODAY = LocalDate.of(2025, 11, 5);
  private static final Area CHENGDU = new Area("510100");
  private static final Area XINING = new Area("630100");
  private static final long HELD = 100_000;
  private static final long QUOTA = 60_000;

  /** So many mothers die, and meanwhile the function dies before that call of DynamoDB. */
  private static final List<Integer> DEATHS = List.of(1, 2, 3, 4, 5);

  private static final int AT_A_TIME = 4;

  private final Map<String, String> relations = new HashMap<>();
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  @Test
  void what_a_death_ends_is_ended_once_whenever_the_watch_is_killed(@TempDir Path data)
      throws Exception {
    try (LocalCloud cloud = start(data)) {
      Channel channel = new Channel(cloud.url(), cloud.unsignedUrl());
      int families = DEATHS.size() * AT_A_TIME;
      ManyPeople.enter(
          cloud,
          data,
          IntStream.range(0, families)
              .boxed()
              .flatMap(
                  family ->
                      Stream.of(
                          person(daughter(family), CHENGDU, Scheme.EMPLOYEE),
                          person(mother(family), XINING, Scheme.RESIDENT)))
              .toList());
      for (int family = 0; family < families; family++) {
        share(channel, daughter(family), mother(family));
      }
      drain(channel);
      assertThat(ended(channel)).isEmpty();

      for (int group = 0; group < DEATHS.size(); group++) {
        channel.prepare(
            JsonNodeFactory.instance
                .objectNode()
                .put("function", "sharing-watch")
                .put("beforeCall", DEATHS.get(group)));
        for (int family = group * AT_A_TIME; family < (group + 1) * AT_A_TIME; family++) {
          die(channel, mother(family));
        }
        drain(channel);

        assertThat(ended(channel)).isEqualTo(mothers((group + 1) * AT_A_TIME));
      }

      assertThat(said)
          .filteredOn(line -> line.startsWith("sharing-watch") && line.contains("Killed"))
          .hasSize(DEATHS.size());
      assertThat(channel.get("/_local/stream-failures").json()).isEmpty();
      assertThat(channel.table("accounts"))
          .hasSize(families)
          .allSatisfy(
              account -> {
                assertThat(account.path("availableFen").asLong()).isEqualTo(HELD);
                assertThat(account.path("frozenFen").asLong()).isZero();
              });
    }
  }

  private LocalCloud start(Path data) {
    return LocalCloud.start(
        LocalCloud.Options.forTests().withToday(TODAY).withData(data).withSay(said::add));
  }

  private static String daughter(int family) {
    return "DA0GHTER%05d".formatted(family);
  }

  private static String mother(int family) {
    return "M0THER%05d".formatted(family);
  }

  private static Set<String> mothers(int families) {
    return IntStream.range(0, families)
        .mapToObj(KilledWatchTest::mother)
        .collect(Collectors.toSet());
  }

  private static Person person(String psnNo, Area area, Scheme scheme) {
    Cover cover =
        new Cover(
            scheme,
            area,
            TODAY.getYear(),
            LocalDate.of(TODAY.getYear(), 1, 1),
            LocalDate.of(TODAY.getYear(), 12, 31),
            Optional.empty(),
            Optional.empty());
    return Person.entered(
        psnNo,
        area,
        new Identity(Optional.empty(), "陈静", Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        new PersonFacts(
            LocalDate.of(1960, 1, 1), Optional.empty(), List.of(), List.of(cover), List.of()),
        TODAY);
  }

  private void share(Channel channel, String daughter, String mother) {
    right(
        channel.post(
            "/enrolment/people/" + daughter + "/account/opening",
            JsonNodeFactory.instance.objectNode().put("amountFen", HELD),
            "idempotency-key",
            Channel.number()));
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    asked.putObject("owner").put("psnNo", daughter);
    asked.putObject("beneficiary").put("psnNo", mother);
    asked.put("kinship", "PARENT").put("quotaFen", QUOTA);
    String relation =
        right(
                channel.post(
                    "/sharing-setup/relations",
                    asked,
                    "idempotency-key",
                    Channel.number(),
                    "x-acting-person",
                    acting(daughter)))
            .path("relationId")
            .asText();
    right(
        channel.post(
            "/sharing-setup/relations/" + relation + "/acceptance",
            JsonNodeFactory.instance.objectNode(),
            "x-acting-person",
            acting(mother)));
    relations.put(relation, mother);
  }

  private static String acting(String person) {
    return person + ";FACE;" + Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static void die(Channel channel, String mother) {
    right(
        channel.post(
            "/enrolment/people/" + mother + "/death",
            JsonNodeFactory.instance.objectNode().put("on", TODAY.minusDays(1).toString()),
            "idempotency-key",
            Channel.number()));
  }

  private static JsonNode right(Answered answered) {
    assertThat(answered.status()).as(answered.body()).isBetween(200, 201);
    return answered.json();
  }

  private static void drain(Channel channel) {
    assertThat(channel.act("/_local/streams/sharing-watch").status()).isEqualTo(200);
  }

  /** Whose relations have ended by their death. */
  private Set<String> ended(Channel channel) {
    List<String> ended = new ArrayList<>();
    for (JsonNode item : channel.table("sharing")) {
      if (item.path("sk").asText().equals("relation") && item.has("ended")) {
        assertThat(item.path("ended").path("why").asText()).isEqualTo("DEATH");
        ended.add(relations.get(item.path("relationId").asText()));
      }
    }
    assertThat(ended).doesNotHaveDuplicates();
    return Set.copyOf(ended);
  }
}
