package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.EmployeeLaw.OTHERLAND;
import static yibao.operations.MonthDesk.employed;
import static yibao.operations.MonthDesk.employee;
import static yibao.operations.MonthDesk.flexible;
import static yibao.operations.Operations.ALIPAY;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.Account;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Posting;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.Money;

/** Months of the employee scheme from order to cover, account and refund, on real tables. */
class PaidMonthsTest {

  private static final Instant OCTOBER = at("2025-10-28T12:00:00");
  private static final Instant NOVEMBER = at("2025-11-01T12:00:00");

  private static final LocalTables stored = LocalTables.start();

  private Operations house = new Operations(stored, stored.client());
  private MonthDesk desk = new MonthDesk(house);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
    house = new Operations(stored, stored.client());
    desk = new MonthDesk(house);
  }

  /** However they came about, the books hold, and each account is as its chain says. */
  @AfterEach
  void books_hold() {
    assertThat(
            new VerifyBooks(house.records, house.accounts)
                .verify(LocalDate.of(2025, 11, 1))
                .findings())
        .isEmpty();
  }

  @Test
  void a_month_covers_and_credits_the_account_with_the_money() {
    String worker = desk.worker();
    String orderId = desk.placed(WECHAT, "2025-10", OCTOBER, employed(worker, 8000_50));

    assertThat(desk.told(WECHAT, orderId, OCTOBER))
        .startsWith("PAID COVERED:2025-10-01 990000-2025-");
    assertThat(months(worker)).containsExactly("2025-10-01..2025-10-31");
    // 8000.50 × 6.9 % = 552.0345, × 2 % = 160.01
    assertThat(house.allBalances())
        .isEqualTo(
            Map.of(
                "channel-clearing.wechat",
                712_04L,
                "employer-contributions.990000.2025",
                -552_03L,
                "employee-contributions.990000.2025",
                -160_01L,
                "account-credits.990000.2025",
                160_01L,
                "area-clearing.990000",
                -160_01L,
                "area-clearing.630000",
                160_01L,
                "personal-account.630000." + worker,
                -160_01L));
    assertThat(account(worker).available()).isEqualTo(Money.ofFen(160_01));
  }

  @Test
  void a_notice_that_repeats_credits_nothing_again() {
    String worker = desk.worker();
    String orderId = desk.placed(WECHAT, "2025-10", OCTOBER, employed(worker, 8000_00));
    String first = desk.told(WECHAT, orderId, OCTOBER);
    int before = house.postings();

    assertThat(
            house.told(
                notice(WECHAT, orderId, "T-" + orderId, desk.total(orderId), OCTOBER), NOVEMBER))
        .isEqualTo(first);
    assertThat(List.of(house.postings(), account(worker).credited()))
        .containsExactly(before, Money.ofFen(160_00));
  }

  @Test
  void of_a_month_that_two_employers_pay_the_seconds_goes_back() {
    String worker = desk.worker();
    String one = desk.placed(WECHAT, "2025-10", OCTOBER, employed(worker, 8000_00));
    String other = desk.placed(ALIPAY, "2025-10", OCTOBER, employed(worker, 9000_00));
    desk.told(WECHAT, one, OCTOBER);

    assertThat(desk.told(ALIPAY, other, OCTOBER)).isEqualTo("REFUND_DUE REFUND_DUE");
    assertThat(account(worker).credited()).isEqualTo(Money.ofFen(160_00));
    assertThat(house.owed()).containsExactly("REFUND COVERED_MEANWHILE 80100");
  }

  @Test
  void several_months_are_paid_at_once_and_each_is_credited() {
    String courier = desk.worker();
    String orderId = desk.placed(WECHAT, "2025-10 2025-11 2025-12", OCTOBER, flexible(courier));

    // 5000.05 × 8.5 % = 425.00425, × 2 % = 100.001
    assertThat(desk.total(orderId)).isEqualTo(3 * 425_00);
    desk.told(WECHAT, orderId, OCTOBER);

    assertThat(months(courier))
        .containsExactly(
            "2025-10-01..2025-10-31", "2025-11-01..2025-11-30", "2025-12-01..2025-12-31");
    assertThat(account(courier).credited()).isEqualTo(Money.ofFen(3 * 100_00));
  }

  @Test
  void what_a_flexible_worker_paid_ahead_goes_back_when_an_employer_pays() {
    String courier = desk.worker();
    String ahead = desk.placed(WECHAT, "2025-10 2025-11 2025-12", OCTOBER, flexible(courier));
    desk.told(WECHAT, ahead, OCTOBER);
    String employers = desk.placed(ALIPAY, "2025-11", NOVEMBER, employed(courier, 8000_00));

    assertThat(desk.told(ALIPAY, employers, NOVEMBER)).startsWith("PAID COVERED:2025-11-01");

    assertThat(desk.lines(ahead)).containsExactly("COVERED", "REFUND_DUE", "REFUND_DUE");
    assertThat(months(courier)).containsExactly("2025-10-01..2025-10-31", "2025-11-01..2025-11-30");
    assertThat(house.owed()).containsExactly("REFUND EMPLOYED 42500", "REFUND EMPLOYED 42500");
    assertThat(account(courier).available()).isEqualTo(Money.ofFen(100_00 + 160_00));
  }

  @Test
  void what_was_paid_ahead_goes_back_when_the_bureau_tells_of_an_employer() {
    String courier = desk.worker();
    String ahead = desk.placed(WECHAT, "2025-10 2025-11 2025-12", OCTOBER, flexible(courier));
    desk.told(WECHAT, ahead, OCTOBER);

    employedFrom(courier, "2025-11-10", NOVEMBER);

    // of the month in which the employer begins it goes back once the employer has paid
    assertThat(desk.lines(ahead)).containsExactly("COVERED", "COVERED", "REFUND_DUE");
    assertThat(months(courier)).containsExactly("2025-10-01..2025-10-31", "2025-11-01..2025-11-30");
  }

  @Test
  void what_one_transaction_has_no_room_for_is_ended_before() {
    List<String> couriers = Stream.generate(desk::worker).limit(20).toList();
    List<String> ahead =
        couriers.stream()
            .map(
                courier -> {
                  String order = desk.placed(WECHAT, "2025-11 2025-12", OCTOBER, flexible(courier));
                  desk.told(WECHAT, order, OCTOBER);
                  return order;
                })
            .toList();
    Pricing.Insured[] staff =
        couriers.stream().map(one -> employed(one, 8000_00)).toArray(Pricing.Insured[]::new);
    String employers = desk.placed(ALIPAY, "2025-11", NOVEMBER, staff);
    desk.told(ALIPAY, employers, NOVEMBER);

    assertThat(desk.lines(employers)).hasSize(20).containsOnly("COVERED");
    assertThat(ahead).allSatisfy(order -> assertThat(desk.lines(order)).containsOnly("REFUND_DUE"));
    assertThat(house.owed()).hasSize(40).containsOnly("REFUND EMPLOYED 42500");
    assertThat(account(couriers.getFirst()).credited()).isEqualTo(Money.ofFen(160_00));
  }

  @Test
  void a_month_that_has_begun_stays_until_an_employer_pays_for_it() {
    String courier = desk.worker();
    String alone = desk.placed(WECHAT, "2025-11 2025-12", NOVEMBER, flexible(courier));
    desk.told(WECHAT, alone, NOVEMBER);
    String back = desk.placed(ALIPAY, "2025-10", NOVEMBER, employed(courier, 8000_00));
    desk.told(ALIPAY, back, NOVEMBER);

    assertThat(desk.lines(alone)).containsExactly("COVERED", "REFUND_DUE");
    assertThat(months(courier)).containsExactly("2025-11-01..2025-11-30", "2025-10-01..2025-10-31");

    String now = desk.placed(ALIPAY, "2025-11", NOVEMBER, employed(courier, 8000_00));
    desk.told(ALIPAY, now, NOVEMBER);

    assertThat(desk.lines(alone)).containsExactly("REFUND_DUE", "REFUND_DUE");
  }

  @Test
  void months_that_have_begun_stay_when_the_bureau_tells_of_an_employer_afterwards() {
    String courier = desk.worker();
    String ahead = desk.placed(WECHAT, "2025-10 2025-11 2025-12", OCTOBER, flexible(courier));
    desk.told(WECHAT, ahead, OCTOBER);

    employedFrom(courier, "2025-09-01", NOVEMBER);

    assertThat(desk.lines(ahead)).containsExactly("COVERED", "COVERED", "REFUND_DUE");
    assertThat(months(courier)).containsExactly("2025-10-01..2025-10-31", "2025-11-01..2025-11-30");
  }

  /** The bureau enters that an employer begins. */
  private static void employedFrom(String psnNo, String from, Instant now) {
    Bureau.answered(
        new Bureau(stored, stored.client())
            .employments.add(
                new AddEmployment.Command(
                    new CallersKey(Bureau.XINING, "E1"),
                    psnNo,
                    new EmploymentSpell(
                        EmploymentStatus.EMPLOYED, Optional.of("990000-1"), LocalDate.parse(from)),
                    Optional.empty()),
                now));
  }

  @Test
  void money_of_an_employer_that_goes_back_ends_nothing() {
    String courier = desk.worker();
    String first = desk.placed(WECHAT, "2025-10", OCTOBER, employed(courier, 8000_00));
    String second = desk.placed(ALIPAY, "2025-10", OCTOBER, employed(courier, 8000_00));
    desk.told(WECHAT, first, OCTOBER);
    String ahead = desk.placed(WECHAT, "2025-11", OCTOBER, flexible(courier));
    desk.told(WECHAT, ahead, OCTOBER);

    assertThat(desk.told(ALIPAY, second, OCTOBER)).isEqualTo("REFUND_DUE REFUND_DUE");

    assertThat(desk.lines(ahead)).containsExactly("COVERED");
  }

  @Test
  void a_month_is_given_back_before_it_begins_and_its_credit_taken_again() {
    String courier = desk.worker();
    String orderId = desk.placed(WECHAT, "2025-10 2025-12", OCTOBER, flexible(courier));
    desk.told(WECHAT, orderId, OCTOBER);

    Keyed<RequestRefund.Refusal> asked = desk.asksBack(orderId, courier, "2025-12", NOVEMBER);

    assertThat(asked).isInstanceOf(Keyed.Answered.class);
    assertThat(desk.lines(orderId)).containsExactly("COVERED", "REFUND_DUE");
    assertThat(months(courier)).containsExactly("2025-10-01..2025-10-31");
    assertThat(account(courier).available()).isEqualTo(Money.ofFen(100_00));
    assertThat(house.owed()).containsExactly("REFUND DUPLICATE 42500");
  }

  @Test
  void a_month_that_has_begun_is_not_given_back() {
    String courier = desk.worker();
    String orderId = desk.placed(WECHAT, "2025-10", OCTOBER, flexible(courier));
    desk.told(WECHAT, orderId, OCTOBER);

    assertThat(desk.asksBack(orderId, courier, "2025-10", OCTOBER))
        .isEqualTo(
            new Keyed.Refused<>(new RequestRefund.Refusal.CoverStarted(LocalDate.of(2025, 10, 1))));
  }

  @Test
  void of_a_credit_that_was_spent_so_much_less_goes_back() {
    String courier = desk.worker();
    String orderId = desk.placed(WECHAT, "2025-12", OCTOBER, flexible(courier));
    desk.told(WECHAT, orderId, OCTOBER);
    spends(courier, 70_00);

    desk.asksBack(orderId, courier, "2025-12", NOVEMBER);

    assertThat(house.owed()).containsExactly("REFUND DUPLICATE 35500");
    assertThat(account(courier).available()).isEqualTo(Money.ZERO);
  }

  @Test
  void residents_cover_ends_on_the_eve_of_the_first_month() {
    String resident =
        house.adult(Operations.cover(2023), Operations.cover(2024), Operations.cover(2025));
    String orderId = desk.placed(WECHAT, "2025-10", OCTOBER, employed(resident, 8000_00));
    desk.told(WECHAT, orderId, OCTOBER);

    assertThat(house.covers(resident, 2025))
        .extracting(cover -> cover.scheme() + " " + cover.from() + ".." + cover.to())
        .containsExactly("RESIDENT 2025-01-01..2025-09-30", "EMPLOYEE 2025-10-01..2025-10-31");
  }

  @Test
  void residents_cover_runs_on_when_the_month_that_would_have_ended_it_goes_back() {
    String resident =
        house.adult(Operations.cover(2023), Operations.cover(2024), Operations.cover(2025));
    String ahead = desk.placed(WECHAT, "2025-11 2025-12", OCTOBER, flexible(resident));
    desk.told(WECHAT, ahead, OCTOBER);
    desk.asksBack(ahead, resident, "2025-11", OCTOBER);

    assertThat(spells(resident))
        .containsExactlyInAnyOrder(
            "RESIDENT 2025-01-01..2025-11-30", "EMPLOYEE 2025-12-01..2025-12-31");

    desk.asksBack(ahead, resident, "2025-12", OCTOBER);

    assertThat(spells(resident)).containsExactly("RESIDENT 2025-01-01..2025-12-31");
  }

  @Test
  void a_month_covers_after_what_was_brought_along_since_it_was_ordered() {
    String courier = desk.worker();
    String order = desk.placed(WECHAT, "2025-11", OCTOBER, flexible(courier));
    Bureau.answered(
        new Bureau(stored, stored.client())
            .covers.add(
                new AddCover.Command(
                    new CallersKey(Bureau.XINING, "C1"),
                    courier,
                    List.of(employee("2025-10-01", "2025-11-12"))),
                OCTOBER));

    assertThat(desk.told(WECHAT, order, OCTOBER)).startsWith("PAID COVERED:2025-11-13");
    assertThat(months(courier)).containsExactly("2025-11-13..2025-11-30");
  }

  @Test
  void it_runs_on_no_further_than_to_cover_that_was_brought_along_meanwhile() {
    String resident =
        house.adult(Operations.cover(2023), Operations.cover(2024), Operations.cover(2025));
    String ahead = desk.placed(WECHAT, "2025-11", OCTOBER, flexible(resident));
    desk.told(WECHAT, ahead, OCTOBER);
    Bureau.answered(
        new Bureau(stored, stored.client())
            .covers.add(
                new AddCover.Command(
                    new CallersKey(Bureau.XINING, "C1"),
                    resident,
                    List.of(employee("2025-12-05", "2025-12-20"))),
                OCTOBER));
    desk.asksBack(ahead, resident, "2025-11", OCTOBER);

    assertThat(spells(resident))
        .containsExactlyInAnyOrder(
            "RESIDENT 2025-01-01..2025-12-04", "EMPLOYEE 2025-12-05..2025-12-20");
  }

  @Test
  void a_residents_year_that_a_month_has_ended_is_not_paid_again() {
    String resident = house.adult();
    String year = house.placed(Operations.order(ALIPAY, "Y1", 400_00, resident), NOVEMBER);
    house.told(notice(ALIPAY, year, "TY1", 400_00, NOVEMBER), NOVEMBER);
    String month = desk.placed(WECHAT, "2026-01", NOVEMBER, flexible(resident));
    desk.told(WECHAT, month, NOVEMBER);

    assertThat(house.place.place(Operations.order(ALIPAY, "Y2", 400_00, resident), NOVEMBER))
        .isEqualTo(
            new PlaceOrder.Outcome.Refused(
                List.of(new Pricing.Refusal(0, Pricing.Reason.ALREADY_COVERED))));
  }

  @Test
  void a_year_of_the_other_file_is_ended_by_a_month_and_runs_on_without_it() {
    String worker = house.adult(employee("2023-01-01", "2025-12-31"));
    String month = desk.placed(WECHAT, "2026-01", NOVEMBER, flexible(worker));
    desk.told(WECHAT, month, NOVEMBER);
    String other = house.adult();
    String year = house.placed(Operations.order(ALIPAY, "Y1", 400_00, other), NOVEMBER);
    house.told(notice(ALIPAY, year, "TY1", 400_00, NOVEMBER), NOVEMBER);
    new Bureau(stored, stored.client()).merge("M1", worker, other, NOVEMBER);

    assertThat(spells(worker, 2026)).containsExactly("EMPLOYEE 2026-01-01..2026-01-31");

    desk.asksBack(month, worker, "2026-01", NOVEMBER);

    assertThat(spells(worker, 2026)).containsExactly("RESIDENT 2026-01-01..2026-12-31");
  }

  @Test
  void of_two_files_months_the_employers_stands_though_the_person_paid_before() {
    String courier = desk.worker();
    String alone = desk.placed(WECHAT, "2025-10", OCTOBER, flexible(courier));
    desk.told(WECHAT, alone, OCTOBER);
    String other = desk.worker();
    String employers =
        desk.placed(ALIPAY, "2025-10", NOVEMBER.minusSeconds(86_400), employed(other, 8000_00));
    desk.told(ALIPAY, employers, NOVEMBER.minusSeconds(86_400));
    new Bureau(stored, stored.client()).merge("M1", courier, other, NOVEMBER);

    assertThat(desk.lines(alone)).containsExactly("REFUND_DUE");
    assertThat(desk.lines(employers)).containsExactly("COVERED");
    assertThat(months(courier)).containsExactly("2025-10-01..2025-10-31");
    assertThat(house.owed()).containsExactly("REFUND PERSON_MERGED 42500");
  }

  @Test
  void of_two_files_years_the_second_goes_back_even_if_months_have_ended_both() {
    String worker = house.adult();
    String first = house.placed(Operations.order(ALIPAY, "Y1", 400_00, worker), OCTOBER);
    house.told(notice(ALIPAY, first, "TY1", 400_00, OCTOBER), OCTOBER);
    String other = house.adult();
    String second = house.placed(Operations.order(ALIPAY, "Y2", 400_00, other), NOVEMBER);
    house.told(notice(ALIPAY, second, "TY2", 400_00, NOVEMBER), NOVEMBER);
    for (String one : List.of(worker, other)) {
      String month = desk.placed(WECHAT, "2026-01", NOVEMBER, flexible(one));
      desk.told(WECHAT, month, one.equals(worker) ? NOVEMBER : NOVEMBER.plusSeconds(60));
    }
    new Bureau(stored, stored.client()).merge("M1", worker, other, NOVEMBER);

    assertThat(house.owed())
        .containsExactlyInAnyOrder("REFUND PERSON_MERGED 40000", "REFUND PERSON_MERGED 42500");
    assertThat(desk.lines(first)).containsExactly("COVERED");
    assertThat(desk.lines(second)).containsExactly("REFUND_DUE");
    assertThat(spells(worker, 2026)).containsExactly("EMPLOYEE 2026-01-01..2026-01-31");
  }

  private List<String> spells(String psnNo) {
    return spells(psnNo, 2025);
  }

  private List<String> spells(String psnNo, int year) {
    return house.covers(psnNo, year).stream()
        .map(cover -> cover.scheme() + " " + cover.from() + ".." + cover.to())
        .toList();
  }

  @Test
  void months_of_a_wait_are_paid_and_credited_and_then_cover_follows() {
    String returned = house.adult(employee("2024-01-01", "2025-05-31"));
    String wait = desk.placed(WECHAT, "2025-10 2025-11", OCTOBER, flexible(returned));

    assertThat(desk.told(WECHAT, wait, OCTOBER)).startsWith("PAID NOT_COVERED,NOT_COVERED ");
    String after = desk.placed(WECHAT, "2025-12", NOVEMBER, flexible(returned));
    assertThat(desk.told(WECHAT, after, NOVEMBER)).startsWith("PAID COVERED:2025-12-01 ");
    assertThat(account(returned).credited()).isEqualTo(Money.ofFen(300_00));
  }

  @Test
  void who_died_before_it_was_paid_gets_it_back() {
    String worker = desk.worker();
    String orderId = desk.placed(WECHAT, "2025-10", OCTOBER, employed(worker, 8000_00));
    Bureau.answered(
        new Bureau(stored, stored.client())
            .deaths.record(
                new RecordDeath.Command(
                    new CallersKey(Bureau.XINING, "D1"), worker, LocalDate.of(2025, 10, 27)),
                OCTOBER));

    assertThat(desk.told(WECHAT, orderId, OCTOBER)).isEqualTo("REFUND_DUE REFUND_DUE");
  }

  @Test
  void an_order_waits_for_its_money_to_midnight_where_the_months_end_changes_it() {
    String worker = house.adult(employee("2024-01-01", "2025-07-31"));
    Instant evening = at("2025-10-31T23:50:00");
    String orderId = desk.placed(WECHAT, "2025-10", evening, flexible(worker));

    // from 1 November on the gap is too long, and the month can't be paid back
    assertThat(house.order(orderId).expiresAt()).isEqualTo(at("2025-11-01T00:00:00"));
  }

  @Test
  void the_quote_names_what_nobody_states() {
    String worker = desk.worker();
    PlaceOrder.Outcome outcome =
        desk.place(
            desk.command(WECHAT, Operations.QINGHAI, "2025-10", 1, employed(worker, 8000_00)),
            OCTOBER);

    assertThat(outcome).isInstanceOf(PlaceOrder.Outcome.NotPublished.class);
  }

  @Test
  void an_account_of_the_areas_own_people_needs_no_clearing_between_areas() {
    String worker = desk.worker();
    String orderId =
        desk.placed(
            desk.command(WECHAT, OTHERLAND, "2025-10", 712_00, employed(worker, 8000_00)), OCTOBER);
    desk.told(WECHAT, orderId, OCTOBER);

    assertThat(house.allBalances().get("area-clearing.991000")).isEqualTo(-160_00);
  }

  private List<String> months(String psnNo) {
    return house.people.find(psnNo).map(Person::covers).orElseThrow().stream()
        .filter(cover -> cover.paidAs().isPresent())
        .map(cover -> cover.from() + ".." + cover.to())
        .toList();
  }

  private PersonalAccount account(String psnNo) {
    return house.accounts.find(psnNo).orElseThrow();
  }

  /** Books what an account pays elsewhere. */
  private void spends(String psnNo, long fen) {
    AccountBook book = new AccountBook(house.accounts, house.records.ledger());
    PersonalAccount account = book.find(psnNo).orElseThrow();
    book.book(
        chain ->
            new Posting(
                "spent-" + fen,
                OCTOBER,
                Posting.Cause.ACCOUNT_PAYMENT,
                List.of(
                    new Posting.Entry(account.account(), Money.ofFen(fen)),
                    new Posting.Entry(Account.openingBalances(account.area()), Money.ofFen(-fen))),
                Optional.empty(),
                Optional.empty(),
                chain),
        account.paid(Money.ofFen(fen)));
    house.records.tables().commit(book.changes());
  }
}
