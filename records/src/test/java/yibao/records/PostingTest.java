package yibao.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import yibao.records.ChannelTransaction.Kind;
import yibao.rules.Area;
import yibao.rules.Money;

class PostingTest {

  private static final Account CLEARING = Account.channelClearing("wechat");
  private static final Account PREMIUMS = Account.personalContributions(new Area("630000"), 2026);

  private static Posting posting(long debit, long credit) {
    return posting(
        List.of(
            new Posting.Entry(CLEARING, Money.ofFen(debit)),
            new Posting.Entry(PREMIUMS, Money.ofFen(credit))));
  }

  private static Posting posting(List<Posting.Entry> entries) {
    return new Posting(
        "id", Instant.EPOCH, Posting.Cause.PAYMENT, entries, Optional.empty(), Optional.empty());
  }

  @Test
  void a_posting_sums_to_zero_or_there_is_none() {
    assertThat(posting(40000, -40000).entries()).hasSize(2);
    assertThatThrownBy(() -> posting(40000, -39999)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> posting(40000, 40000)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> posting(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equal_numbers_of_two_channels_are_two_postings() {
    assertThat(Posting.idOf("wechat", Kind.PAID, "T1"))
        .isNotEqualTo(Posting.idOf("alipay", Kind.PAID, "T1"));
    assertThat(Posting.idOf("ab", Kind.PAID, "c")).isNotEqualTo(Posting.idOf("a", Kind.PAID, "bc"));
  }

  @Test
  void a_payment_and_a_payment_back_of_one_number_are_two_postings() {
    assertThat(Posting.idOf("wechat", Kind.PAID, "T1"))
        .isNotEqualTo(Posting.idOf("wechat", Kind.REFUNDED, "T1"));
  }

  @Test
  void areas_owe_each_other_by_what_moves_between_them_and_not_by_what_clears_it() {
    Area area = new Area("630000");
    List<Posting.Entry> entries =
        List.of(
            new Posting.Entry(Account.areaClearing(area), Money.ofFen(-300)),
            new Posting.Entry(Account.areaSettlement(area), Money.ofFen(300)));

    assertThat(posting(entries).isBetweenAreas()).isTrue();
    assertThat(posting(40000, -40000).isBetweenAreas()).isFalse();
    assertThat(
            new Posting(
                    "id",
                    Instant.EPOCH,
                    Posting.Cause.AREAS_CLEARED,
                    entries,
                    Optional.empty(),
                    Optional.empty())
                .isBetweenAreas())
        .isFalse();
    assertThat(entries).allMatch(entry -> entry.account().isOfTheChart());
  }

  @Test
  void an_account_says_of_which_area_and_year_it_is_unless_it_is_a_channels() {
    assertThat(PREMIUMS.area()).contains(new Area("630000"));
    assertThat(PREMIUMS.year()).contains(2026);
    assertThat(CLEARING.area()).isEmpty();
    assertThat(CLEARING.year()).isEmpty();
  }

  @Test
  void a_persons_account_is_of_an_area_and_a_person_and_of_no_year() {
    Account account = Account.personalAccount(new Area("630000"), "P.1");

    assertThat(account.id()).isEqualTo("personal-account.630000.P.1");
    assertThat(account.area()).contains(new Area("630000"));
    assertThat(account.person()).contains("P.1");
    assertThat(account.year()).isEmpty();
    assertThat(PREMIUMS.person()).isEmpty();
  }

  @Test
  void the_books_show_the_accounts_of_an_areas_people_as_one() {
    assertThat(Account.personalAccount(new Area("630000"), "P1").control().id())
        .isEqualTo("personal-accounts.630000");
    assertThat(PREMIUMS.control()).isEqualTo(PREMIUMS);
  }

  @Test
  void what_was_brought_along_is_of_an_area_and_of_no_year() {
    Account opening = Account.openingBalances(new Area("630000"));

    assertThat(opening.area()).contains(new Area("630000"));
    assertThat(opening.year()).isEmpty();
  }

  @Test
  void no_posting_moves_a_persons_account_outside_its_chain() {
    List<Posting.Entry> entries =
        List.of(
            new Posting.Entry(Account.personalAccount(new Area("630000"), "P1"), Money.ofFen(-1)),
            new Posting.Entry(PREMIUMS, Money.ofFen(1)));

    assertThatThrownBy(() -> posting(entries)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> chained(entries, "P2")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> chained(entries, "P1", "P1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(chained(entries, "P1").link("P1")).isPresent();
  }

  private static Posting chained(List<Posting.Entry> entries, String... psnNos) {
    return new Posting(
        "id",
        Instant.EPOCH,
        Posting.Cause.ACCOUNT_OPENED,
        entries,
        Optional.empty(),
        Optional.empty(),
        Stream.of(psnNos)
            .map(psnNo -> new ChainLink(psnNo, 1, Optional.empty(), Money.ZERO, Money.ofFen(1)))
            .toList());
  }
}
