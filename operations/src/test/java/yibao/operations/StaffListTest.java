package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.EmployeeLaw.EXAMPLELAND;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.Account;
import yibao.records.Change;
import yibao.records.Identity;
import yibao.records.Order;
import yibao.records.Person;
import yibao.records.Posting;
import yibao.records.StaffList;
import yibao.records.StaffLists;
import yibao.rules.Cover;
import yibao.rules.Money;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;

/** An employer's list of a thousand, from its lines to their covers, on real tables. */
class StaffListTest {

  private static final int THOUSAND = 1000;
  private static final YearMonth OCTOBER = YearMonth.of(2025, 10);
  private static final Instant NOON = at("2025-10-28T12:00:00");
  private static final Instant LATER = at("2025-10-28T12:31:00");

  private static final LocalTables stored = LocalTables.start();

  private Operations house = new Operations(stored, stored.client());
  private StaffLists lists = new StaffLists(house.records.tables(), stored.name("OrdersTable"));
  private SubmitStaffList submit = submits();
  private ApplyStaffList apply = new ApplyStaffList(house.records, house.sharing);
  private FinishStaffLists finish = new FinishStaffLists(house.records, house.sharing);
  private int keys;

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
    house = new Operations(stored, stored.client());
    lists = new StaffLists(house.records.tables(), stored.name("OrdersTable"));
    submit = submits();
    apply = new ApplyStaffList(house.records, house.sharing);
    finish = new FinishStaffLists(house.records, house.sharing);
  }

  private SubmitStaffList submits() {
    return new SubmitStaffList(
        house.records,
        lists,
        EmployeeLaw.BOOK,
        new Ids(new SplittableRandom(3)),
        list -> new Answer(202, list.listId()));
  }

  @Test
  void three_bad_lines_of_a_thousand_are_named_and_nothing_is_booked() {
    List<SubmitStaffList.Line> lines = new ArrayList<>(staff(THOUSAND));
    lines.set(6, new SubmitStaffList.Line.Of("NOBODY", Money.ofYuan(8000)));
    lines.set(499, lines.get(0));
    lines.set(999, new SubmitStaffList.Line.Malformed(StaffList.Field.WAGE));

    StaffList list = submitted("K1", lines);

    assertThat(list.errors())
        .containsExactly(
            new StaffList.Flaw(7, StaffList.Field.PSN_NO, StaffList.Reason.UNKNOWN_PERSON),
            new StaffList.Flaw(500, StaffList.Field.PSN_NO, StaffList.Reason.DUPLICATE_PERSON),
            new StaffList.Flaw(1000, StaffList.Field.WAGE, StaffList.Reason.MALFORMED));
    assertThat(List.of(house.postings(), stored.items("OrdersTable").size())).containsExactly(0, 1);
  }

  @Test
  void a_thousand_are_paid_with_one_notice_and_applied_once_by_two_at_once() throws Exception {
    List<SubmitStaffList.Line> lines = staff(THOUSAND);
    StaffList list = submitted("K1", lines);
    String orderId = list.orderId().orElseThrow();
    assertThat(submitted("K1", lines)).isEqualTo(list);

    // 8000.00 × 8.9 %
    assertThat(house.order(orderId).total()).isEqualTo(Money.ofFen(THOUSAND * 712_00L));
    receivedOnly(orderId);
    Thread other = new Thread(() -> apply.apply(orderId, NOON, () -> true));
    other.start();
    apply.apply(orderId, NOON, () -> true);
    other.join();

    assertThat(house.allBalances().entrySet())
        .filteredOn(balance -> !balance.getKey().startsWith("personal-account."))
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "channel-clearing.wechat=" + THOUSAND * 712_00L,
            "contributions-received.990000=0",
            "employer-contributions.990000.2025=" + -THOUSAND * 552_00L,
            "employee-contributions.990000.2025=" + -THOUSAND * 160_00L,
            "account-credits.990000.2025=" + THOUSAND * 160_00L);
    assertThat(stored.items("AccountsTable")).hasSize(THOUSAND);
    assertThat(house.order(orderId).isUnapplied()).isFalse();
    assertThat(lines)
        .extracting(line -> house.covers(((SubmitStaffList.Line.Of) line).psnNo(), 2025).size())
        .containsOnly(2);
  }

  @Test
  void what_a_process_left_when_it_died_a_schedule_finishes() {
    String orderId = submitted("K1", staff(90)).orderId().orElseThrow();
    receivedOnly(orderId);
    assertThat(apply.apply(orderId, NOON, twoMore())).isEqualTo(2);

    assertThat(lines(orderId))
        .containsExactly("COVERED", "COVERED", "PENDING", "PENDING", "PENDING");
    assertThat(finish.finish(LATER, () -> true)).isEqualTo(3);
    assertThat(lines(orderId)).containsOnly("COVERED");
    assertThat(finish.finish(LATER, () -> true)).isZero();
  }

  @Test
  void of_two_lists_for_one_month_the_seconds_lines_go_back() {
    List<SubmitStaffList.Line> lines = staff(25);
    String one = submitted("K1", lines).orderId().orElseThrow();
    String other = submitted("K2", lines).orderId().orElseThrow();
    told(one, NOON);
    told(other, NOON);
    finish.finish(LATER, () -> true);

    assertThat(house.allBalances())
        .containsEntry("contributions-received.990000", 0L)
        .containsEntry("refunds-due.wechat", -25 * 712_00L);
  }

  @Test
  void money_that_came_too_late_is_owed_back_as_a_whole() {
    String orderId = submitted("K1", staff(25)).orderId().orElseThrow();

    assertThat(told(orderId, LATER)).startsWith("REFUND_DUE ");
    assertThat(finish.finish(LATER, () -> true)).isZero();
    assertThat(house.owed()).containsExactly("REFUND ORDER_EXPIRED " + 25 * 712_00);
  }

  @Test
  void a_part_takes_no_money_by_itself() {
    Order order = house.order(submitted("K1", staff(25)).orderId().orElseThrow());
    Order part = house.order(order.parts().orElseThrow().orderIds().getFirst());

    assertThat(house.told(notice(WECHAT, part.orderId(), "T1", part.total().fen(), NOON), NOON))
        .startsWith("SUSPENSE ");
  }

  @Test
  void a_part_is_not_cancelled_by_itself() {
    Order order = house.order(submitted("K1", staff(25)).orderId().orElseThrow());

    assertThat(house.cancel.cancel(WECHAT, order.parts().orElseThrow().orderIds().getFirst(), NOON))
        .isEqualTo(new Keyed.Refused<>(new CancelOrder.Refusal.Unknown()));
  }

  @Test
  void one_of_the_staff_is_given_back_by_the_lists_order() {
    List<SubmitStaffList.Line> lines = staff(25);
    String last = ((SubmitStaffList.Line.Of) lines.getLast()).psnNo();
    StaffList list = submitted("K1", OCTOBER.plusMonths(1), lines);
    told(list.orderId().orElseThrow(), NOON);

    Keyed<RequestRefund.Refusal> asked =
        house.refunds.request(
            new RequestRefund.Command(
                WECHAT,
                list.orderId().orElseThrow(),
                last,
                RequestRefund.Reason.DUPLICATE,
                LocalDate.of(2025, 10, 28),
                Optional.of(OCTOBER.plusMonths(1))),
            NOON);

    assertThat(asked).isInstanceOf(Keyed.Answered.class);
    assertThat(house.owed()).containsExactly("REFUND DUPLICATE 71200");
  }

  private static BooleanSupplier twoMore() {
    AtomicInteger left = new AtomicInteger(2);
    return () -> left.getAndDecrement() > 0;
  }

  /** The notice is taken, and the process dies before it applies anything. */
  private void receivedOnly(String orderId) {
    Order order = house.order(orderId);
    OrderMoney.Taken taken =
        new OrderMoney(house.records, house.sharing)
            .take(
                order,
                new Order.Payment.ByChannel("wechat", "T1", order.total(), NOON),
                Map.of(),
                new OrderMoney.Booking(
                    "received-" + orderId,
                    Posting.Cause.PAYMENT,
                    Account.channelClearing("wechat"),
                    Optional.empty()),
                NOON);
    house.records.tables().commit(taken.changes());
  }

  private List<String> lines(String orderId) {
    return house.order(orderId).parts().orElseThrow().orderIds().stream()
        .map(part -> house.order(part).lines().getFirst().status().name())
        .toList();
  }

  private String told(String orderId, Instant now) {
    Order order = house.order(orderId);
    return house.told(notice(WECHAT, orderId, "T" + orderId, order.total().fen(), now), now) + " ";
  }

  private StaffList submitted(String key, List<SubmitStaffList.Line> lines) {
    return submitted(key, OCTOBER, lines);
  }

  private StaffList submitted(String key, YearMonth month, List<SubmitStaffList.Line> lines) {
    Keyed<SubmitStaffList.Refusal> answered =
        submit.submit(
            new SubmitStaffList.Command(
                new CallersKey(WECHAT, key),
                "O" + key,
                EXAMPLELAND,
                month,
                Optional.of("例地公司"),
                lines),
            NOON);
    return lists
        .find(((Keyed.Answered<SubmitStaffList.Refusal>) answered).answer().body())
        .orElseThrow();
  }

  /** People who were employed until September, entered by fifties. */
  private List<SubmitStaffList.Line> staff(int count) {
    List<String> numbers = IntStream.range(0, count).mapToObj(i -> "STAFF" + ++keys).toList();
    for (int from = 0; from < count; from += 50) {
      List<Change> changes = new ArrayList<>();
      for (String number : numbers.subList(from, Math.min(count, from + 50))) {
        changes.add(house.people.enter(worker(number)));
      }
      house.records.tables().commit(changes);
    }
    return numbers.stream()
        .<SubmitStaffList.Line>map(
            number -> new SubmitStaffList.Line.Of(number, Money.ofYuan(8000)))
        .toList();
  }

  private static Person worker(String psnNo) {
    Cover before =
        new Cover(
            Scheme.EMPLOYEE,
            EXAMPLELAND,
            2025,
            LocalDate.of(2023, 1, 1),
            LocalDate.of(2025, 9, 30),
            Optional.empty(),
            Optional.empty());
    return Person.entered(
        psnNo,
        EXAMPLELAND,
        new Identity("01", Operations.idNumber(1), "张三", Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        new PersonFacts(
            LocalDate.of(1988, 4, 2), Optional.empty(), List.of(), List.of(before), List.of()),
        LocalDate.of(2025, 1, 1));
  }
}
