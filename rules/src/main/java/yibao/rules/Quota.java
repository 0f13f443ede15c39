package yibao.rules;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an owner sets aside in the own account for a relative (共济额度). It is virtual: the money stays
 * in the account, where its owner can't use it meanwhile, until the relative does. Source: the
 * notice of 2026-01-09 on sharing across provinces.
 *
 * @param total in all, what was used included; never negative
 * @param perUse the most for one use, where the owner limits it
 * @param perYear the most in a calendar year, where the owner limits it
 */
public record Quota(Money total, Map<SharingUse, Money> perUse, Optional<Money> perYear) {

  /** Nothing, until the owner sets something aside. */
  public static final Quota NONE = of(Money.ZERO);

  public Quota {
    perUse = Map.copyOf(perUse);
    if (Stream.of(Stream.of(total), perUse.values().stream(), perYear.stream())
        .flatMap(amounts -> amounts)
        .anyMatch(amount -> amount.compareTo(Money.ZERO) < 0)) {
      throw new IllegalArgumentException("a quota is not negative: " + total + ", " + perUse);
    }
  }

  /** Without a limit by use or year. */
  public static Quota of(Money total) {
    return new Quota(total, Map.of(), Optional.empty());
  }

  /** What of it isn't used, and stays frozen. */
  public Money unused(QuotaUsed used) {
    return total.minus(used.total());
  }

  /** What may still be spent for a use in a year. */
  public Money left(QuotaUsed used, SharingUse use, int year) {
    Money left = unused(used);
    Optional<Money> ofUse =
        Optional.ofNullable(perUse.get(use)).map(most -> most.minus(used.of(use)));
    Optional<Money> ofYear = perYear.map(most -> most.minus(used.in(year)));
    return Stream.of(Optional.of(left), ofUse, ofYear)
        .flatMap(Optional::stream)
        .min(Money::compareTo)
        .orElseThrow();
  }

  /** Whether no limit is below what was used under it by now. */
  public boolean covers(QuotaUsed used, int year) {
    EnumMap<SharingUse, Money> limits = new EnumMap<>(SharingUse.class);
    limits.putAll(perUse);
    return total.compareTo(used.total()) >= 0
        && limits.keySet().stream()
            .allMatch(use -> Objects.requireNonNull(limits.get(use)).compareTo(used.of(use)) >= 0)
        && perYear.filter(most -> most.compareTo(used.in(year)) < 0).isEmpty();
  }
}
