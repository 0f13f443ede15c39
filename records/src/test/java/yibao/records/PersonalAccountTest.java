package yibao.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import yibao.rules.Area;
import yibao.rules.Money;
import yibao.rules.Months;

class PersonalAccountTest {

  private static final Area QINGHAI = new Area("630000");
  private static final Posting.Place FIRST =
      new Posting.Place(LocalDate.of(2025, 11, 5), "P1", "digest");
  private static final PersonalAccount EMPTY = PersonalAccount.empty("P", QINGHAI);
  private static final PersonalAccount OPENED = EMPTY.credited(Money.ofYuan(1000)).booked(FIRST);

  private static PersonalAccount frozen(long yuan) {
    return new PersonalAccount(
        "P",
        QINGHAI,
        Money.ofYuan(1000 - yuan),
        Money.ofYuan(yuan),
        Money.ZERO,
        Money.ofYuan(1000),
        1,
        Optional.of(FIRST),
        Months.NONE,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void what_is_spent_is_no_longer_free_and_still_was_credited() {
    PersonalAccount paid = OPENED.paid(Money.ofYuan(400));

    assertThat(paid.available()).isEqualTo(Money.ofYuan(600));
    assertThat(paid.spent()).isEqualTo(Money.ofYuan(400));
    assertThat(paid.credited()).isEqualTo(Money.ofYuan(1000));
    assertThat(paid.held()).isEqualTo(Money.ofYuan(600));
  }

  @Test
  void what_comes_back_was_not_spent() {
    assertThat(OPENED.paid(Money.ofYuan(400)).givenBack(Money.ofYuan(400))).isEqualTo(OPENED);
  }

  @Test
  void nobody_spends_more_than_is_free() {
    assertThatThrownBy(() -> OPENED.paid(Money.ofFen(100001)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> frozen(700).paid(Money.ofYuan(301)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void no_more_comes_back_than_was_spent() {
    assertThatThrownBy(() -> OPENED.givenBack(Money.ofFen(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_quota_is_held_all_the_same() {
    assertThat(frozen(700).held()).isEqualTo(Money.ofYuan(1000));
  }

  @Test
  void of_two_accounts_one_takes_all_and_the_other_has_its_chain() {
    PersonalAccount other =
        PersonalAccount.empty("Q", QINGHAI)
            .credited(Money.ofYuan(50))
            .paid(Money.ofYuan(20))
            .booked(FIRST);

    PersonalAccount into = OPENED.joinedBy(other);
    PersonalAccount from = other.mergedInto(OPENED);

    assertThat(into.available()).isEqualTo(Money.ofYuan(1030));
    assertThat(into.spent()).isEqualTo(Money.ofYuan(20));
    assertThat(from.credited()).isEqualTo(Money.ZERO);
    assertThat(from.mergedInto()).contains("P");
    assertThat(from.head()).contains(FIRST);
  }

  @Test
  void an_account_with_a_quota_is_taken_into_no_other() {
    assertThatThrownBy(() -> frozen(1).mergedInto(EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void each_posting_names_the_one_before_it() {
    ChainLink first = EMPTY.credited(Money.ofYuan(1000)).nextLink();
    ChainLink second = OPENED.paid(Money.ofYuan(400)).nextLink();

    assertThat(first.number()).isEqualTo(1);
    assertThat(first.before()).isEmpty();
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.before()).contains(FIRST);
    assertThat(second.held()).isEqualTo(Money.ofYuan(600));
  }

  @Test
  void the_first_link_alone_has_none_before_it() {
    assertThatThrownBy(() -> new ChainLink("P", 2, Optional.empty(), Money.ZERO, Money.ofYuan(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ChainLink("P", 1, Optional.of(FIRST), Money.ZERO, Money.ofYuan(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_account_of_two_was_credited_for_the_months_of_both() {
    Months summer = Months.between(YearMonth.of(2025, 6), YearMonth.of(2025, 8));
    Months autumn = Months.between(YearMonth.of(2025, 8), YearMonth.of(2025, 10));

    PersonalAccount joined =
        OPENED
            .creditedFor(summer)
            .joinedBy(PersonalAccount.empty("Q", QINGHAI).creditedFor(autumn));

    assertThat(joined.retireeMonths())
        .isEqualTo(Months.between(YearMonth.of(2025, 6), YearMonth.of(2025, 10)));
  }
}
