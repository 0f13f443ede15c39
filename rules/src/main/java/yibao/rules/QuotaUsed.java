package yibao.rules;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a relative has used of a quota, by use and calendar year; what came back is taken off again.
 */
public record QuotaUsed(SortedMap<Key, Money> amounts) {

  public static final QuotaUsed NOTHING = new QuotaUsed(new TreeMap<>());

  /** For what and in which calendar year something was used. */
  public record Key(SharingUse use, int year) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::year).thenComparing(Key::use);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  public QuotaUsed {
    amounts = new TreeMap<>(amounts);
    amounts.values().removeIf(Money::isZero);
    if (amounts.values().stream().anyMatch(amount -> amount.compareTo(Money.ZERO) < 0)) {
      throw new IllegalArgumentException("less than nothing was used: " + amounts);
    }
  }

  public Money total() {
    return sum(key -> true);
  }

  public Money of(SharingUse use) {
    return sum(key -> key.use() == use);
  }

  public Money of(SharingUse use, int year) {
    return amounts.getOrDefault(new Key(use, year), Money.ZERO);
  }

  public Money in(int year) {
    return sum(key -> key.year() == year);
  }

  /** With so much more. */
  public QuotaUsed plus(SharingUse use, int year, Money amount) {
    TreeMap<Key, Money> next = new TreeMap<>(amounts);
    next.merge(new Key(use, year), amount, Money::plus);
    return new QuotaUsed(next);
  }

  /** After so much came back; refuses more than was used so. */
  public QuotaUsed minus(SharingUse use, int year, Money amount) {
    return plus(use, year, amount.negated());
  }

  private Money sum(Predicate<Key> counts) {
    return amounts.entrySet().stream()
        .filter(entry -> counts.test(entry.getKey()))
        .map(Map.Entry::getValue)
        .reduce(Money.ZERO, Money::plus);
  }
}
