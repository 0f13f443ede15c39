package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.QINGHAI;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.cover;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import yibao.local.LocalTables;
import yibao.records.Order;
import yibao.records.Tables;
import yibao.records.Windows;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.Scheme;

/** Whom the scheduled runs enrol and from when, on the tables of the template. */
class EnrolAidedTest {

  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

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

  private static CategorySpell poor(LocalDate from) {
    return new CategorySpell(Category.EXTREME_POVERTY, from, Optional.empty());
  }

  private static CategorySpell poor(LocalDate from, LocalDate to) {
    return new CategorySpell(Category.EXTREME_POVERTY, from, Optional.of(to));
  }

  private String person(CategorySpell... categories) {
    return house.person(LocalDate.of(1950, 1, 1), List.of(cover(2024), cover(2025)), categories);
  }

  /** A run of a day at noon. */
  private EnrolAided.Done run(LocalDate day) {
    return run(house, at(day + "T12:00:00"));
  }

  private static EnrolAided.Done run(Operations house, Instant scheduledFor) {
    return house.enrol.enrol(
        house.advance.advance(scheduledFor).windows(), scheduledFor, () -> true);
  }

  private EnrolAided.Done run(String day) {
    return run(LocalDate.parse(day));
  }

  private List<String> starts(String psnNo) {
    return house.covers(psnNo, 2026).stream()
        .map(cover -> cover.paidOn().orElseThrow() + " from " + cover.from())
        .toList();
  }

  @Test
  void who_is_aided_in_full_is_enrolled_as_of_the_windows_first_day() {
    String psnNo = person(poor(LONG_AGO));

    EnrolAided.Done done = run("2025-10-21");

    assertThat(done).isEqualTo(new EnrolAided.Done(1, 0, 0));
    assertThat(starts(psnNo)).containsExactly("2025-10-21 from 2026-01-01");
    assertThat(house.balances()).isEmpty();
    assertThat(house.subsidies()).isEqualTo(Map.of("fiscal-subsidy.630000.2026", 110000L));
    Order order =
        house.lookUp.byChannelOrderNo(FreeEnrolment.CHANNEL, "630000-2026-" + psnNo).orElseThrow();
    assertThat(order.status()).isEqualTo(Order.Status.PAID);
    assertThat(order.createdAt()).isEqualTo(at("2025-10-21T00:00:00"));
    assertThat(order.receiptNo()).isPresent();
  }

  @Test
  void before_the_window_nobody_is_looked_at() {
    person(poor(LONG_AGO));
    assertThat(run("2025-10-20")).isEqualTo(new EnrolAided.Done(0, 0, 0));
    assertThat(stored.items("SweepsTable")).isEmpty();
  }

  @Test
  void who_becomes_aided_within_the_window_is_due_that_day() {
    String december = person(poor(LocalDate.of(2025, 12, 10)));
    String february = person(poor(LocalDate.of(2026, 2, 10)));

    assertThat(run("2025-12-09").enrolled()).isZero();
    assertThat(run("2025-12-10").enrolled()).isOne();
    assertThat(run("2026-02-10").enrolled()).isOne();

    assertThat(starts(december)).containsExactly("2025-12-10 from 2026-01-01");
    assertThat(starts(february)).containsExactly("2026-02-10 from 2026-02-10");
  }

  @Test
  void others_are_passed_over() {
    person(new CategorySpell(Category.MINIMUM_LIVING, LONG_AGO, Optional.empty()));
    person(poor(LONG_AGO, LocalDate.of(2025, 10, 20)));
    person(poor(LocalDate.of(2026, 3, 1)));
    house.person(LocalDate.of(1950, 1, 1), List.of(cover(2025), cover(2026)), poor(LONG_AGO));
    person();

    assertThat(run("2026-02-28")).isEqualTo(new EnrolAided.Done(0, 4, 0));
    assertThat(run("2026-03-01")).isEqualTo(new EnrolAided.Done(0, 4, 0));
    assertThat(stored.items("OrdersTable")).isEmpty();
  }

