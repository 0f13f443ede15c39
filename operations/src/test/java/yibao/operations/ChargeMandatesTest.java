package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Mandated.BANK;
import static yibao.operations.Mandated.FIVES;
import static yibao.operations.Mandated.SIGNED;
import static yibao.operations.Operations.QINGHAI;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.cover;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.local.LocalTables;
import yibao.records.Attempt;
import yibao.records.Order;
import yibao.records.Windows;
import yibao.rules.Category;
import yibao.rules.CategorySpell;

/** What the scheduled runs order by mandates, on the tables of the template. */
class ChargeMandatesTest {

  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

  private static final LocalTables stored = LocalTables.start();

  private FaultyDynamoDb faulty = new FaultyDynamoDb(StrictDynamoDb.of(stored.client()));
  private Mandated bank = new Mandated(stored, faulty.client());
  private Bureau bureau = new Bureau(stored, stored.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private static Instant noon(String day) {
    return at(day + "T12:00:00");
  }

  private String poor() {
    return bank.house.person(
        LocalDate.of(1950, 1, 1),
        List.of(cover(2024), cover(2025)),
        new CategorySpell(Category.EXTREME_POVERTY, LONG_AGO, Optional.empty()));
  }

  private List<String> leftOut(String mandateId, String day) {
    return bank.file(mandateId, noon(day)).days().getLast().attempt().leftOut().stream()
        .map(left -> left.psnNo() + " " + left.reason())
        .toList();
  }

  // ---- a named day ------------------------------------------------------------------------------

  @Test
  void on_a_named_day_an_order_is_placed_for_everybody_at_that_days_price() {
    String payer = bank.house.adult();
    String child = bank.house.adult();
    String id = bank.signed(payer, child, payer);

    assertThat(bank.run("2025-10-25")).isEqualTo(new ChargeMandates.Done(1, 0, 0));

    Order order = bank.lastOrder(id);
    assertThat(order.channel()).isEqualTo(BANK.name());
    assertThat(order.channelOrderNo()).isEqualTo(id + ".2026.2025-10-25");
    assertThat(order.total().fen()).isEqualTo(80000);
    assertThat(order.lines()).extracting(Order.Line::psnNo).containsExactly(child, payer);
    assertThat(order.status()).isEqualTo(Order.Status.PENDING);
    assertThat(order.createdAt()).isEqualTo(noon("2025-10-25"));
    assertThat(bank.results(id, noon("2025-10-25"))).containsExactly("2025-10-25 OPEN");
  }

  @Test
  void its_channel_is_told_what_to_charge_from_which_account_and_until_when() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    bank.run("2025-10-25");

    OpenCharges.Page page = bank.charges.of(BANK, Optional.empty(), noon("2025-10-25"));

    assertThat(page.next()).isEmpty();
    assertThat(page.charges())
        .singleElement()
        .satisfies(
            charge -> {
              assertThat(charge.mandate().mandateId()).isEqualTo(id);
              assertThat(charge.mandate().account()).isEqualTo(Mandated.ACCOUNT);
              assertThat(charge.order().expiresAt()).isEqualTo(at("2025-10-27T00:00:00"));
            });
    assertThat(bank.charges.of(WECHAT, Optional.empty(), noon("2025-10-25")).charges()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-10-15", "2025-10-21", "2025-10-24", "2026-03-05"})
  void nothing_is_ordered_before_the_first_named_day_of_the_window_or_after_the_window(String day) {
    String payer = bank.house.adult();
    bank.signed(payer, payer);

    assertThat(bank.run(day)).isEqualTo(new ChargeMandates.Done(0, 0, 0));
    assertThat(stored.items("SweepsTable")).isEmpty();
  }

  @Test
  void nothing_is_ordered_on_the_day_of_signing() {
    String payer = bank.house.adult();
    String id = bank.signed(at("2025-11-05T00:00:01"), payer, payer);

    assertThat(bank.run("2025-11-05")).isEqualTo(new ChargeMandates.Done(0, 1, 0));
    assertThat(bank.run("2025-11-06")).isEqualTo(new ChargeMandates.Done(0, 0, 0));
    assertThat(bank.run("2025-11-15")).isEqualTo(new ChargeMandates.Done(1, 0, 0));
    assertThat(bank.results(id, noon("2025-11-15"))).containsExactly("2025-11-15 OPEN");
  }

  // ---- money that comes and money that doesn't --------------------------------------------------

  @Test
  void once_paid_the_year_is_covered_and_nothing_more_is_ordered() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    bank.run("2025-11-05");

    assertThat(bank.told(bank.lastOrder(id), "T1", noon("2025-11-05")))
        .startsWith("PAID COVERED:2026-01-01");
    assertThat(bank.open(noon("2025-11-05"))).isEmpty();
    for (String day : List.of("2025-11-15", "2025-12-25", "2026-02-25")) {
      assertThat(bank.run(day).ordered()).isZero();
    }
    assertThat(bank.results(id, noon("2026-02-25"))).containsExactly("2025-11-05 PAID");
  }

  @Test
  void a_person_whose_premium_was_given_back_is_not_charged_again_that_year() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    bank.run("2025-11-05");
    bank.told(bank.lastOrder(id), "T1", noon("2025-11-05"));
    bank.house.refunds.request(
        new RequestRefund.Command(
            BANK,
            bank.lastOrder(id).orderId(),
            payer,
            RequestRefund.Reason.INSURED_ELSEWHERE,
            LocalDate.of(2025, 11, 10)),
        noon("2025-11-10"));
    assertThat(bank.house.covers(payer, 2026)).isEmpty();

    assertThat(bank.run("2025-11-15").ordered()).isZero();
  }

