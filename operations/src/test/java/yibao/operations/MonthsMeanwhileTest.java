package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.EmployeeLaw.EXAMPLELAND;
import static yibao.operations.Operations.ALIPAY;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.Order;
import yibao.records.PersonalAccount;
import yibao.rules.Contributor;
import yibao.rules.Cover;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.FlexibleBase;
import yibao.rules.Money;
import yibao.rules.Scheme;

/** Money for months of the employee scheme of people whom others change while it is decided. */
class MonthsMeanwhileTest {

  private static final Instant NOON = at("2025-10-28T12:00:00");
  private static final YearMonth AHEAD = YearMonth.of(2025, 11);
  private static final Contributor EMPLOYED = new Contributor.Employed(Money.ofFen(8000_00));
  private static final long PRICE = 712_00;

  private static final LocalTables stored = LocalTables.start();

  private final MeanwhileDynamoDb meanwhile =
      new MeanwhileDynamoDb(StrictDynamoDb.of(stored.client()));
  private final Operations house = new Operations(stored, meanwhile.client());
  private final Bureau bureau = new Bureau(stored, meanwhile.client());
  private final PlaceOrder place =
      new PlaceOrder(
          house.records,
          EmployeeLaw.BOOK,
          new Ids(new SplittableRandom(7)),
          order -> new Answer(201, order.orderId()),
          window -> {});

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  @AfterEach
  void books_hold() {
    assertThat(
            new VerifyBooks(house.records, house.accounts)
                .verify(LocalDate.of(2025, 11, 1))
                .findings())
        .isEmpty();
  }

  private void beforeAccountsAreRead(Runnable other) {
    meanwhile.beforeReading(stored.name("AccountsTable"), other);
  }

  private String worker() {
    return house.adult(
        new Cover(
            Scheme.EMPLOYEE,
            EXAMPLELAND,
            2025,
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 9, 30),
            Optional.empty(),
            Optional.empty()));
  }

  private String placed(Channel channel, String psnNo) {
    return placed(channel, psnNo, YearMonth.of(2025, 10), EMPLOYED, PRICE);
  }

  private String placed(
      Channel channel, String psnNo, YearMonth month, Contributor contributor, long price) {
    PlaceOrder.Command command =
        new PlaceOrder.Command(
            channel,
            "A-" + month,
            new Pricing.Asked(
                EXAMPLELAND,
                Scheme.EMPLOYEE,
                2025,
                List.of(month),
                Optional.empty(),
                List.of(Pricing.Insured.contributing(psnNo, contributor))),
            Optional.empty(),
            Order.Method.THIRD_PARTY,
            Money.ofFen(price));
    return ((PlaceOrder.Outcome.Placed) place.place(command, NOON)).answer().body();
  }

  /** An order by which somebody has paid a month ahead alone. */
  private String paidAhead(String psnNo) {
    String orderId =
        placed(WECHAT, psnNo, AHEAD, new Contributor.Flexible(FlexibleBase.WITH_ACCOUNT), 425_00);
    house.told(notice(WECHAT, orderId, "T-" + orderId, 425_00, NOON), NOON);
    return orderId;
  }

  /** Somebody's month ahead is asked back after the file is read, and before its order is. */
  private void isAskedBack(String orderId, String psnNo) {
    meanwhile.beforeReading(
        stored.name("PeopleTable"),
        () ->
            meanwhile.beforeReading(
                stored.name("OrdersTable"),
                () ->
                    house.refunds.request(
                        new RequestRefund.Command(
                            WECHAT,
                            orderId,
                            psnNo,
                            RequestRefund.Reason.DUPLICATE,
                            ShanghaiTime.dateOf(NOON),
                            Optional.of(AHEAD)),
                        NOON)));
  }

  private String told(Channel channel, String orderId) {
    return house.told(notice(channel, orderId, "T-" + orderId, PRICE, NOON), NOON);
  }

  private Optional<Money> credited(String psnNo) {
    return house.accounts.find(psnNo).map(PersonalAccount::credited);
  }

  @Test
  void of_two_channels_at_once_one_covers_and_the_other_gives_back() {
    String worker = worker();
    String one = placed(WECHAT, worker);
    String other = placed(ALIPAY, worker);
    beforeAccountsAreRead(() -> told(ALIPAY, other));

    assertThat(told(WECHAT, one)).isEqualTo("REFUND_DUE REFUND_DUE");
    assertThat(credited(worker)).contains(Money.ofFen(160_00));
  }

  @Test
  void who_is_merged_is_covered_and_credited_in_the_file_that_stays() {
    String survivor = house.adult();
    String worker = worker();
    String orderId = placed(WECHAT, worker);
    beforeAccountsAreRead(() -> bureau.merge("M1", survivor, worker));

    assertThat(told(WECHAT, orderId)).startsWith("PAID COVERED:2025-10-01");
    assertThat(credited(survivor)).contains(Money.ofFen(160_00));
    assertThat(credited(worker)).isEmpty();
  }

  @Test
  void who_turns_out_to_have_died_gets_it_back() {
    String worker = worker();
    String orderId = placed(WECHAT, worker);
    beforeAccountsAreRead(
        () ->
            bureau.deaths.record(
                new RecordDeath.Command(
                    new CallersKey(Bureau.XINING, "D1"), worker, LocalDate.of(2025, 10, 27)),
                NOON));

    assertThat(told(WECHAT, orderId)).isEqualTo("REFUND_DUE REFUND_DUE");
    assertThat(credited(worker)).isEmpty();
  }

  @Test
  void a_month_that_is_asked_back_while_an_employer_pays_it_goes_back_once() {
    String courier = worker();
    String ahead = paidAhead(courier);
    String employers = placed(ALIPAY, courier, AHEAD, EMPLOYED, PRICE);
    isAskedBack(ahead, courier);

    assertThat(told(ALIPAY, employers)).startsWith("PAID COVERED:2025-11-01");
    assertThat(house.owed()).containsExactly("REFUND DUPLICATE 42500");
    assertThat(credited(courier)).contains(Money.ofFen(160_00));
  }

  @Test
  void a_month_that_is_asked_back_while_the_bureau_tells_of_an_employer_goes_back_once() {
    String courier = worker();
    String ahead = paidAhead(courier);
    isAskedBack(ahead, courier);

    Bureau.answered(
        bureau.employments.add(
            new AddEmployment.Command(
                new CallersKey(Bureau.XINING, "E1"),
                courier,
                new EmploymentSpell(
                    EmploymentStatus.EMPLOYED, Optional.of("990000-1"), LocalDate.of(2025, 10, 1)),
                Optional.empty()),
            NOON));

    assertThat(house.owed()).containsExactly("REFUND DUPLICATE 42500");
    assertThat(credited(courier)).contains(Money.ZERO);
  }
}
