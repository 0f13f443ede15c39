package yibao.operations;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import yibao.records.Account;
import yibao.records.FoldedPart;
import yibao.records.Folding;
import yibao.records.Movement;
import yibao.records.Posting;
import yibao.rules.Money;

/**
 * Holds what cleared a month between pooling areas against what that month moved between them: each
 * area's account is closed by just that, into what the clearing owes the area.
 */
final class ClearingProof {

  private final BiConsumer<String, String> found;
  private final Map<YearMonth, List<Movement>> moved = new HashMap<>();
  private final List<Posting> clearings = new ArrayList<>();

  /**
   * @param found takes the place where something is wrong, and what
   */
  ClearingProof(BiConsumer<String, String> found) {
    this.found = found;
  }

  /**
   * Takes a part of a day.
   *
   * @param clears those of its postings that clear a month
   */
  void see(FoldedPart part, List<Posting> clears) {
    List<Movement> ofMonth =
        moved.computeIfAbsent(YearMonth.from(part.day()), month -> new ArrayList<>());
    part.movements().stream()
        .filter(movement -> movement.account().isOfAreaClearing())
        .forEach(ofMonth::add);
    for (Posting clearing : clears) {
      clearings.add(clearing);
      movements(clearing, Account::isOfAreaClearing).stream()
          .map(ClearingProof::negated)
          .forEach(ofMonth::add);
    }
  }

  /** Goes through all that was seen, once it is all of the books. */
  void hold(List<Movement> balances) {
    nothingIsLeft(balances, "area-clearing", Account::isOfAreaClearing);
    nothingIsLeft(balances, "area-settlement", Account::isOfAreaSettlement);
    for (Posting clearing : clearings) {
      Optional<YearMonth> month =
          moved.keySet().stream()
              .filter(one -> Posting.idOfClearing(one).equals(clearing.postingId()))
              .findFirst();
      if (month.isEmpty()) {
        found.accept(place(clearing), "it clears no month of the books");
      } else if (!isRight(clearing, moved.getOrDefault(month.get(), List.of()))) {
        found.accept(
            place(clearing), "it isn't what areas came to owe each other in " + month.get());
      }
    }
  }

  private static boolean isRight(Posting clearing, List<Movement> ofMonth) {
    List<Movement> nets = leftOf(ofMonth);
    List<Movement> closed =
        leftOf(
            movements(clearing, Account::isOfAreaClearing).stream()
                .map(ClearingProof::negated)
                .toList());
    List<Movement> owed =
        leftOf(
            movements(clearing, Account::isOfAreaSettlement).stream()
                .map(
                    movement ->
                        new Movement(
                            Account.areaClearing(movement.account().area().orElseThrow()),
                            movement.amount()))
                .toList());
    return closed.equals(nets) && owed.equals(nets);
  }

  /** What one area owes another is owed, and so is what the clearing owes one. */
  private void nothingIsLeft(List<Movement> balances, String place, Predicate<Account> kind) {
    Money sum =
        balances.stream()
            .filter(balance -> kind.test(balance.account()))
            .map(Movement::amount)
            .reduce(Money.ZERO, Money::plus);
    if (!sum.isZero()) {
      found.accept(place, "what areas owe each other comes to " + sum);
    }
  }

  private static List<Movement> leftOf(List<Movement> movements) {
    return Folding.sum(movements).stream().filter(sum -> !sum.amount().isZero()).toList();
  }

  private static List<Movement> movements(Posting posting, Predicate<Account> kind) {
    return posting.entries().stream()
        .filter(entry -> kind.test(entry.account()))
        .map(entry -> new Movement(entry.account(), entry.amount()))
        .toList();
  }

  private static Movement negated(Movement movement) {
    return new Movement(movement.account(), movement.amount().negated());
  }

  private static String place(Posting clearing) {
    return "posting " + clearing.postingId();
  }
}
