package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static yibao.operations.Bureau.TONGREN;
import static yibao.operations.Operations.QINGHAI;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import yibao.records.Account;
import yibao.records.AreaDebt;
import yibao.records.Posting;
import yibao.rules.Area;
import yibao.rules.Money;

class AreaClearingTest {

  private static Posting.Entry entry(Account account, long fen) {
    return new Posting.Entry(account, Money.ofFen(fen));
  }

  @Test
  void what_stays_within_an_area_is_owed_by_none() {
    List<Posting.Entry> within =
        List.of(
            entry(Account.personalAccount(QINGHAI, "P"), 300),
            entry(Account.personalContributions(QINGHAI, 2026), -300));

    assertThat(AreaClearing.balanced(QINGHAI, within)).isEqualTo(within);
  }

  @Test
  void what_goes_from_one_areas_books_into_anothers_is_owed_there() {
    List<Posting.Entry> across =
        List.of(
            entry(Account.personalAccount(TONGREN, "P"), 300),
            entry(Account.personalContributions(QINGHAI, 2026), -300));

    assertThat(AreaClearing.balanced(QINGHAI, across))
        .hasSize(4)
        .contains(
            entry(Account.areaClearing(TONGREN), -300), entry(Account.areaClearing(QINGHAI), 300));
  }

  @Test
  void money_of_a_channel_is_the_one_areas() {
    List<Posting.Entry> told =
        List.of(
            entry(Account.channelClearing("wechat"), 1000),
            entry(Account.personalContributions(QINGHAI, 2026), -800),
            entry(Account.personalAccount(TONGREN, "P"), -200));

    assertThat(AreaClearing.balanced(QINGHAI, told))
        .hasSize(5)
        .contains(
            entry(Account.areaClearing(TONGREN), 200), entry(Account.areaClearing(QINGHAI), -200));
  }

  // ---- who owes whom --------------------------------------------------------------------------

  private static final Area JIANGXI = new Area("360000");

  private static Posting posting(List<Posting.Entry> entries) {
    return new Posting(
        "A1",
        Instant.EPOCH,
        Posting.Cause.ACCOUNT_PAYMENT,
        entries,
        Optional.empty(),
        Optional.empty());
  }

  private static AreaDebt debt(Area debtor, Area creditor, long fen) {
    return new AreaDebt(debtor, creditor, Money.ofFen(fen), 1);
  }

  @Test
  void whose_account_paid_owes_whose_fund_has_it() {
    List<Posting.Entry> paid =
        List.of(
            entry(Account.accountCredits(TONGREN, 2025), 300),
            entry(Account.personalContributions(QINGHAI, 2026), -300));
    List<Posting.Entry> back =
        paid.stream().map(one -> entry(one.account(), -one.amount().fen())).toList();

    assertThat(AreaClearing.debts(posting(AreaClearing.balanced(QINGHAI, paid))))
        .containsExactly(debt(TONGREN, QINGHAI, 300));
    assertThat(AreaClearing.debts(posting(AreaClearing.balanced(QINGHAI, back))))
        .containsExactly(debt(QINGHAI, TONGREN, 300));
    assertThat(AreaClearing.debts(posting(paid))).isEmpty();
  }

  @Test
  void of_three_areas_two_owe_the_one_in_whose_books_the_money_came() {
    List<Posting.Entry> paid =
        List.of(
            entry(Account.accountCredits(TONGREN, 2025), 300),
            entry(Account.accountCredits(JIANGXI, 2025), -100),
            entry(Account.personalContributions(QINGHAI, 2026), -200));

    assertThat(AreaClearing.debts(posting(AreaClearing.balanced(QINGHAI, paid))))
        .containsExactlyInAnyOrder(debt(TONGREN, QINGHAI, 300), debt(QINGHAI, JIANGXI, 100));
  }

  @Test
  void what_was_balanced_otherwise_tells_nothing() {
    assertThatThrownBy(
            () ->
                AreaClearing.debts(
                    posting(
                        List.of(
                            entry(Account.areaClearing(QINGHAI), 300),
                            entry(Account.areaClearing(TONGREN), -200),
                            entry(Account.areaClearing(JIANGXI), -100)))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("A1");
  }
}
