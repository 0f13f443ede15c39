package yibao.house;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import yibao.audit.VerifyLedger;
import yibao.local.LocalCloud;
import yibao.records.Identity;
import yibao.records.Person;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;

/**
 * Employers' lists at the functions as they are deployed, which are killed between the parts in
 * which they apply the money.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KilledStaffListsTest {

  private static final int THOUSAND = 1000;

  /** Three parts of twenty, the last of which isn't full. */
  private static final int FEW = 45;

  private static final int MOST_CALLS = 40;

  /** The calls of DynamoDB before which runs that go on with a thousand are killed. */
  private static final List<Integer> DEATHS = List.of(23, 60);

  /** 8000.00 × 6.9 %. */
  private static final long EMPLOYERS = 552_00;

  /** 8000.00 × 2 %, which goes into the account. */
  private static final long CREDIT = 160_00;

  private static final long PRICE = EMPLOYERS + CREDIT;

  /** The tables in which a list changes nothing while anything is wrong with it. */
  private static final List<String> UNTOUCHED = List.of("people", "accounts", "ledger", "owed");

  private final Path data;
  private final LocalCloud cloud;
  private final Channel channel;
  private int entered;

  KilledStaffListsTest(@TempDir Path data) {
    this.data = data;
    this.cloud =
        LocalCloud.start(
            LocalCloud.Options.forTests()
                .withToday(LocalDate.of(2025, 11, 5))
                .withData(data)
                .withSay(System.err::println));
    this.channel = new Channel(cloud.url(), cloud.unsignedUrl());
  }

  @AfterAll
  void stop() {
    cloud.close();
  }

  @Test
  void a_thousand_are_booked_once_though_three_lines_were_wrong_and_whatever_applies_them_dies()
      throws Exception {
    List<String> staff = staff(THOUSAND);
    List<String> right = staff.stream().map(KilledStaffListsTest::row).toList();
    List<String> wrong = new ArrayList<>(right);
    wrong.set(6, "N0B0DY,800000");
    wrong.set(499, right.getFirst());
    wrong.set(999, staff.getLast() + ",8000.00");
    Set<String> placedBefore = placed();
    List<Set<JsonNode>> before = untouched();

    Answered refused = handIn(Channel.number(), wrong);

    assertThat(refused.status()).isEqualTo(202);
    assertThat(refused.json().path("status").asText()).isEqualTo("REFUSED");
    assertThat(refused.json().path("errors"))
        .extracting(error -> error.path("line").asInt() + " " + error.path("problem").asText())
        .containsExactly("7 unknown-person", "500 duplicate-person", "1000 malformed");
    assertThat(placed()).isEqualTo(placedBefore);
    assertThat(untouched()).isEqualTo(before);

    String key = Channel.number();
    List<Answered> handedIn = twoAtOnce(() -> handIn(key, right));
    assertThat(Set.copyOf(handedIn)).hasSize(1);
    JsonNode list = handedIn.getFirst().json();
    assertThat(list.path("status").asText()).isEqualTo("READY");
    assertThat(placed()).hasSize(placedBefore.size() + 1);

    JsonNode order = order(list);
    JsonNode notice = Channel.noticeOf(order);
    kill("premium-payment", 40);
    assertThat(channel.tell(order, notice).status()).isEqualTo(502);
    assertThat(twoAtOnce(() -> channel.tell(order, notice)))
        .allMatch(told -> told.json().path("status").asText().equals("PAID"));
    for (int call : DEATHS) {
      kill("account-credit", call);
      assertThat(channel.fire("account-credit").status()).isEqualTo(502);
    }
    assertThat(applied(list)).isStrictlyBetween(0, THOUSAND);
    assertThat(twoAtOnce(() -> channel.fire("account-credit")))
        .allMatch(run -> run.status() == 200);

    assertThat(applied(list)).isEqualTo(THOUSAND);
    assertBookedOnce(staff);
  }

  @Test
  void a_notice_that_was_killed_before_any_call_is_applied_once() throws Exception {
    List<String> all = new ArrayList<>();
    List<JsonNode> lists = new ArrayList<>();
    Set<Integer> appliedByTheDead = new HashSet<>();
    int call = 0;
    Answered first;
    do {
      List<String> staff = staff(FEW);
      all.addAll(staff);
      JsonNode list = ready(staff);
      lists.add(list);
      JsonNode order = order(list);
      JsonNode notice = Channel.noticeOf(order);
      kill("premium-payment", ++call);

      first = channel.tell(order, notice);
      appliedByTheDead.add(applied(list));
      Answered repeated = channel.tell(order, notice);

      assertThat(repeated.json().path("status").asText()).isEqualTo("PAID");
      assertThat(channel.tell(order, notice)).isEqualTo(repeated);
    } while (first.status() == 502 && call < MOST_CALLS);
    assertThat(first.status()).isEqualTo(200);
    assertThat(appliedByTheDead).containsExactlyInAnyOrder(0, 20, 40, FEW);

    assertThat(channel.fire("account-credit").status()).isEqualTo(200);

    assertThat(lists).allMatch(list -> applied(list) == FEW);
    assertBookedOnce(all);
  }

  // ---- lists ----------------------------------------------------------------------------------

  private Answered handIn(String key, List<String> rows) {
    return channel.handIn(
        key,
        "area=510100&month=2025-11&employer=CD-510100-0815&channelOrderNo=" + key,
        "psnNo,wageFen\n" + String.join("\n", rows) + "\n");
  }

  private JsonNode ready(List<String> staff) {
    JsonNode list =
        handIn(Channel.number(), staff.stream().map(KilledStaffListsTest::row).toList()).json();
    assertThat(list.path("status").asText()).isEqualTo("READY");
    return list;
  }

  private JsonNode order(JsonNode list) {
    return channel.get("/premium-payment/orders/" + list.path("orderId").asText()).json();
  }

  /** To how many of its people a list's money is applied. */
  private int applied(JsonNode list) {
    return channel
        .get("/premium-payment/staff-lists/" + list.path("listId").asText())
        .json()
        .at("/progress/applied")
        .asInt(-1);
  }

  private static String row(String psnNo) {
    return psnNo + ",800000";
  }

  private void kill(String function, int beforeCall) {
    channel.prepare(
        JsonNodeFactory.instance
            .objectNode()
            .put("function", function)
            .put("beforeCall", beforeCall));
  }

  private static List<Answered> twoAtOnce(Callable<Answered> act) throws Exception {
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      List<Answered> answers = new ArrayList<>();
      for (Future<Answered> answer : two.invokeAll(List.of(act, act))) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  // ---- people ---------------------------------------------------------------------------------

  /** The numbers of people who were employed in Chengdu until October. */
  private List<String> staff(int count) throws IOException {
    List<Person> people =
        IntStream.range(0, count).mapToObj(i -> worker("STAFF%05d".formatted(++entered))).toList();
    ManyPeople.enter(cloud, data, people);
    return people.stream().map(Person::psnNo).toList();
  }

  private static Person worker(String psnNo) {
    Area chengdu = new Area("510100");
    Cover before =
        new Cover(
            Scheme.EMPLOYEE,
            chengdu,
            2025,
            LocalDate.of(2023, 1, 1),
            LocalDate.of(2025, 10, 31),
            Optional.empty(),
            Optional.empty());
    return Person.entered(
        psnNo,
        chengdu,
        new Identity(Optional.empty(), "李伟", Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        new PersonFacts(
            LocalDate.of(1988, 4, 2), Optional.empty(), List.of(), List.of(before), List.of()),
        LocalDate.of(2025, 1, 1));
  }

  // ---- books ----------------------------------------------------------------------------------

  private List<Set<JsonNode>> untouched() {
    return UNTOUCHED.stream().map(table -> Set.copyOf(channel.table(table))).toList();
  }

  /** The orders that take money; the parts of a list's order take none. */
  private Set<String> placed() {
    return channel.table("orders").stream()
        .filter(item -> item.path("sk").asText().equals("order") && !item.has("partOf"))
        .map(item -> item.path("pk").asText().replace("order#", ""))
        .collect(toSet());
  }

  /** Each is covered for the month by one part, and credited by its one posting. */
  private void assertBookedOnce(List<String> staff) {
    Set<String> theirs = Set.copyOf(staff);
    assertThat(channel.table("people"))
        .filteredOn(person -> theirs.contains(person.path("psnNo").asText()))
        .hasSameSizeAs(staff)
        .allMatch(
            person ->
                person
                    .path("covers")
                    .findValuesAsText("from")
                    .equals(List.of("2023-01-01", "2025-11-01")));
    assertThat(channel.table("accounts"))
        .filteredOn(account -> theirs.contains(account.path("psnNo").asText()))
        .hasSameSizeAs(staff)
        .allMatch(
            account ->
                account.path("creditedFen").asLong() == CREDIT
                    && account.path("availableFen").asLong() == CREDIT
                    && account.path("postings").asInt() == 1);

    Map<String, Long> balances = new HashMap<>();
    channel.table("ledger").stream()
        .flatMap(posting -> posting.path("entries").valueStream())
        .forEach(
            entry ->
                balances.merge(
                    entry.path("account").asText(), entry.path("fen").asLong(), Math::addExact));
    long people = balances.getOrDefault("channel-clearing.demo", 0L) / PRICE;
    assertThat(balances)
        .containsEntry("contributions-received.510100", 0L)
        .containsEntry("employer-contributions.510100.2025", -people * EMPLOYERS)
        .containsEntry("employee-contributions.510100.2025", -people * CREDIT)
        .containsEntry("account-credits.510100.2025", people * CREDIT);

    StringWriter said = new StringWriter();
    int exit =
        new CommandLine(new VerifyLedger())
            .setOut(new PrintWriter(said))
            .execute("--port=" + cloud.url().getPort());
    assertThat(said.toString()).contains("The books hold");
    assertThat(exit).isZero();
  }
}
