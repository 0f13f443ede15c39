package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.records.Order;
import yibao.records.Person;
import yibao.records.Windows;
import yibao.rules.Cover;
import yibao.rules.Money;
import yibao.rules.PolicyBook;

/**
 * Enrols one person whom the state aids in full: an order of nothing, settled as of the day on
 * which it was due.
 */
final class FreeEnrolment {

  /** Whose orders these are: no caller's name, which has no colon. */
  static final Channel CHANNEL = new Channel("schedule:payment-window");

  private final DayDue dayDue;
  private final PlaceOrder orders;

  FreeEnrolment(PaymentRecords records, PolicyBook book, Ids ids) {
    this.dayDue = new DayDue(book);
    this.orders = new PlaceOrder(records, book, ids, order -> new Answer(201, ""), notOpened -> {});
  }

  /**
   * The day on which it was due, if it was by the last of these. Nothing falls due in an area
   * before the person was insured there, or came.
   */
  Optional<LocalDate> dueDay(Person person, OpenDays days, LocalDate upTo) {
    LocalDate first =
        Stream.of(person.areaSince(), person.facts().arrivedOn())
            .flatMap(Optional::stream)
            .filter(days.first()::isBefore)
            .max(LocalDate::compareTo)
            .orElse(days.first());
    return dayDue.of(person, days.window(), first, upTo);
  }

  /** What it will have brought the person then. */
  Cover coverDue(Person person, Windows.Name window, LocalDate day) {
    return dayDue.coverDue(person, window, day);
  }

  /**
   * Whether the person is enrolled by this, and wasn't before. The cover counts from the day due,
   * but came about when the file told of it: what another file of the person was paid for by then
   * was there first.
   *
   * @param now when it is booked
   */
  boolean enrol(Person person, Windows.Name window, LocalDate day, Instant now) {
    LocalDate known = person.changedOn().isAfter(day) ? person.changedOn() : day;
    PlaceOrder.Instants instants = new PlaceOrder.Instants(startOf(day), startOf(known), now);
    return orders.place(order(window, person), instants) instanceof PlaceOrder.Outcome.Placed placed
        && !placed.before();
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ShanghaiTime.ZONE).toInstant();
  }

  private static PlaceOrder.Command order(Windows.Name window, Person person) {
    String number = window.area().code() + "-" + window.year() + "-" + person.psnNo();
    return new PlaceOrder.Command(
        CHANNEL,
        number,
        DayDue.asked(window, person.psnNo()),
        Optional.empty(),
        Order.Method.NONE,
        Money.ZERO);
  }
}
