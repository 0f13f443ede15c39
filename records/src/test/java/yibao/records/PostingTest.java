package yibao.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import yibao.rules.Area;
import yibao.rules.Money;

class PostingTest {

  private static final Account CLEARING = Account.channelClearing("wechat");
  private static final Account PREMIUMS = Account.personalContributions(new Area("630000"), 2026);

  private static Posting posting(long debit, long credit) {
    return new Posting(
        "id",
        Instant.EPOCH,
        "payment",
        List.of(
            new Posting.Entry(CLEARING, Money.ofFen(debit)),
            new Posting.Entry(PREMIUMS, Money.ofFen(credit))));
  }

  @Test
  void a_posting_sums_to_zero_or_there_is_none() {
    assertThat(posting(40000, -40000).entries()).hasSize(2);
    assertThatThrownBy(() -> posting(40000, -39999)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> posting(40000, 40000)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Posting("id", Instant.EPOCH, "payment", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equal_numbers_of_two_channels_are_two_postings() {
    assertThat(Posting.idOf("wechat", "T1")).isNotEqualTo(Posting.idOf("alipay", "T1"));
    assertThat(Posting.idOf("ab", "c")).isNotEqualTo(Posting.idOf("a", "bc"));
  }
}
