package yibao.operations;

import java.util.Optional;
import yibao.records.Suspense;
import yibao.rules.Money;

/** Why an item of suspense isn't worked off as an operator asks. */
public sealed interface SuspenseRefusal {

  /** There is no such item. */
  record Unknown() implements SuspenseRefusal {}

  /** It was worked off before. */
  record WorkedOff(Suspense.Status status) implements SuspenseRefusal {}

  /** No premium came by it: the channel paid too much back, or reused a number. */
  record NoPremium() implements SuspenseRefusal {}

  record UnknownOrder() implements SuspenseRefusal {}

  /** The order has had its money. */
  record OrderPaid() implements SuspenseRefusal {}

  /** The order asks for another amount. */
  record WrongAmount(Money total) implements SuspenseRefusal {}

  /** Why nothing at all can be done with an item. */
  static Optional<SuspenseRefusal> of(Optional<Suspense> item) {
    if (item.isEmpty()) {
      return Optional.of(new Unknown());
    }
    return item.get().status() == Suspense.Status.OPEN
        ? Optional.empty()
        : Optional.of(new WorkedOff(item.get().status()));
  }
}