  @Test
  void unpaid_it_is_tried_again_on_each_named_day_and_no_more_after_the_last() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    List<String> days = List.of("2026-02-05", "2026-02-15", "2026-02-25");
    for (String day : days) {
      assertThat(bank.run(day).ordered()).isOne();
    }

    assertThat(bank.results(id, noon("2026-02-26")))
        .containsExactly("2026-02-05 NOT_PAID", "2026-02-15 NOT_PAID", "2026-02-25 OPEN");
    assertThat(bank.results(id, noon("2026-02-27")))
        .containsExactly("2026-02-05 NOT_PAID", "2026-02-15 NOT_PAID", "2026-02-25 STOPPED");
    assertThat(bank.run("2026-03-05")).isEqualTo(new ChargeMandates.Done(0, 0, 0));
    assertThat(bank.file(id, noon("2026-03-05")).mandate().isActive()).isTrue();
  }

  @Test
  void until_it_is_tried_again_it_is_said_when() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    bank.run("2026-02-15");

    assertThat(bank.results(id, noon("2026-02-18")))
        .containsExactly("2026-02-15 NOT_PAID until 2026-02-25");
    assertThat(bank.results(id, noon("2026-03-01"))).containsExactly("2026-02-15 STOPPED");
  }

  @Test
  void where_an_operator_closes_the_window_nothing_more_is_tried_and_that_is_said() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    bank.run("2025-11-15");
    bank.house.closeWindow.close(
        new CloseWindow.Command(new Channel("qinghai"), "K1", new Windows.Name(QINGHAI, 2026)),
        noon("2025-11-20"));

    assertThat(bank.run("2025-11-25").ordered()).isZero();
    assertThat(bank.results(id, noon("2025-11-25"))).containsExactly("2025-11-15 STOPPED");
  }

  @Test
  void what_is_charged_before_the_end_of_the_next_day_counts_whenever_it_is_told() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    bank.run("2025-11-05");

    String orderId = bank.lastOrder(id).orderId();
    Instant last = at("2025-11-06T23:59:59");
    assertThat(bank.house.told(notice(BANK, orderId, "T1", 40000, last), noon("2025-11-09")))
        .startsWith("PAID COVERED");
    assertThat(bank.results(id, noon("2025-11-09"))).containsExactly("2025-11-05 PAID");
  }

  @Test
  void what_is_charged_too_late_goes_back_and_is_charged_anew_on_the_next_named_day() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    bank.run("2025-11-05");

    assertThat(bank.told(bank.lastOrder(id), "T1", at("2025-11-07T00:00:00")))
        .startsWith("REFUND_DUE");
    assertThat(bank.results(id, noon("2025-11-07")))
        .containsExactly("2025-11-05 REFUND_DUE until 2025-11-15");
    assertThat(bank.run("2025-11-15").ordered()).isOne();
  }

  @Test
  void an_order_expires_at_a_midnight_at_which_the_wait_changes() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);

    bank.run(NamedDays.parse("28"), noon("2026-02-28"));

    assertThat(bank.lastOrder(id).expiresAt()).isEqualTo(at("2026-03-01T00:00:00"));
  }

  @Test
  void an_order_lasts_over_a_midnight_at_which_nothing_changes() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);

    bank.run(NamedDays.parse("27"), noon("2026-02-27"));

    assertThat(bank.lastOrder(id).expiresAt()).isEqualTo(at("2026-03-01T00:00:00"));
  }

  @Test
  void what_the_channel_gave_up_is_tried_again() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    bank.run("2025-11-05");
    bank.house.cancel.cancel(BANK, bank.lastOrder(id).orderId(), noon("2025-11-05"));

    assertThat(bank.open(noon("2025-11-05"))).isEmpty();
    assertThat(bank.results(id, noon("2025-11-05")))
        .containsExactly("2025-11-05 CANCELLED until 2025-11-15");
    assertThat(bank.run("2025-11-15").ordered()).isOne();
  }

  // ---- who is left out --------------------------------------------------------------------------

  @Test
  void who_can_not_be_ordered_for_is_left_out_with_the_reason_and_the_rest_is_ordered() {
    String payer = bank.house.adult();
    String covered = bank.house.adult();
    String dead = bank.house.adult();
    String moved = bank.house.adult();
    String id = bank.signed(payer, covered, dead, payer, moved);
    String own = bank.house.placed(order(WECHAT, "A1", 40000, covered), noon("2025-10-22"));
    bank.house.told(notice(WECHAT, own, "T1", 40000, noon("2025-10-22")), noon("2025-10-22"));
    bureau.death("D1", dead, "2025-10-20", noon("2025-10-22"));
    bureau.transfer("T1", moved, Bureau.TONGREN, "2025-10-22", noon("2025-10-22"));

    assertThat(bank.run("2025-10-25").ordered()).isOne();

    assertThat(bank.lastOrder(id).lines()).extracting(Order.Line::psnNo).containsExactly(payer);
    assertThat(bank.lastOrder(id).total().fen()).isEqualTo(40000);
    assertThat(leftOut(id, "2025-10-25"))
        .containsExactlyInAnyOrder(
            covered + " ALREADY_COVERED", dead + " DECEASED", moved + " MOVED_AWAY");
  }

  @Test
  void where_nobody_is_left_it_is_said_and_nothing_is_ordered() {
    String payer = bank.house.adult();
    String covered = bank.house.adult(cover(2025), cover(2026));
    String id = bank.signed(payer, covered);

    assertThat(bank.run("2025-10-25")).isEqualTo(new ChargeMandates.Done(0, 1, 0));

    assertThat(bank.results(id, noon("2025-10-25")))
        .containsExactly("2025-10-25 NOBODY until 2025-11-05");
    assertThat(leftOut(id, "2025-10-25")).containsExactly(covered + " ALREADY_COVERED");
    assertThat(stored.items("OrdersTable")).isEmpty();
    assertThat(bank.open(noon("2025-10-25"))).isEmpty();
  }

  @Test
  void what_no_source_publishes_for_somebody_leaves_only_that_person_out() {
    String payer = bank.house.adult();
    String unpublished =
        bank.house.person(
            LocalDate.of(1950, 1, 1),
            List.of(cover(2024), cover(2025)),
            new CategorySpell(Category.MINIMUM_LIVING, LONG_AGO, Optional.empty()));
    String id = bank.signed(payer, unpublished, payer);

    bank.run("2025-10-25");

    assertThat(bank.lastOrder(id).lines()).extracting(Order.Line::psnNo).containsExactly(payer);
    assertThat(leftOut(id, "2025-10-25")).containsExactly(unpublished + " POLICY_NOT_PUBLISHED");
  }

  @Test
  void nothing_is_charged_to_a_payer_who_has_died() {
    String payer = bank.house.adult();
    String child = bank.house.adult();
    String id = bank.signed(payer, child);
    bureau.death("D1", payer, "2025-10-20", noon("2025-10-22"));

    assertThat(bank.run("2025-10-25").ordered()).isZero();
    assertThat(leftOut(id, "2025-10-25")).containsExactly(child + " PAYER_DECEASED");
  }

  @Test
  void who_has_nothing_to_pay_is_covered_at_once_and_nothing_is_charged() {
    String payer = bank.house.adult();
    String poor = poor();
    String id = bank.signed(payer, poor);

    assertThat(bank.run("2025-10-25").ordered()).isOne();

    assertThat(bank.results(id, noon("2025-10-25"))).containsExactly("2025-10-25 PAID");
    assertThat(bank.house.covers(poor, 2026)).hasSize(1);
    assertThat(bank.open(noon("2025-10-25"))).isEmpty();
  }

  @Test
  void somebody_covered_between_order_and_money_gets_it_back_and_is_left_out_next_time() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    bank.run("2025-11-05");
    Instant noon = noon("2025-11-05");
    String own = bank.house.placed(order(WECHAT, "A1", 40000, payer), noon);
    bank.house.told(notice(WECHAT, own, "T1", 40000, noon), noon);

    assertThat(bank.told(bank.lastOrder(id), "T2", noon)).startsWith("REFUND_DUE");
    bank.run("2025-11-15");

    assertThat(bank.results(id, noon("2025-11-15")))
        .containsExactly("2025-11-05 REFUND_DUE", "2025-11-15 NOBODY until 2025-11-25");
  }

  // ---- whenever the runs come -------------------------------------------------------------------

  /** The named days of a window with the totals ordered for, one mandate never paid. */
  private List<String> orderedAfter(List<Instant> runs) {
    stored.clear();
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    runs.forEach(run -> bank.run(FIVES, run));
    return MandateHistory.of(bank.records, id).days().reversed().stream()
        .map(
            day ->
                day.attempt().on()
                    + " "
                    + day.order().orElseThrow().total().fen()
                    + " "
                    + ShanghaiTime.dateOf(day.order().orElseThrow().createdAt()))
        .toList();
  }

  private static List<LocalDate> days(String first, int count) {
    return LocalDate.parse(first).datesUntil(LocalDate.parse(first).plusDays(count)).toList();
  }

  private static List<Instant> at(List<LocalDate> days, String time) {
    return days.stream().map(day -> Operations.at(day + "T" + time)).toList();
  }

  private static Instant at(String shanghai) {
    return Operations.at(shanghai);
  }

  @Test
  void daily_late_in_the_day_or_twice_the_orders_are_the_same() {
    List<LocalDate> days = days("2025-11-25", 32);
    List<String> daily = orderedAfter(at(days, "00:00:00"));

    assertThat(daily)
        .containsExactly(
            "2025-11-25 40000 2025-11-25",
            "2025-12-05 40000 2025-12-05",
            "2025-12-15 40000 2025-12-15",
            "2025-12-25 40000 2025-12-25");
    assertThat(orderedAfter(at(days, "23:55:00"))).isEqualTo(daily);
    assertThat(
            orderedAfter(
                days.stream()
                    .flatMap(day -> Stream.of(day + "T00:00:00", day + "T00:05:00"))
                    .map(Operations::at)
                    .toList()))
        .isEqualTo(daily);
  }

  @Test
  void a_missed_named_day_is_made_up_for_by_the_first_run_after_it() {
    List<Instant> runs =
        at(
            days("2025-11-25", 32).stream()
                .filter(day -> day.getDayOfMonth() < 14 || day.getDayOfMonth() > 17)
                .toList(),
            "00:00:00");

    assertThat(orderedAfter(runs))
        .containsExactly(
            "2025-11-25 40000 2025-11-25",
            "2025-12-05 40000 2025-12-05",
            "2025-12-15 40000 2025-12-18",
            "2025-12-25 40000 2025-12-25");
  }

  @Test
  void of_several_missed_named_days_only_the_last_is_made_up_for() {
    assertThat(orderedAfter(List.of(noon("2025-11-05"), noon("2026-01-08"))))
        .containsExactly("2025-11-05 40000 2025-11-05", "2026-01-05 40000 2026-01-08");
  }

  @Test
  void a_run_for_a_day_before_the_last_one_orders_nothing() {
    assertThat(orderedAfter(List.of(noon("2025-11-15"), noon("2025-11-05"))))
        .containsExactly("2025-11-15 40000 2025-11-15");
  }

  @Test
  void a_named_day_before_the_signing_is_not_made_up_for() {
    String payer = bank.house.adult();
    String id = bank.signed(at("2025-11-07T12:00:00"), payer, payer);

    assertThat(bank.run("2025-11-08").ordered()).isZero();
    assertThat(bank.results(id, noon("2025-11-08"))).isEmpty();
  }

  @Test
  void as_long_as_one_order_may_be_charged_no_other_is_placed() {
    String payer = bank.house.adult();
    String id = bank.signed(payer, payer);
    bank.run("2025-12-04");

    assertThat(bank.run("2025-12-05")).isEqualTo(new ChargeMandates.Done(0, 1, 0));
    assertThat(bank.open(noon("2025-12-05"))).hasSize(1);
    assertThat(bank.run("2025-12-15").ordered()).isOne();
    assertThat(bank.results(id, noon("2025-12-15")))
        .containsExactly("2025-11-25 NOT_PAID", "2025-12-15 OPEN");
  }

  // ---- cut off, killed, at once -----------------------------------------------------------------

  private List<String> mandates(int count) {
    List<String> mandates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String payer = bank.house.adult();
      mandates.add(bank.signed(payer, payer));
    }
    return mandates;
  }

  private void eachIsOrderedOnce(List<String> mandates, Instant now) {
    for (String mandate : mandates) {
      assertThat(bank.results(mandate, now)).containsExactly("2025-11-05 OPEN");
    }
    assertThat(stored.items("OrdersTable")).hasSize(2 * mandates.size());
    assertThat(bank.open(now)).hasSize(mandates.size()).doesNotHaveDuplicates();
  }

  @Test
  void a_run_without_time_stops_and_the_next_goes_on_where_it_stood() {
    List<String> mandates = mandates(40);
    Instant noon = noon("2025-11-05");
    int ordered = 0;
    int runs = 0;
    for (int left = 1; left > 0; runs++) {
      AtomicInteger time = new AtomicInteger(25);
      ChargeMandates.Done done = bank.run(FIVES, noon, () -> time.getAndDecrement() > 0);
      ordered += done.ordered();
      left = done.left();
    }

    assertThat(ordered).isEqualTo(40);
    assertThat(runs).isBetween(3, 10);
    eachIsOrderedOnce(mandates, noon);
  }

  @Test
  void a_run_without_any_time_says_how_much_is_left() {
    mandates(1);
    assertThat(bank.run(FIVES, noon("2025-11-05"), () -> false))
        .isEqualTo(new ChargeMandates.Done(0, 0, 16));
  }

  @Test
  void runs_at_once_order_once_for_each() throws Exception {
    List<String> mandates = mandates(30);
    List<Callable<ChargeMandates.Done>> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runs.add(() -> bank.run("2025-11-05"));
    }
    int ordered = 0;
    try (ExecutorService jobs = Executors.newFixedThreadPool(4)) {
      for (Future<ChargeMandates.Done> run : jobs.invokeAll(runs)) {
        ordered += run.get().ordered();
      }
    }

    assertThat(ordered).isEqualTo(30);
    eachIsOrderedOnce(mandates, noon("2025-11-05"));
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void whenever_a_run_dies_each_mandate_has_one_order(FaultyDynamoDb.Moment moment) {
    for (int n = 0; ; n++) {
      stored.clear();
      List<String> mandates = mandates(2);
      faulty.dieAfter(n, moment);
      try {
        bank.run("2025-11-05");
      } catch (FaultyDynamoDb.Death died) {
        // the next run comes in five minutes
      }
      boolean survived = faulty.survived();

      Clock later = Clock.fixed(Clock.systemUTC().instant().plusSeconds(300), ZoneOffset.UTC);
      Instant next = at("2025-11-05T12:05:00");
      ChargeMandates.Done done = new Mandated(stored, stored.client(), later).run(FIVES, next);

      assertThat(done.left()).isZero();
      eachIsOrderedOnce(mandates, next);
      if (survived) {
        assertThat(n).isGreaterThan(15);
        return;
      }
    }
  }

  // ---- the list of a channel --------------------------------------------------------------------

  @Test
  void a_long_list_is_read_page_by_page_each_charge_once() {
    List<String> mandates = mandates(60);
    Instant noon = noon("2025-11-05");
    bank.run("2025-11-05");

    List<String> read = new ArrayList<>();
    int pages = 0;
    for (Optional<String> place = Optional.<String>empty(); ; pages++) {
      OpenCharges.Page page = bank.charges.of(BANK, place, noon);
      page.charges().forEach(charge -> read.add(charge.mandate().mandateId()));
      if (page.next().isEmpty()) {
        break;
      }
      place = page.next();
    }

    assertThat(read).containsExactlyInAnyOrderElementsOf(mandates);
    assertThat(pages).isOne();
  }

  @Test
  void a_place_that_no_page_gave_begins_anew() {
    mandates(1);
    bank.run("2025-11-05");
    assertThat(bank.charges.of(BANK, Optional.of("nowhere"), noon("2025-11-05")).charges())
        .hasSize(1);
  }

  @Test
  void what_is_too_late_to_be_charged_is_not_listed() {
    mandates(1);
    bank.run("2025-11-05");

    assertThat(bank.open(at("2025-11-06T23:59:59"))).hasSize(1);
    assertThat(bank.open(at("2025-11-07T00:00:00"))).isEmpty();
  }

  @Test
  void an_attempt_keeps_its_total_and_number() {
    String id = mandates(1).getFirst();
    bank.run("2025-11-05");

    Order order = bank.lastOrder(id);
    assertThat(bank.file(id, SIGNED).days().getLast().attempt().charge())
        .contains(
            new Attempt.Charge(
                order.orderId(), order.channelOrderNo(), order.total(), order.expiresAt()));
  }
}
