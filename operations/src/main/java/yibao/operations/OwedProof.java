package yibao.operations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import yibao.records.Account;
import yibao.records.Movement;
import yibao.records.OwedMoney;
import yibao.records.Refund;
import yibao.records.Suspense;
import yibao.rules.Money;

/** Holds what refunds and suspense say of each channel against what its accounts say. */
final class OwedProof {

  private static final int PAGE = 500;

  private final OwedMoney owed;
  private final BiConsumer<String, String> found;
  private final Map<String, Money> listed = new TreeMap<>();

  /**
   * @param found takes the place where they differ, and by what
   */
  OwedProof(OwedMoney owed, BiConsumer<String, String> found) {
    this.owed = owed;
    this.found = found;
  }

  void hold(List<Movement> balances) {
    refunds();
    suspense();
    Map<String, Money> booked = new TreeMap<>();
    balances.stream()
        .filter(balance -> balance.account().isOfWhatIsOwed())
        .forEach(balance -> booked.put(balance.account().id(), balance.amount()));
    TreeSet<String> accounts = new TreeSet<>(listed.keySet());
    accounts.addAll(booked.keySet());
    for (String account : accounts) {
      Money says = listed.getOrDefault(account, Money.ZERO);
      Money stands = booked.getOrDefault(account, Money.ZERO);
      if (!says.equals(stands)) {
        found.accept(account, "the list comes to " + says + ", the account to " + stands);
      }
    }
  }

  private void refunds() {
    Optional<String> after = Optional.empty();
    do {
      OwedMoney.Page<Refund> page =
          owed.allRefunds(Optional.of(Refund.Status.REFUND_DUE), after, PAGE);
      page.items()
          .forEach(refund -> list(Account.refundsDue(refund.channel()), refund.amount().negated()));
      after = page.next();
    } while (after.isPresent());
  }

  private void suspense() {
    Optional<String> after = Optional.empty();
    do {
      OwedMoney.Page<Suspense> page =
          owed.suspense(Optional.empty(), Optional.of(Suspense.Status.OPEN), after, PAGE);
      page.items().stream()
          .filter(Suspense::isMoney)
          .forEach(item -> list(Account.suspense(item.channel()), signed(item)));
      after = page.next();
    } while (after.isPresent());
  }

  private static Money signed(Suspense item) {
    return switch (item.direction()) {
      case OWED_TO_CHANNEL -> item.amount().negated();
      case OWED_BY_CHANNEL -> item.amount();
    };
  }

  private void list(Account account, Money amount) {
    listed.merge(account.id(), amount, Money::plus);
  }
}
