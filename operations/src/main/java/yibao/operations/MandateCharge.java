package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yibao.records.Attempt;
import yibao.records.Change;
import yibao.records.Commit;
import yibao.records.Mandate;
import yibao.records.Order;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.StorageUnavailable;
import yibao.records.Windows;
import yibao.rules.Money;
import yibao.rules.PolicyBook;

/**
 * Places the order of one mandate for one named day, for those of its people who can be ordered for
 * then: who can't is left out, and it is said why. Order and attempt are written together, and a
 * mandate's attempts count it up, so that however often this is done there is one order at most,
 * and never two that may be charged.
 */
final class MandateCharge {

  private static final int MOST_TRIES = 5;

  /** Each round leaves somebody out, or learns the price. */
  private static final int MOST_ROUNDS = 50;

  private final MandateRecords records;
  private final PlaceOrder orders;

  MandateCharge(MandateRecords records, PolicyBook book, Ids ids) {
    this.records = records;
    this.orders =
        new PlaceOrder(records.payment(), book, ids, order -> new Answer(201, ""), notOpened -> {});
  }

  /**
   * A named day of a window.
   *
   * @param nextOn the one after it in the window
   */
  record Due(Windows.Name window, LocalDate on, Optional<LocalDate> nextOn) {}

  /** Whether an order was placed by this, and wasn't before. */
  boolean charge(Mandate seen, Due due, PlaceOrder.Instants instants) {
    Optional<Mandate> mandate = Optional.of(seen);
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (mandate.filter(known -> isDue(known, due, instants.counts())).isEmpty()) {
        return false;
      }
      switch (tried(mandate.get(), due, instants)) {
        case ORDERED -> {
          return true;
        }
        case NOT_ORDERED -> {
          return false;
        }
        case OVERTAKEN -> mandate = records.mandates().find(seen.mandateId());
      }
    }
    throw new StorageUnavailable("the mandate is being changed by others");
  }

  /** Nobody is charged on the day of signing, when a run may have come before or after it. */
  private boolean isDue(Mandate mandate, Due due, Instant now) {
    if (!mandate.isActive()
        || !mandate.area().equals(due.window().area())
        || !ShanghaiTime.dateOf(mandate.madeAt()).isBefore(due.on())) {
      return false;
    }
    MandateHistory history = MandateHistory.of(records, mandate.mandateId());
    return !history.wasTried(due.window().year(), due.on())
        && !history.isDone(due.window().year())
        && history.open(now).isEmpty();
  }

  private enum Tried {
    ORDERED,
    NOT_ORDERED,
    OVERTAKEN
  }

  private Tried tried(Mandate mandate, Due due, PlaceOrder.Instants instants) {
    MandatePeople people = MandatePeople.of(mandate, files(mandate));
    Money total = Money.ZERO;
    for (int rounds = 0; rounds < MOST_ROUNDS; rounds++) {
      if (people.ordered().isEmpty()) {
        return isCommitted(mandate, attempt(mandate, due, Optional.empty(), people))
            ? Tried.NOT_ORDERED
            : Tried.OVERTAKEN;
      }
      switch (orders.place(
          command(mandate, due, people, total), instants, new Entry(mandate, due, people))) {
        case PlaceOrder.Outcome.Placed placed -> {
          return placed.before() ? Tried.NOT_ORDERED : Tried.ORDERED;
        }
        case PlaceOrder.Outcome.Overtaken overtaken -> {
          return Tried.OVERTAKEN;
        }
        case PlaceOrder.Outcome.KeyReused reused -> {
          return Tried.OVERTAKEN;
        }
        case PlaceOrder.Outcome.PriceChanged changed ->
            total = changed.quote().total().orElseThrow();
        case PlaceOrder.Outcome.Refused refused ->
            people.leaveOut(
                refused.refusals().stream().map(Pricing.Refusal::index).toList(),
                index -> reason(refused, index));
        case PlaceOrder.Outcome.SamePersonTwice twice ->
            people.leaveOut(List.of(twice.index()), index -> Attempt.Reason.DUPLICATE_PERSON);
        case PlaceOrder.Outcome.NotPublished parts ->
            people.leaveOut(parts.parts().keySet(), index -> Attempt.Reason.POLICY_NOT_PUBLISHED);
        case PlaceOrder.Outcome.NoSeason season ->
            people.leaveOutAll(Attempt.Reason.POLICY_NOT_PUBLISHED);
        case PlaceOrder.Outcome.CoverNeverStarts never ->
            people.leaveOut(never.people(), index -> Attempt.Reason.COVER_NEVER_STARTS);
        case PlaceOrder.Outcome.UnknownPayer unknown ->
            throw new IllegalStateException("a mandate's payer is in no file");
        case PlaceOrder.Outcome.NotThePayer other -> throw noAccount();
        case PlaceOrder.Outcome.BalanceInsufficient less -> throw noAccount();
        case PlaceOrder.Outcome.QuotaInsufficient less -> throw noAccount();
      }
    }
    throw new StorageUnavailable("the people of the mandate are being changed by others");
  }

  private static IllegalStateException noAccount() {
    return new IllegalStateException("a mandate charges no personal account");
  }

  private static Attempt.Reason reason(PlaceOrder.Outcome.Refused refused, int index) {
    return refused.refusals().stream()
        .filter(refusal -> refusal.index() == index)
        .map(refusal -> Attempt.Reason.valueOf(refusal.reason().name()))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Person> files(Mandate mandate) {
    People people = records.payment().people();
    return people.meant(people.find(mandate.everybody()));
  }

  private static PlaceOrder.Command command(
      Mandate mandate, Due due, MandatePeople people, Money total) {
    return new PlaceOrder.Command(
        new Channel(mandate.channel()),
        number(mandate, due),
        new Pricing.Asked(
            mandate.area(),
            mandate.scheme(),
            due.window().year(),
            people.ordered().stream().map(psnNo -> new Pricing.Insured(psnNo, 0, false)).toList()),
        Optional.of(mandate.payer()),
        Order.Method.AGREEMENT,
        total);
  }

  /** Has points, which no number of a channel's own has. */
  private static String number(Mandate mandate, Due due) {
    return mandate.mandateId() + "." + due.window().year() + "." + due.on();
  }

  private static Attempt attempt(
      Mandate mandate, Due due, Optional<Attempt.Charge> charge, MandatePeople people) {
    return new Attempt(
        mandate.mandateId(), due.window().year(), due.on(), charge, people.leftOut(), due.nextOn());
  }

  private List<Change> changes(Mandate mandate, Attempt attempt) {
    return List.of(
        records.mandates().count(mandate), records.tried().enter(attempt, mandate.channel()));
  }

  private boolean isCommitted(Mandate mandate, Attempt attempt) {
    return records.payment().tables().commit(changes(mandate, attempt)) instanceof Commit.Done;
  }

  /** Enters the order with its attempt, as long as the mandate is as it was seen. */
  private final class Entry implements PlaceOrder.Entry {

    private final Mandate mandate;
    private final Due due;
    private final MandatePeople people;
    private boolean before;

    Entry(Mandate mandate, Due due, MandatePeople people) {
      this.mandate = mandate;
      this.due = due;
      this.people = people;
    }

    @Override
    public PlaceOrder.Entered enter(Order order, Map<String, Person> found) {
      if (before && !records.mandates().find(mandate.mandateId()).equals(Optional.of(mandate))) {
        return new PlaceOrder.Entered.Refused(new PlaceOrder.Outcome.Overtaken());
      }
      before = true;
      Attempt attempt = attempt(mandate, due, Optional.of(Attempt.Charge.of(order)), people);
      return new PlaceOrder.Entered.As(order, changes(mandate, attempt));
    }
  }
}
