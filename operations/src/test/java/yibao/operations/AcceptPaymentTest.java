package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.ALIPAY;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.cover;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import yibao.local.LocalTables;
import yibao.rules.Cover;

/** What becomes of a notice, on the tables of the template in DynamoDB Local. */
class AcceptPaymentTest {

  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant SOON = NOON.plusSeconds(60);

  private static final LocalTables stored = LocalTables.start();

  private FaultyDynamoDb faulty = new FaultyDynamoDb(stored.client());
  private Operations house = new Operations(stored, faulty.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-11-05T12:00:00, 40000, 2026-01-01",
    "2026-02-10T12:00:00, 40000, 2026-02-10",
    "2026-03-05T12:00:00, 40000, 2026-06-05",
    "2026-07-01T12:00:00, 110000, 2026-10-01",
  })
  void a_payment_covers_from_the_day_that_the_notice_states(
      String now, long fen, String coverFrom) {
    String adult = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", fen, adult), at(now));

    assertThat(house.told(notice(WECHAT, orderId, "T1", fen, at(now)), at(now)))
        .startsWith("PAID COVERED:" + coverFrom + " 630000-2026-" + orderId);
    assertThat(house.covers(adult, 2026))
        .singleElement()
        .satisfies(cover -> assertThat(cover.from()).isEqualTo(coverFrom))
        .satisfies(cover -> assertThat(cover.orderId()).contains(orderId));
    assertThat(house.balances())
        .isEqualTo(
            Map.of("channel-clearing.wechat", fen, "personal-contributions.630000.2026", -fen));
  }

  @Test
  void an_undisturbed_notice_is_one_read_and_one_write() {
    String orderId = house.placed(order(WECHAT, "A1", 40000, house.adult()), NOON);
    faulty.takeCalls();

    house.told(notice(WECHAT, orderId, "T1", 40000, SOON), SOON);

    assertThat(faulty.takeCalls()).containsExactly("batchGetItem", "transactWriteItems");
  }

  @Test
  void a_file_changed_since_the_order_costs_one_more_read_of_each_and_one_more_write() {
    String adult = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, adult), NOON);
    var tables = new yibao.records.Tables(stored.client());
    tables.commit(List.of(house.people.cover(adult, 1, cover(2019))));
    faulty.takeCalls();

    assertThat(house.told(notice(WECHAT, orderId, "T1", 40000, SOON), SOON))
        .startsWith("PAID COVERED");
    assertThat(faulty.takeCalls())
        .containsExactly(
            "batchGetItem",
            "transactWriteItems",
            "batchGetItem",
            "batchGetItem",
            "transactWriteItems");
  }

  @Test
  void fifty_equal_notices_from_eight_callers_are_one_payment() throws Exception {
    String adult = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, adult), NOON);
    List<Callable<String>> notices = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      notices.add(() -> house.told(notice(WECHAT, orderId, "T1", 40000, SOON), SOON));
    }

    List<String> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      for (Future<String> answer : callers.invokeAll(notices)) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).hasSize(50).containsOnly(answers.getFirst());
    assertThat(answers.getFirst()).startsWith("PAID COVERED:2026-01-01 ");
    assertThat(house.postings()).isEqualTo(1);
    assertThat(house.covers(adult, 2026)).hasSize(1);
    assertThat(house.balances().values().stream().mapToLong(Long::longValue).sum()).isZero();
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void a_notice_repeated_after_death_at_any_call_is_one_payment(FaultyDynamoDb.Moment moment) {
    int deaths = 0;
    for (int n = 0; ; n++) {
      stored.clear();
      String adult = house.adult();
      String orderId = house.placed(order(WECHAT, "A1", 40000, adult), NOON);
      faulty.dieAfter(n, moment);
      try {
        house.told(notice(WECHAT, orderId, "T1", 40000, SOON), SOON);
      } catch (FaultyDynamoDb.Death died) {
        deaths++;
      }
      boolean survived = faulty.survived();

      String repeated = house.told(notice(WECHAT, orderId, "T1", 40000, SOON), SOON.plusSeconds(5));

      assertThat(repeated).startsWith("PAID COVERED:2026-01-01 ");
      assertThat(house.covers(adult, 2026)).hasSize(1);
      assertThat(house.postings()).isEqualTo(1);
      assertThat(house.balances())
          .isEqualTo(
              Map.of(
                  "channel-clearing.wechat",
                  40000L,
                  "personal-contributions.630000.2026",
                  -40000L));
      if (survived) {
        break;
      }
    }
    assertThat(deaths).isEqualTo(2);
  }

  @Test
  void the_same_number_with_other_content_is_refused_and_noted_once() {
    String orderId = house.placed(order(WECHAT, "A1", 40000, house.adult()), NOON);
    house.told(notice(WECHAT, orderId, "T1", 40000, SOON), SOON);

    for (int repeat = 0; repeat < 2; repeat++) {
      assertThat(house.accept.accept(notice(WECHAT, orderId, "T1", 40001, SOON), SOON))
          .isInstanceOf(AcceptPayment.Outcome.KeyReused.class);
    }
    assertThat(house.accept.accept(notice(WECHAT, orderId, "T1", 40000, SOON.plusSeconds(1)), SOON))
        .isInstanceOf(AcceptPayment.Outcome.KeyReused.class);
    assertThat(house.owed())
        .containsExactly("SUSPENSE KEY_REUSED 40000", "SUSPENSE KEY_REUSED 40001");
    assertThat(house.postings()).isEqualTo(1);
  }

  @Test
  void another_channels_equal_number_is_another_payment() {
    String mine = house.placed(order(WECHAT, "A1", 40000, house.adult()), NOON);
    String theirs = house.placed(order(ALIPAY, "A1", 40000, house.adult()), NOON);

    assertThat(house.told(notice(WECHAT, mine, "T1", 40000, SOON), SOON)).startsWith("PAID");
    assertThat(house.told(notice(ALIPAY, theirs, "T1", 40000, SOON), SOON)).startsWith("PAID");
    assertThat(house.postings()).isEqualTo(2);
  }

  @Test
  void paid_in_time_and_told_days_later_covers_as_of_the_payment() {
    String orderId =
        house.placed(order(WECHAT, "A1", 40000, house.adult()), at("2026-02-28T23:50:00"));

    assertThat(
            house.told(
                notice(WECHAT, orderId, "T1", 40000, at("2026-02-28T23:59:59")),
                at("2026-03-03T08:00:00")))
        .startsWith("PAID COVERED:2026-02-28 ");
  }

  @Test
  void an_order_expires_at_the_midnight_at_which_the_wait_changes() {
    String orderId =
        house.placed(order(WECHAT, "A1", 40000, house.adult()), at("2026-02-28T23:50:00"));

    assertThat(
            house.told(
                notice(WECHAT, orderId, "T1", 40000, at("2026-03-01T00:00:00")),
                at("2026-03-01T00:00:01")))
        .isEqualTo("REFUND_DUE REFUND_DUE");
    assertThat(house.owed()).containsExactly("REFUND ORDER_EXPIRED 40000");
    assertThat(house.balances())
        .isEqualTo(Map.of("channel-clearing.wechat", 40000L, "refunds-due.wechat", -40000L));
  }

  @Test
  void an_order_outlives_a_midnight_at_which_neither_price_nor_wait_changes() {
    String orderId =
        house.placed(order(WECHAT, "A1", 40000, house.adult()), at("2025-12-31T23:45:00"));

    assertThat(
            house.told(
                notice(WECHAT, orderId, "T1", 40000, at("2026-01-01T00:10:00")),
                at("2026-01-01T00:10:01")))
        .startsWith("PAID COVERED:2026-01-01 ");
  }

  @Test
  void what_a_caller_writes_in_place_of_an_order_number_is_not_kept() {
    house.told(notice(WECHAT, "630102198804020018", "T1", 40000, SOON), SOON);

    assertThat(stored.items("OwedTable").toString() + stored.items("GuardsTable"))
        .doesNotContain("630102198804020018");
  }

  @Test
  void half_an_hour_after_it_was_placed_an_order_has_expired_to_the_second() {
    String before = house.placed(order(WECHAT, "A1", 40000, house.adult()), NOON);
    String after = house.placed(order(WECHAT, "A2", 40000, house.adult()), NOON);

    assertThat(
            house.told(
                notice(WECHAT, before, "T1", 40000, at("2025-11-05T12:29:59")),
                at("2025-11-05T12:31:00")))
        .startsWith("PAID");
    assertThat(
            house.told(
                notice(WECHAT, after, "T2", 40000, at("2025-11-05T12:30:00")),
                at("2025-11-05T12:31:00")))
        .startsWith("REFUND_DUE");
  }

  @Test
  void money_that_matches_no_order_stands_in_suspense_and_is_booked() {
    String adult = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, adult), NOON);

    assertThat(house.told(notice(WECHAT, "0123456789AB", "T1", 40000, SOON), SOON))
        .startsWith("SUSPENSE S");
    assertThat(house.told(notice(WECHAT, "not.an.order", "T2", 40000, SOON), SOON))
        .startsWith("SUSPENSE S");
    assertThat(house.told(notice(ALIPAY, orderId, "T3", 40000, SOON), SOON))
        .startsWith("SUSPENSE S");
    assertThat(house.told(notice(WECHAT, orderId, "T4", 39999, SOON), SOON))
        .startsWith("SUSPENSE S");
    assertThat(house.told(notice(WECHAT, orderId, "T5", 40000, NOON.minusSeconds(301)), SOON))
        .startsWith("SUSPENSE S");
    assertThat(house.covers(adult, 2026)).isEmpty();
    assertThat(house.told(notice(WECHAT, orderId, "T6", 40000, NOON.minusSeconds(300)), SOON))
        .startsWith("PAID");
    assertThat(house.told(notice(WECHAT, orderId, "T7", 40000, SOON), SOON))
        .startsWith("SUSPENSE S");

    assertThat(house.owed())
        .containsExactly(
            "SUSPENSE PAID_BEFORE_THE_ORDER 40000",
            "SUSPENSE SECOND_TRANSACTION 40000",
            "SUSPENSE UNKNOWN_ORDER 40000",
            "SUSPENSE UNKNOWN_ORDER 40000",
            "SUSPENSE UNKNOWN_ORDER 40000",
            "SUSPENSE WRONG_AMOUNT 39999");
    assertThat(house.balances())
        .containsEntry("suspense.wechat", -199999L)
        .containsEntry("suspense.alipay", -40000L)
        .containsEntry("channel-clearing.wechat", 239999L)
        .containsEntry("personal-contributions.630000.2026", -40000L);
  }

  @Test
  void paid_over_five_minutes_ahead_binds_nothing_and_works_later() {
    String orderId = house.placed(order(WECHAT, "A1", 40000, house.adult()), NOON);
    var notice = notice(WECHAT, orderId, "T1", 40000, NOON.plusSeconds(301));

    assertThat(house.accept.accept(notice, NOON))
        .isInstanceOf(AcceptPayment.Outcome.PaidInFuture.class);
    assertThat(house.postings()).isZero();
    assertThat(house.told(notice, NOON.plusSeconds(1))).startsWith("PAID");
  }

  @Test
  void of_two_orders_for_one_person_the_first_payment_covers_and_the_other_goes_back() {
    String adult = house.adult();
    String first = house.placed(order(WECHAT, "A1", 40000, adult), NOON);
    String second = house.placed(order(ALIPAY, "B1", 40000, adult), NOON);

    assertThat(house.told(notice(ALIPAY, second, "T1", 40000, SOON), SOON))
        .startsWith("PAID COVERED:2026-01-01 ");
    assertThat(house.told(notice(WECHAT, first, "T1", 40000, SOON), SOON))
        .isEqualTo("REFUND_DUE REFUND_DUE");

    assertThat(house.covers(adult, 2026)).hasSize(1);
    assertThat(house.owed()).containsExactly("REFUND COVERED_MEANWHILE 40000");
    assertThat(house.balances())
        .isEqualTo(
            Map.of(
                "channel-clearing.alipay", 40000L,
                "channel-clearing.wechat", 40000L,
                "personal-contributions.630000.2026", -40000L,
                "refunds-due.wechat", -40000L));
  }

  @Test
  void a_family_of_which_one_was_covered_meanwhile_is_paid_but_for_that_one() {
    String mother = house.adult();
    String father = house.adult();
    String family = house.placed(order(WECHAT, "A1", 80000, mother, father), NOON);
    String alone = house.placed(order(ALIPAY, "B1", 40000, father), NOON);
    house.told(notice(ALIPAY, alone, "T1", 40000, SOON), SOON);

    assertThat(house.told(notice(WECHAT, family, "T1", 80000, SOON), SOON))
        .startsWith("PAID COVERED:2026-01-01,REFUND_DUE 630000-2026-");
    assertThat(house.balances())
        .containsEntry("channel-clearing.wechat", 80000L)
        .containsEntry("refunds-due.wechat", -40000L)
        .containsEntry("personal-contributions.630000.2026", -80000L);
  }

  @Test
  void twenty_people_fit_into_one_order_and_its_payment() {
    String[] people = new String[20];
    for (int i = 0; i < people.length; i++) {
      people[i] = house.adult();
    }
    String orderId = house.placed(order(WECHAT, "A1", 800000, people), NOON);

    assertThat(house.told(notice(WECHAT, orderId, "T1", 800000, SOON), SOON))
        .startsWith("PAID COVERED:2026-01-01,");
    for (String person : people) {
      assertThat(house.covers(person, 2026)).hasSize(1);
    }
  }

  @Test
  void no_day_is_covered_twice_when_employee_cover_came_meanwhile() {
    String adult = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, adult), NOON);
    var employee =
        new Cover(
            yibao.rules.Scheme.EMPLOYEE,
            Operations.QINGHAI,
            2026,
            java.time.LocalDate.of(2026, 1, 1),
            java.time.LocalDate.of(2026, 1, 31),
            java.util.Optional.empty(),
            java.util.Optional.empty());
    new yibao.records.Tables(stored.client())
        .commit(List.of(house.people.cover(adult, 1, employee)));

    assertThat(house.told(notice(WECHAT, orderId, "T1", 40000, SOON), SOON))
        .isEqualTo("REFUND_DUE REFUND_DUE");
  }
}