  @Test
  void a_broken_record_whose_first_day_nobody_publishes_is_passed_over() {
    house.person(LocalDate.of(1950, 1, 1), List.of(cover(2024)), poor(LONG_AGO));
    assertThat(run("2025-10-21")).isEqualTo(new EnrolAided.Done(0, 1, 0));
  }

  @Test
  void who_has_employee_cover_is_due_on_its_last_day() {
    Cover employee =
        new Cover(
            Scheme.EMPLOYEE,
            QINGHAI,
            2026,
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 1, 31),
            Optional.empty(),
            Optional.empty());
    String psnNo =
        house.person(
            LocalDate.of(1980, 1, 1), List.of(cover(2024), cover(2025), employee), poor(LONG_AGO));

    assertThat(run("2026-01-30").enrolled()).isZero();
    assertThat(run("2026-02-15").enrolled()).isOne();
    assertThat(house.covers(psnNo, 2026))
        .filteredOn(cover -> cover.scheme() == Scheme.RESIDENT)
        .singleElement()
        .satisfies(cover -> assertThat(cover.from()).isEqualTo("2026-02-01"));
  }

  @Test
  void who_came_from_another_area_is_due_on_that_day() {
    String psnNo = person(poor(LONG_AGO));
    var file = house.people.find(psnNo).orElseThrow();
    LocalDate came = LocalDate.of(2026, 2, 10);
    new Tables(stored.client())
        .commit(List.of(house.people.replace(file.transferred(QINGHAI, came))));

    assertThat(run("2026-02-09").enrolled()).isZero();
    assertThat(run("2026-02-20").enrolled()).isOne();
    assertThat(starts(psnNo)).containsExactly("2026-02-10 from 2026-02-10");
  }

  @Test
  void who_died_after_the_day_due_is_covered_by_a_late_run_as_by_one_in_time() {
    String psnNo = person(poor(LONG_AGO));
    var file = house.people.find(psnNo).orElseThrow();
    new Tables(stored.client())
        .commit(List.of(house.people.replace(file.died(LocalDate.of(2025, 11, 1)))));

    assertThat(run("2025-11-05").enrolled()).isOne();
    assertThat(starts(psnNo)).hasSize(1);
  }

  @Test
  void who_died_before_the_day_due_is_passed_over() {
    String psnNo = person(poor(LONG_AGO));
    var file = house.people.find(psnNo).orElseThrow();
    new Tables(stored.client())
        .commit(List.of(house.people.replace(file.died(LocalDate.of(2025, 10, 1)))));

    assertThat(run("2025-11-05").enrolled()).isZero();
    assertThat(starts(psnNo)).isEmpty();
  }

  @Test
  void who_was_paid_for_before_the_run_came_stays_as_paid_for() {
    String psnNo = person(poor(LONG_AGO));
    house.placed(order(WECHAT, "A1", 0, psnNo), at("2026-02-10T12:00:00"));

    assertThat(run("2026-02-10")).isEqualTo(new EnrolAided.Done(0, 1, 0));
    assertThat(starts(psnNo)).containsExactly("2026-02-10 from 2026-02-10");
  }

  // ---- whenever the runs come -------------------------------------------------------------------

  /** Six people, each due on another day; their covers of 2026 in the order of entry. */
  private List<List<String>> coversAfter(List<LocalDate> runs) {
    stored.clear();
    Map<String, String> people = new LinkedHashMap<>();
    people.put("always", person(poor(LONG_AGO)));
    people.put("first day", person(poor(LocalDate.of(2025, 10, 21))));
    people.put("within the outage", person(poor(LocalDate.of(2026, 1, 14))));
    people.put(
        "for two days only", person(poor(LocalDate.of(2026, 1, 12), LocalDate.of(2026, 1, 13))));
    people.put("last day", person(poor(LocalDate.of(2026, 2, 28))));
    people.put("too late", person(poor(LocalDate.of(2026, 3, 1))));
    runs.forEach(this::run);
    return people.values().stream().map(this::starts).toList();
  }

  /** The days about those on which something falls due. */
  private static List<LocalDate> daily() {
    return Stream.of(days("2025-10-20", 3), days("2026-01-09", 9), days("2026-02-24", 7))
        .flatMap(days -> days)
        .toList();
  }

  @Test
  void daily_late_twice_and_after_an_outage_the_covers_are_the_same() {
    List<List<String>> daily = coversAfter(daily());

    assertThat(daily)
        .containsExactly(
            List.of("2025-10-21 from 2026-01-01"),
            List.of("2025-10-21 from 2026-01-01"),
            List.of("2026-01-14 from 2026-01-14"),
            List.of("2026-01-12 from 2026-01-12"),
            List.of("2026-02-28 from 2026-02-28"),
            List.of());
    assertThat(coversAfter(daily().stream().flatMap(day -> List.of(day, day).stream()).toList()))
        .isEqualTo(daily);
    assertThat(coversAfter(daily().stream().filter(day -> outside(day, "2026-01-10", 7)).toList()))
        .isEqualTo(daily);
    assertThat(coversAfter(daily().stream().filter(day -> outside(day, "2026-02-25", 5)).toList()))
        .isEqualTo(daily);
    assertThat(coversAfter(List.of(LocalDate.of(2026, 12, 31)))).isEqualTo(daily);
  }

  private static Stream<LocalDate> days(String first, int count) {
    return LocalDate.parse(first).datesUntil(LocalDate.parse(first).plusDays(count));
  }

  private static boolean outside(LocalDate day, String first, int days) {
    LocalDate from = LocalDate.parse(first);
    return day.isBefore(from) || !day.isBefore(from.plusDays(days));
  }

  @Test
  void after_the_year_nobody_is_enrolled_any_more() {
    person(poor(LONG_AGO));
    assertThat(run("2027-01-01")).isEqualTo(new EnrolAided.Done(0, 0, 0));
  }

  @Test
  void a_part_is_gone_through_once_a_day_and_once_after_the_window() {
    person(poor(LONG_AGO));
    run("2025-10-21");
    assertThat(run("2025-10-21")).isEqualTo(new EnrolAided.Done(0, 0, 0));
    assertThat(run("2025-10-20")).isEqualTo(new EnrolAided.Done(0, 0, 0));
    assertThat(run("2025-10-22")).isEqualTo(new EnrolAided.Done(0, 1, 0));
    assertThat(run("2026-03-01")).isEqualTo(new EnrolAided.Done(0, 1, 0));
    assertThat(run("2026-03-02")).isEqualTo(new EnrolAided.Done(0, 0, 0));
  }

  @Test
  void where_an_operator_closed_the_window_who_was_due_by_then_is_enrolled_and_nobody_else() {
    String before = person(poor(LONG_AGO));
    String thatDay = person(poor(LocalDate.of(2025, 11, 20)));
    String after = person(poor(LocalDate.of(2025, 11, 21)));
    house.closeWindow.close(
        new CloseWindow.Command(new Channel("qinghai"), "K1", new Windows.Name(QINGHAI, 2026)),
        at("2025-11-20T12:00:00"));

    assertThat(run("2025-12-24").enrolled()).isEqualTo(2);

    assertThat(starts(before)).containsExactly("2025-10-21 from 2026-01-01");
    assertThat(starts(thatDay)).containsExactly("2025-11-20 from 2026-01-01");
    assertThat(starts(after)).isEmpty();
    assertThat(run("2026-02-01")).isEqualTo(new EnrolAided.Done(0, 0, 0));
  }

  @Test
  void a_window_closed_at_midnight_ended_the_day_before() {
    person(poor(LONG_AGO));
    String thatDay = person(poor(LocalDate.of(2025, 11, 20)));
    house.closeWindow.close(
        new CloseWindow.Command(new Channel("qinghai"), "K1", new Windows.Name(QINGHAI, 2026)),
        at("2025-11-20T00:00:00"));

    assertThat(run("2025-11-20")).isEqualTo(new EnrolAided.Done(1, 1, 0));
    assertThat(starts(thatDay)).isEmpty();
  }

  // ---- who moved on before the job came ---------------------------------------------------------

  private Bureau bureau = new Bureau(stored, faulty.client());

  /** Where somebody's year is covered and from when. */
  private List<String> areas(String psnNo) {
    return house.covers(psnNo, 2026).stream()
        .map(cover -> cover.area().code() + " from " + cover.from())
        .toList();
  }

  /** Runs on these days; at nine of one somebody due since before moves to Tongren. */
  private List<String> areasOfWhoMovedAmong(List<LocalDate> runs, LocalDate moves) {
    stored.clear();
    String psnNo = person(poor(LocalDate.of(2026, 1, 12)));
    runs.stream().filter(day -> day.isBefore(moves)).forEach(this::run);
    assertThat(
            bureau.transfer("T1", psnNo, Bureau.TONGREN, moves.toString(), at(moves + "T09:00:00")))
        .isInstanceOf(Keyed.Answered.class);
    runs.stream().filter(day -> !day.isBefore(moves)).forEach(this::run);
    return areas(psnNo);
  }

  @Test
  void who_moved_before_a_late_run_is_covered_where_a_run_in_time_would_have_covered() {
    LocalDate moves = LocalDate.of(2026, 1, 14);
    List<String> daily = areasOfWhoMovedAmong(daily(), moves);

    assertThat(daily).containsExactly("630000 from 2026-01-12");
    assertThat(areasOfWhoMovedAmong(List.of(LocalDate.of(2026, 1, 20)), moves)).isEqualTo(daily);
    assertThat(areasOfWhoMovedAmong(List.of(), moves)).isEqualTo(daily);
    assertThat(areasOfWhoMovedAmong(List.of(), LocalDate.of(2026, 6, 1))).isEqualTo(daily);
  }

  @Test
  void who_moved_before_anything_was_due_is_not_covered_where_the_person_was() {
    String psnNo = person(poor(LocalDate.of(2026, 1, 16)));
    bureau.transfer("T1", psnNo, Bureau.TONGREN, "2026-01-14", at("2026-01-14T09:00:00"));
    run("2026-01-20");

    assertThat(areas(psnNo)).isEmpty();
    assertThat(stored.items("OrdersTable")).isEmpty();
  }

  /** What becomes of somebody poor since 12 January whose death or category is told of late. */
  private List<String> startsAfter(List<LocalDate> runs, LocalDate told, Consumer<String> tell) {
    stored.clear();
    String psnNo = person(poor(LocalDate.of(2026, 1, 12)));
    runs.stream().filter(day -> !day.isAfter(told)).forEach(this::run);
    tell.accept(psnNo);
    runs.stream().filter(day -> day.isAfter(told)).forEach(this::run);
    return starts(psnNo);
  }

  @Test
  void what_is_told_of_after_the_day_due_changes_nothing_of_it_however_late_the_job_is() {
    LocalDate told = LocalDate.of(2026, 1, 15);
    List<Consumer<String>> tellings =
        List.of(
            psnNo -> bureau.death("D1", psnNo, "2026-01-10", at(told + "T09:00:00")),
            psnNo ->
                bureau.category(
                    "C1",
                    psnNo,
                    Category.EXTREME_POVERTY,
                    "2026-01-12",
                    "2026-01-12",
                    at(told + "T09:00:00")));
    for (Consumer<String> tell : tellings) {
      List<String> daily = startsAfter(daily(), told, tell);
      assertThat(daily).containsExactly("2026-01-12 from 2026-01-12");
      assertThat(startsAfter(List.of(LocalDate.of(2026, 1, 20)), told, tell)).isEqualTo(daily);
      assertThat(startsAfter(List.of(), told, tell)).isEqualTo(daily);
    }
  }

  @Test
  void what_was_entered_on_the_day_of_the_change_waits_for_the_next_pass() {
    String psnNo = person();
    bureau.category(
        "C1", psnNo, Category.EXTREME_POVERTY, "2020-01-01", "", at("2026-01-14T09:00:00"));

    bureau.transfer("T1", psnNo, Bureau.TONGREN, "2026-01-14", at("2026-01-14T10:00:00"));

    assertThat(areas(psnNo)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2026-03-02T09:00:00, 2026-03-05", "2026-03-01T09:00:00, 2026-03-01"})
  void what_was_entered_on_the_day_of_the_last_pass_or_after_is_for_no_pass(
      String entered, String run) {
    String psnNo = person();
    bureau.category("C1", psnNo, Category.EXTREME_POVERTY, "2020-01-01", "", at(entered));

    run(run);

    assertThat(areas(psnNo)).isEmpty();
  }

  @Test
  void cover_beside_which_what_is_overdue_can_not_stand_is_refused_and_nothing_is_brought() {
    String psnNo = person(poor(LocalDate.of(2026, 1, 12)));
    Map<String, Object> before = Bureau.everything(stored);
    Cover elsewhere = Bureau.cover(Scheme.RESIDENT, Bureau.TONGREN, "2026-01-01", "2026-12-31");

    Keyed<FileRefusal> outcome =
        bureau.covers.add(
            new AddCover.Command(Bureau.key("K1"), psnNo, List.of(elsewhere)),
            at("2026-01-14T09:00:00"));

    assertThat(Bureau.refused(outcome))
        .isEqualTo(new FileRefusal.CoverConflicts(Cover.Conflict.SAME_YEAR, 2026));
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void what_the_job_in_time_left_for_its_next_pass_is_not_brought_early() {
    run("2026-01-14");
    String psnNo = person(poor(LONG_AGO));

    bureau.transfer("T1", psnNo, Bureau.TONGREN, "2026-01-14", at("2026-01-14T13:00:00"));

    assertThat(areas(psnNo)).isEmpty();
  }

  @Test
  void after_the_last_pass_nothing_is_brought_any_more() {
    run("2026-03-01");
    String psnNo = person(poor(LONG_AGO));

    bureau.transfer("T1", psnNo, Bureau.TONGREN, "2026-06-01", at("2026-06-01T09:00:00"));

    assertThat(areas(psnNo)).isEmpty();
  }

  @Test
  void a_transfer_that_is_refused_brings_nothing() {
    String psnNo = person(poor(LONG_AGO));
    bureau.transfer("T1", psnNo, QINGHAI, "2026-01-14", at("2026-01-14T09:00:00"));

    assertThat(areas(psnNo)).isEmpty();
    assertThat(stored.items("OrdersTable")).isEmpty();
  }

  @Test
  void a_merge_finds_what_was_due_to_either_file() {
    String survivor = person();
    String duplicate = person(poor(LocalDate.of(2026, 1, 12)));

    bureau.merge("M1", survivor, duplicate, at("2026-01-14T09:00:00"));

    assertThat(starts(survivor)).containsExactly("2026-01-12 from 2026-01-12");
    run("2026-01-20");
    assertThat(starts(survivor)).containsExactly("2026-01-12 from 2026-01-12");
  }

  /** Paid on 5 January; the other file tells on the 25th of poverty long before. */
  private String paidAndFoundPoor(List<LocalDate> runs) {
    stored.clear();
    String survivor = person();
    String duplicate = person();
    Instant fifth = at("2026-01-05T09:00:00");
    String orderId = house.placed(order(WECHAT, "A1", 40000, survivor), fifth);
    house.told(notice(WECHAT, orderId, "T1", 40000, fifth), fifth);
    bureau.category(
        "C1", duplicate, Category.EXTREME_POVERTY, "2020-01-01", "", at("2026-01-25T09:00:00"));
    runs.forEach(this::run);
    bureau.merge("M1", survivor, duplicate, at("2026-01-28T09:00:00"));
    return starts(survivor) + " " + house.owed();
  }

  @Test
  void a_year_paid_before_the_other_file_told_of_the_aid_stands() {
    String daily = paidAndFoundPoor(List.of(LocalDate.of(2026, 1, 26)));

    assertThat(daily).isEqualTo("[2026-01-05 from 2026-01-05] []");
    assertThat(paidAndFoundPoor(List.of())).isEqualTo(daily);
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void a_transfer_repeated_after_death_at_any_call_moves_once_and_brings_once(
      FaultyDynamoDb.Moment moment) {
    int deaths = 0;
    for (int n = 0; ; n++) {
      stored.clear();
      String psnNo = person(poor(LocalDate.of(2026, 1, 12)));
      faulty.dieAfter(n, moment);
      try {
        bureau.transfer("T1", psnNo, Bureau.TONGREN, "2026-01-14", at("2026-01-14T09:00:00"));
      } catch (FaultyDynamoDb.Death death) {
        deaths++;
      }
      boolean survived = faulty.survived();
      bureau.transfer("T1", psnNo, Bureau.TONGREN, "2026-01-14", at("2026-01-14T09:00:00"));

      assertThat(areas(psnNo)).containsExactly("630000 from 2026-01-12");
      assertThat(bureau.file(psnNo).area()).isEqualTo(Bureau.TONGREN);
      assertThat(stored.items("GuardsTable")).hasSize(2);
      if (survived) {
        break;
      }
    }
    assertThat(deaths).isGreaterThanOrEqualTo(4);
  }

  // ---- cut off, killed, at once -----------------------------------------------------------------

  private List<String> people(int count) {
    List<String> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(person(poor(LONG_AGO)));
    }
    return people;
  }

  private void eachIsEnrolledOnce(List<String> people) {
    for (String psnNo : people) {
      assertThat(starts(psnNo)).containsExactly("2025-10-21 from 2026-01-01");
    }
    assertThat(stored.items("OrdersTable")).hasSize(2 * people.size());
    assertThat(stored.items("GuardsTable")).hasSize(people.size());
  }

  @Test
  void a_run_without_time_stops_and_the_next_goes_on_where_it_stood() {
    List<String> people = people(40);
    Instant opening = at("2025-10-21T00:00:00");
    int enrolled = 0;
    int runs = 0;
    for (int left = 1; left > 0; runs++) {
      AtomicInteger time = new AtomicInteger(25);
      EnrolAided.Done done =
          house.enrol.enrol(
              house.advance.advance(opening).windows(), opening, () -> time.getAndDecrement() > 0);
      enrolled += done.enrolled();
      assertThat(done.passedOver()).isZero();
      left = done.left();
    }

    assertThat(enrolled).isEqualTo(40);
    assertThat(runs).isBetween(3, 10);
    eachIsEnrolledOnce(people);
  }

  @Test
  void a_run_without_any_time_says_how_much_is_left() {
    people(1);
    Instant opening = at("2025-10-21T00:00:00");
    assertThat(house.enrol.enrol(house.advance.advance(opening).windows(), opening, () -> false))
        .isEqualTo(new EnrolAided.Done(0, 0, 16));
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void whenever_a_run_dies_each_is_enrolled_once(FaultyDynamoDb.Moment moment) {
    for (int n = 0; ; n += 3) {
      stored.clear();
      List<String> people = people(3);
      faulty.dieAfter(n, moment);
      try {
        run("2025-10-21");
      } catch (FaultyDynamoDb.Death died) {
        // the next run comes in five minutes
      }
      boolean survived = faulty.survived();

      Clock later = Clock.fixed(Clock.systemUTC().instant().plusSeconds(300), ZoneOffset.UTC);
      EnrolAided.Done next =
          run(new Operations(stored, stored.client(), later), at("2025-10-21T12:05:00"));

      assertThat(next.left()).isZero();
      eachIsEnrolledOnce(people);
      if (survived) {
        assertThat(n).isGreaterThan(20);
        return;
      }
    }
  }

  @Test
  void a_part_whose_lease_is_not_over_is_left_to_who_holds_it() {
    int left = 0;
    for (int calls = 4; left == 0; calls++) {
      stored.clear();
      people(3);
      faulty.dieAfter(calls, FaultyDynamoDb.Moment.AFTER_THE_CALL);
      try {
        run("2025-10-21");
      } catch (FaultyDynamoDb.Death died) {
        // it may hold a lease now
      }
      faulty.survived();
      left = run("2025-10-21").left();
    }
    assertThat(left).isOne();
  }

  @Test
  void runs_at_once_enrol_each_once() throws Exception {
    List<String> people = people(60);
    List<Callable<EnrolAided.Done>> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runs.add(() -> run("2025-10-21"));
    }
    int enrolled = 0;
    try (ExecutorService jobs = Executors.newFixedThreadPool(4)) {
      for (Future<EnrolAided.Done> run : jobs.invokeAll(runs)) {
        enrolled += run.get().enrolled();
      }
    }

    assertThat(enrolled).isEqualTo(60);
    eachIsEnrolledOnce(people);
  }
}
