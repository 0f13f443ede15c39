package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.ALIPAY;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.ChannelTransaction;
import yibao.records.OwedMoney;
import yibao.records.Refund;
import yibao.records.Suspense;
import yibao.rules.Money;

/** What operators do with money that nobody could match, on the tables of the template. */
class WorkOffSuspenseTest {

  private static final Channel OPERATOR = new Channel("bureau-books");
  private static final Instant NOON = at("2025-12-31T23:50:00");
  private static final Instant NEXT_DAY = at("2026-01-01T10:00:00");

  private static final LocalTables stored = LocalTables.start();

  private final Operations house = new Operations(stored, stored.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  /** Money of an order that doesn't exist. */
  private String lost(Channel channel, String txn, long fen, Instant paidAt) {
    assertThat(house.told(notice(channel, "NONSENSE", txn, fen, paidAt), paidAt))
        .startsWith("SUSPENSE");
    return Suspense.idOf(channel.name(), ChannelTransaction.Kind.PAID, txn);
  }

  private Keyed<SuspenseRefusal> match(String suspenseId, String orderId) {
    return house.match.match(new MatchSuspense.Command(OPERATOR, suspenseId, orderId), NEXT_DAY);
  }

  private Keyed<SuspenseRefusal> giveBack(String suspenseId) {
    return house.giveUp.giveBack(new ReturnSuspense.Command(OPERATOR, suspenseId), NEXT_DAY);
  }

  private static String said(Keyed<SuspenseRefusal> outcome) {
    return ((Keyed.Answered<SuspenseRefusal>) outcome).answer().body();
  }

  private static void isRefused(Keyed<SuspenseRefusal> outcome, SuspenseRefusal refusal) {
    assertThat(outcome).isEqualTo(new Keyed.Refused<>(refusal));
  }

  @Test
  void matched_to_its_order_it_covers_from_when_it_was_paid() {
    String adult = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, adult), NOON);
    String suspenseId = lost(WECHAT, "T1", 40000, NOON.plusSeconds(60));

    assertThat(said(match(suspenseId, orderId))).isEqualTo("MATCHED COVERED:2026-01-01");

