package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.answered;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import yibao.local.LocalTables;
import yibao.records.Consent;
import yibao.records.Order;
import yibao.rules.Money;

/** The accounts of two files that are one person's, on the tables of the template. */
class JoinedAccountsTest {

  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant LATER = NOON.plusSeconds(120);

  private static final LocalTables stored = LocalTables.start();

  private FaultyDynamoDb faulty = new FaultyDynamoDb(StrictDynamoDb.of(stored.client()));
  private Operations house = new Operations(stored, faulty.client());
  private Bureau bureau = new Bureau(stored, faulty.client());
  private Passbooks passbooks = new Passbooks(stored, house);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private String owner(long fen) {
    String adult = house.adult();
    answered(bureau.opening("opening-" + adult, adult, fen));
    return adult;
  }

  private String paid(String number, String payer, Instant now) {
    PlaceOrder.Command plain = order(WECHAT, number, 40000, payer);
    PlaceOrder.Command command =
        new PlaceOrder.Command(
                WECHAT,
                number,
                plain.asked(),
                Optional.of(payer),
                Order.Method.SHARED_ACCOUNT,
                Money.ofFen(40000))
            .with(new Consent(payer, Consent.Proof.COUNTER, Instant.EPOCH));
    return ((PlaceOrder.Outcome.Placed) house.fromAccount.pay(command, now)).answer().body();
  }

  @Test
  void what_the_duplicates_account_holds_is_the_survivors() {
    String survivor = owner(10000);
    String duplicate = owner(30000);

    bureau.merge("M1", survivor, duplicate);

    assertThat(passbooks.standing(survivor)).containsExactly(40000L, 0L, 0L, 40000L);
    assertThat(passbooks.standing(duplicate)).containsExactly(0L, 0L, 0L, 0L);
    assertThat(passbooks.account(duplicate).mergedInto()).contains(survivor);
    assertThat(passbooks.chain(survivor)).containsExactly("ACCOUNT_MERGED", "ACCOUNT_OPENED");
    assertThat(passbooks.chain(duplicate)).containsExactly("ACCOUNT_MERGED", "ACCOUNT_OPENED");
    passbooks.areRight();
  }

  @Test
  void a_survivor_without_an_account_gets_one_in_the_area_of_the_file() {
    String survivor = house.adult();
    String duplicate = owner(30000);
    bureau.transfer("T1", survivor, Bureau.TONGREN, "2025-11-01");

    bureau.merge("M1", survivor, duplicate);

    assertThat(passbooks.standing(survivor)).containsExactly(30000L, 0L, 0L, 30000L);
    assertThat(passbooks.account(survivor).area()).isEqualTo(Bureau.TONGREN);
    assertThat(passbooks.chain(survivor)).containsExactly("ACCOUNT_MERGED");
    passbooks.areRight();
  }

  @Test
  void a_survivors_account_stays_where_the_duplicate_had_none() {
    String survivor = owner(10000);
    String duplicate = house.adult();
    var before = stored.items("AccountsTable");

    bureau.merge("M1", survivor, duplicate);

    assertThat(stored.items("AccountsTable")).isEqualTo(before);
  }

  @Test
  void what_the_duplicate_had_spent_is_what_the_survivor_has_spent() {
    String survivor = owner(10000);
    String duplicate = owner(40000);
    paid("A1", duplicate, NOON);

    bureau.merge("M1", survivor, duplicate);

    assertThat(passbooks.standing(survivor)).containsExactly(10000L, 0L, 40000L, 50000L);
    passbooks.areRight();
  }

  @Test
  void the_money_goes_on_through_merge_after_merge() {
    String first = owner(10000);
    String second = house.adult();
    String third = owner(500);

    bureau.merge("M1", second, first);
    bureau.merge("M2", third, second);

    assertThat(passbooks.standing(third)).containsExactly(10500L, 0L, 0L, 10500L);
    passbooks.areRight();
  }

