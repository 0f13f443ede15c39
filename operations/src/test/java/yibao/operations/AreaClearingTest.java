package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.TONGREN;
import static yibao.operations.Operations.QINGHAI;

import java.util.List;
import org.junit.jupiter.api.Test;
import yibao.records.Account;
import yibao.records.Posting;
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
}