    assertThat(house.covers(adult, 2026)).hasSize(1);
    assertThat(house.balances())
        .isEqualTo(
            Map.of(
                "channel-clearing.wechat", 40000L,
                "personal-contributions.630000.2026", -40000L,
                "suspense.wechat", 0L));
  }

  @Test
  void matched_to_an_order_that_had_expired_by_then_it_goes_back() {
    String orderId = house.placed(order(WECHAT, "A1", 40000, house.adult()), NOON);
    String suspenseId = lost(WECHAT, "T1", 40000, NEXT_DAY);

    assertThat(said(match(suspenseId, orderId))).isEqualTo("MATCHED REFUND_DUE");

    assertThat(house.balances())
        .containsEntry("suspense.wechat", 0L)
        .containsEntry("refunds-due.wechat", -40000L);
  }

  @Test
  void a_match_asked_again_gets_the_first_answer() {
    String orderId = house.placed(order(WECHAT, "A1", 40000, house.adult()), NOON);
    String suspenseId = lost(WECHAT, "T1", 40000, NOON);
    Keyed<SuspenseRefusal> first = match(suspenseId, orderId);

    Keyed<SuspenseRefusal> again = match(suspenseId, orderId);

    Answer answer = ((Keyed.Answered<SuspenseRefusal>) first).answer();
    assertThat(again).isEqualTo(new Keyed.Answered<>(answer, true));
  }

  @Test
  void what_was_matched_is_neither_matched_nor_returned_once_more() {
    String orderId = house.placed(order(WECHAT, "A1", 40000, house.adult()), NOON);
    String other = house.placed(order(WECHAT, "A2", 40000, house.adult()), NOON);
    String suspenseId = lost(WECHAT, "T1", 40000, NOON);
    match(suspenseId, orderId);

    assertThat(match(suspenseId, other)).isInstanceOf(Keyed.KeyReused.class);
    isRefused(giveBack(suspenseId), new SuspenseRefusal.WorkedOff(Suspense.Status.MATCHED));
    isRefused(
        house.match.match(
            new MatchSuspense.Command(new Channel("another"), suspenseId, other), NEXT_DAY),
        new SuspenseRefusal.WorkedOff(Suspense.Status.MATCHED));
  }

  @Test
  void an_order_that_asks_for_another_amount_or_has_its_money_is_refused() {
    String orderId = house.placed(order(WECHAT, "A1", 40000, house.adult()), NOON);
    String wrong = lost(WECHAT, "T1", 39999, NOON);
    String right = lost(WECHAT, "T2", 40000, NOON);

    isRefused(match(wrong, orderId), new SuspenseRefusal.WrongAmount(Money.ofFen(40000)));
    house.told(notice(WECHAT, orderId, "T3", 40000, NOON), NOON);
    isRefused(match(right, orderId), new SuspenseRefusal.OrderPaid());
    isRefused(match(right, "AAAAAAAAAAAA"), new SuspenseRefusal.UnknownOrder());
    isRefused(match("S0", orderId), new SuspenseRefusal.Unknown());
    isRefused(giveBack("S".repeat(3000)), new SuspenseRefusal.Unknown());
  }

  @Test
  void money_that_another_channel_took_covers_and_goes_back_through_that_channel() {
    String adult = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, adult), NOON);
    house.told(notice(ALIPAY, orderId, "T1", 40000, NOON), NOON);
    String suspenseId = Suspense.idOf("alipay", ChannelTransaction.Kind.PAID, "T1");
    String rival = house.placed(order(WECHAT, "A2", 40000, adult), NOON);
    house.told(notice(WECHAT, rival, "T2", 40000, NOON), NOON);

    assertThat(said(match(suspenseId, orderId))).isEqualTo("MATCHED REFUND_DUE");

    Refund refund = house.records.owedMoney().refund(Refund.idOf(orderId, adult)).orElseThrow();
    assertThat(refund.channel()).isEqualTo("alipay");
    assertThat(house.balances())
        .containsEntry("refunds-due.alipay", -40000L)
        .containsEntry("suspense.alipay", 0L)
        .containsEntry("personal-contributions.630000.2026", -40000L);
  }

  @Test
  void returned_it_becomes_a_refund_that_the_channel_pays_back() {
    String suspenseId = lost(WECHAT, "T1", 12345, NOON);

    giveBack(suspenseId);

    String refundId = Refund.idOfReturn(suspenseId);
    assertThat(house.balances()).containsEntry("refunds-due.wechat", -12345L);
    house.payBack.accept(
        new AcceptRefundPayment.Command(WECHAT, refundId, "B1", Money.ofFen(12345), NEXT_DAY),
        NEXT_DAY);
    assertThat(house.balances().values()).containsOnly(0L);
  }

  @Test
  void what_a_channel_paid_back_in_excess_it_owes_again() {
    String first = lost(WECHAT, "T1", 40000, NOON);
    giveBack(first);
    String refundId = Refund.idOfReturn(first);
    for (String txn : List.of("B1", "B2")) {
      house.payBack.accept(
          new AcceptRefundPayment.Command(WECHAT, refundId, txn, Money.ofFen(40000), NEXT_DAY),
          NEXT_DAY);
    }
    String excess = Suspense.idOf("wechat", ChannelTransaction.Kind.REFUNDED, "B2");

    isRefused(match(excess, "AAAAAAAAAAAA"), new SuspenseRefusal.NoPremium());
    assertThat(said(giveBack(excess))).isEqualTo("Returned[refundId=Optional.empty]");
    assertThat(house.balances().values()).containsOnly(0L);
  }

  @Test
  void a_reused_number_is_noted_as_seen_and_moves_no_money() {
    lost(WECHAT, "T1", 40000, NOON);
    house.accept.accept(notice(WECHAT, "NONSENSE", "T1", 1, NOON), NOON);
    Suspense reused =
        house
            .records
            .owedMoney()
            .suspense(Optional.of("wechat"), Optional.of(Suspense.Status.OPEN), Optional.empty(), 9)
            .items()
            .stream()
            .filter(item -> item.reason() == Suspense.Reason.KEY_REUSED)
            .findFirst()
            .orElseThrow();

    giveBack(reused.suspenseId());

    assertThat(house.balances()).containsEntry("suspense.wechat", -40000L);
    assertThat(house.records.owedMoney().suspense(reused.suspenseId()).orElseThrow().status())
        .isEqualTo(Suspense.Status.RETURNED);
  }

  @Test
  void a_list_is_read_page_by_page_and_each_item_comes_once() {
    for (int i = 0; i < 23; i++) {
      lost(i % 2 == 0 ? WECHAT : ALIPAY, "T" + i, 100, NOON);
    }
    giveBack(Suspense.idOf("wechat", ChannelTransaction.Kind.PAID, "T0"));

    assertThat(pages(Optional.empty())).hasSize(23).doesNotHaveDuplicates();
    assertThat(pages(Optional.of("wechat"))).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void a_page_asked_for_with_another_channels_place_shows_nothing_of_that_channel() {
    for (int i = 0; i < 8; i++) {
      lost(ALIPAY, "T" + i, 100, NOON);
    }
    String place =
        house
            .records
            .owedMoney()
            .suspense(Optional.of("alipay"), Optional.empty(), Optional.empty(), 3)
            .next()
            .orElseThrow();

    assertThat(
            house
                .records
                .owedMoney()
                .suspense(Optional.of("wechat"), Optional.empty(), Optional.of(place), 50)
                .items())
        .isEmpty();
  }

  private List<String> pages(Optional<String> channel) {
    List<String> found = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      OwedMoney.Page<Suspense> page =
          house.records.owedMoney().suspense(channel, Optional.empty(), after, 5);
      page.items().forEach(item -> found.add(item.suspenseId()));
      after = page.next();
    } while (after.isPresent());
    return found;
  }
}