  @Test
  void accounts_of_two_areas_move_from_one_areas_books_to_the_others() {
    String survivor = house.adult();
    String duplicate = owner(30000);
    bureau.transfer("T1", survivor, Bureau.TONGREN, "2025-11-01");
    bureau.opening("O1", survivor, 10000);

    bureau.merge("M1", survivor, duplicate);

    assertThat(house.balances())
        .isEqualTo(
            Map.of(
                "opening-balances.630000",
                30000L,
                "opening-balances.520600",
                10000L,
                "personal-account.630000." + duplicate,
                0L,
                "personal-account.520600." + survivor,
                -40000L,
                "area-clearing.630000",
                -30000L,
                "area-clearing.520600",
                30000L));
    passbooks.areRight();
  }

  @Test
  void a_survivors_quota_is_no_hindrance() {
    String survivor = owner(10000);
    String duplicate = owner(30000);
    passbooks.freeze(survivor, 5000);

    bureau.merge("M1", survivor, duplicate);

    assertThat(passbooks.standing(survivor)).containsExactly(35000L, 5000L, 0L, 40000L);
    passbooks.areRight();
  }

  // ---- premiums paid in vain ------------------------------------------------------------------

  @Test
  void the_duplicates_premium_comes_back_into_the_one_account_at_once() {
    String survivor = owner(100000);
    String duplicate = owner(50000);
    paid("A1", survivor, NOON);
    String second = paid("B1", duplicate, LATER);

    String answer = answered(bureau.merge("M1", survivor, duplicate));

    assertThat(answer).isEqualTo(survivor + " " + second + ":" + duplicate + ":400.00");
    assertThat(house.order(second).lines().getFirst().status())
        .isEqualTo(Order.LineStatus.REFUNDED);
    assertThat(passbooks.standing(survivor)).containsExactly(110000L, 0L, 40000L, 150000L);
    assertThat(passbooks.chain(survivor))
        .containsExactly("ACCOUNT_REFUNDED", "ACCOUNT_MERGED", "ACCOUNT_PAYMENT", "ACCOUNT_OPENED");
    assertThat(house.balances()).containsEntry("personal-contributions.630000.2026", -40000L);
    assertThat(house.owed()).containsExactly("REFUND PERSON_MERGED 40000");
    passbooks.areRight();
  }

  @Test
  void the_survivors_own_premium_comes_back_where_the_duplicates_was_the_first() {
    String survivor = owner(100000);
    String duplicate = house.adult();
    String first = house.placed(order(WECHAT, "W1", 40000, duplicate), NOON);
    house.told(notice(WECHAT, first, "T1", 40000, NOON), NOON);
    paid("A1", survivor, LATER);

    bureau.merge("M1", survivor, duplicate);

    assertThat(passbooks.standing(survivor)).containsExactly(100000L, 0L, 0L, 100000L);
    assertThat(house.covers(survivor, 2026))
        .singleElement()
        .satisfies(cover -> assertThat(cover.orderId()).contains(first));
    passbooks.areRight();
  }

  @Test
  void a_channels_money_goes_back_through_the_channel_all_the_same() {
    String survivor = owner(100000);
    String duplicate = owner(50000);
    paid("A1", survivor, NOON);
    String second = house.placed(order(WECHAT, "W1", 40000, duplicate), NOON);
    house.told(notice(WECHAT, second, "T1", 40000, LATER), LATER);

    bureau.merge("M1", survivor, duplicate);

    assertThat(house.balances()).containsEntry("refunds-due.wechat", -40000L);
    assertThat(passbooks.standing(survivor)).containsExactly(110000L, 0L, 40000L, 150000L);
    passbooks.areRight();
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void merged_again_after_death_at_any_call_the_money_moves_once(FaultyDynamoDb.Moment moment) {
    int deaths = 0;
    for (int n = 0; ; n++) {
      stored.clear();
      String survivor = owner(100000);
      String duplicate = owner(50000);
      paid("A1", survivor, NOON);
      paid("B1", duplicate, LATER);
      faulty.dieAfter(n, moment);
      try {
        bureau.merge("M1", survivor, duplicate);
      } catch (FaultyDynamoDb.Death died) {
        deaths++;
      }
      boolean survived = faulty.survived();

      assertThat(bureau.merge("M1", survivor, duplicate)).isInstanceOf(Keyed.Answered.class);

      assertThat(passbooks.standing(survivor)).containsExactly(110000L, 0L, 40000L, 150000L);
      passbooks.areRight();
      if (survived) {
        break;
      }
    }
    assertThat(deaths).isEqualTo(8);
  }
}
