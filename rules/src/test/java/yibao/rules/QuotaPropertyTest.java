package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** A quota, its limits and what is used of it. */
class QuotaPropertyTest {

  /** An amount for a use in a year. */
  record Asked(SharingUse use, int year, long fen) {}

  @Provide
  Arbitrary<Asked> asked() {
    return Combinators.combine(
            Arbitraries.of(SharingUse.class),
            Arbitraries.integers().between(2025, 2027),
            Arbitraries.longs().between(1, 400))
        .as(Asked::new);
  }

  @Provide
  Arbitrary<Quota> quota() {
    Arbitrary<Optional<Money>> limit =
        Arbitraries.longs().between(0, 1200).map(Money::ofFen).optional();
    return Combinators.combine(
            Arbitraries.longs().between(0, 1200).map(Money::ofFen), limit, limit, limit, limit)
        .as(
            (total, medical, pharmacy, premium, year) -> {
              Map<SharingUse, Money> perUse = new EnumMap<>(SharingUse.class);
              medical.ifPresent(most -> perUse.put(SharingUse.MEDICAL, most));
              pharmacy.ifPresent(most -> perUse.put(SharingUse.PHARMACY, most));
              premium.ifPresent(most -> perUse.put(SharingUse.PREMIUM, most));
              return new Quota(total, perUse, year);
            });
  }

  /** Whoever asks for no more than what is left never uses more than any limit. */
  @Property
  void what_is_left_is_within_every_limit(
      @ForAll("quota") Quota quota, @ForAll @Size(max = 30) List<@From("asked") Asked> uses) {
    QuotaUsed used = QuotaUsed.NOTHING;
    for (Asked asked : uses) {
      Money amount = Money.ofFen(asked.fen());
      if (quota.left(used, asked.use(), asked.year()).compareTo(amount) >= 0) {
        used = used.plus(asked.use(), asked.year(), amount);
      }
      assertThat(quota.covers(used, asked.year())).isTrue();
      assertThat(quota.unused(used)).isGreaterThanOrEqualTo(Money.ZERO);
    }
  }

  /** What comes back leaves as much as there was. */
  @Property
  void what_comes_back_may_be_used_again(
      @ForAll SharingUse use,
      @ForAll @IntRange(min = 2025, max = 2027) int year,
      @ForAll @LongRange(min = 1, max = 1000) long fen) {
    QuotaUsed used = QuotaUsed.NOTHING.plus(use, year, Money.ofFen(fen));

    assertThat(used.minus(use, year, Money.ofFen(fen))).isEqualTo(QuotaUsed.NOTHING);
  }

  @Example
  void nothing_comes_back_that_was_not_used() {
    QuotaUsed used = QuotaUsed.NOTHING.plus(SharingUse.MEDICAL, 2026, Money.ofFen(10));

    assertThatThrownBy(() -> used.minus(SharingUse.PREMIUM, 2026, Money.ofFen(10)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void a_mirrors_mirror_is_the_same(@ForAll Kinship kinship) {
    assertThat(kinship.mirror().mirror()).isEqualTo(kinship);
  }
}
