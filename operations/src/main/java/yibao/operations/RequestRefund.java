package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.records.Change;
import yibao.records.Order;
import yibao.records.Person;
import yibao.records.Posting;
import yibao.records.Refund;
import yibao.rules.Scheme;

/**
 * Takes back a premium that made cover, for a reason of the law and before the cover begins; the
 * cover ends with it (《基本医疗保险参保管理经办规程》医保办函〔2021〕11号 art. 16). The day of the application decides
 * whether cover has begun.
 */
public final class RequestRefund {

  private static final String ROUTE = "POST /premium-payment/orders/{orderId}/refunds";

  private final PaymentRecords records;
  private final SharingRecords sharing;
  private final KeyedChange change;
  private final Rendering<Refund> rendering;

  public RequestRefund(
      PaymentRecords records, SharingRecords sharing, Rendering<Refund> rendering) {
    this.records = records;
    this.sharing = sharing;
    this.change = new KeyedChange(records);
    this.rendering = rendering;
  }

  /** The reasons of art. 16. */
  public enum Reason {
    DEATH(Refund.Reason.DEATH),
    DUPLICATE(Refund.Reason.DUPLICATE),
    JOINED_EMPLOYEE(Refund.Reason.JOINED_EMPLOYEE),
    INSURED_ELSEWHERE(Refund.Reason.INSURED_ELSEWHERE);

    private final Refund.Reason kept;

    Reason(Refund.Reason kept) {
      this.kept = kept;
    }
  }

  /**
   * What a channel asks.
   *
   * @param on the day of the event that is the reason
   * @param month of the employee scheme, where the order is for months
   */
  public record Command(
      Channel channel,
      String orderId,
      String psnNo,
      Reason reason,
      LocalDate on,
      Optional<YearMonth> month) {

    /** Of a year's premium. */
    public Command(Channel channel, String orderId, String psnNo, Reason reason, LocalDate on) {
      this(channel, orderId, psnNo, reason, on, Optional.empty());
    }

    /** A line is given back once, so its order, person and month are the key. */
    private Binding binding() {
      Canonical canonical =
          Canonical.of("refund").with(orderId).with(psnNo).with(reason.name()).with(on);
      month.ifPresent(canonical::with);
      return Binding.of(
          channel,
          ROUTE,
          orderId + "/" + psnNo + month.map(one -> "/" + one).orElse(""),
          canonical.parts());
    }
  }

  /** Why nothing goes back. */
  public sealed interface Refusal {

    /** A death after the day of the application; the request is wrong whatever the order is. */
    record NotYet() implements Refusal {}

    /** The channel has no such order. */
    record UnknownOrder() implements Refusal {}

    record UnknownPerson() implements Refusal {}

    /** The order is for months, and none is named; or for a year, and one is. */
    record MonthAsked(boolean ofMonths) implements Refusal {}

    /** The order has no money of this person, or no more. */
    record NothingToRefund() implements Refusal {}

    /** It was knowingly paid without cover, so that no cover could begin. */
    record CoverNeverStarts() implements Refusal {}

    record CoverStarted(LocalDate coverFrom) implements Refusal {}
  }

  public Keyed<Refusal> request(Command command, Instant now) {
    return change.make(command.binding(), () -> decided(command, now));
  }

  private KeyedChange.Decided<Refusal> decided(Command command, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    if (command.reason() == Reason.DEATH && command.on().isAfter(today)) {
      return refused(new Refusal.NotYet());
    }
    Optional<Order> found =
        records
            .orders()
            .find(command.orderId())
            .filter(order -> order.channel().equals(command.channel().name()))
            .map(order -> partWith(order, command.psnNo()));
    if (found.isEmpty()) {
      return refused(new Refusal.UnknownOrder());
    }
    Order order = found.get();
    Map<String, Person> people = people(order, command.psnNo());
    Optional<Person> person = Optional.ofNullable(people.get(command.psnNo()));
    if (person.isEmpty()) {
      return refused(new Refusal.UnknownPerson());
    }
    boolean ofMonths = order.scheme() == Scheme.EMPLOYEE;
    if (ofMonths != command.month().isPresent()) {
      return refused(new Refusal.MonthAsked(ofMonths));
    }
    List<Order.Line> lines =
        order.lines().stream()
            .filter(line -> Objects.equals(people.get(line.psnNo()), person.get()))
            .filter(line -> line.month().map(Order.Month::month).equals(command.month()))
            .toList();
    if (ofMonths) {
      return monthDecided(order, lines, person.get(), command, now);
    }
    Optional<Order.Line> covered = standing(lines, Order.LineStatus.COVERED);
    if (covered.isEmpty()) {
      return refused(
          standing(lines, Order.LineStatus.NOT_COVERED).isPresent()
              ? new Refusal.CoverNeverStarts()
              : new Refusal.NothingToRefund());
    }
    LocalDate coverFrom = covered.get().coverFrom().orElseThrow();
    if (covered.get().price().isZero()) {
      return refused(new Refusal.NothingToRefund());
    }
    return today.isBefore(coverFrom)
        ? takenBack(order, covered.get(), person.get(), command.reason(), now)
        : refused(new Refusal.CoverStarted(coverFrom));
  }

  /** The part of a staff list's order that the person stands in; any other order itself. */
  private Order partWith(Order order, String psnNo) {
    if (order.parts().isEmpty()) {
      return order;
    }
    Set<String> numbers =
        records
            .people()
            .meant(psnNo)
            .map(Person::numbers)
            .map(Set::copyOf)
            .orElseGet(() -> Set.of(psnNo));
    return LookUpStaffList.partsOf(records.orders(), order).stream()
        .filter(part -> part.lines().stream().anyMatch(line -> numbers.contains(line.psnNo())))
        .findFirst()
        .orElse(order);
  }

  /** A month goes back before it begins, whether it would cover or be one of a wait. */
  private KeyedChange.Decided<Refusal> monthDecided(
      Order order, List<Order.Line> lines, Person person, Command command, Instant now) {
    Optional<Order.Line> kept = lines.stream().filter(Order.Line::isKept).findFirst();
    if (kept.isEmpty()) {
      return refused(new Refusal.NothingToRefund());
    }
    LocalDate first = command.month().orElseThrow().atDay(1);
    return ShanghaiTime.dateOf(now).isBefore(first)
        ? takenBack(order, kept.get(), person, command.reason(), now)
        : refused(new Refusal.CoverStarted(kept.get().coverFrom().orElse(first)));
  }

  /** Whom the order's lines and the request mean. */
  private Map<String, Person> people(Order order, String psnNo) {
    Set<String> named = order.lines().stream().map(Order.Line::psnNo).collect(Collectors.toSet());
    named.add(psnNo);
    return records.people().meant(records.people().find(named));
  }

  private static Optional<Order.Line> standing(List<Order.Line> lines, Order.LineStatus status) {
    return lines.stream().filter(line -> line.status() == status).findFirst();
  }

  private static KeyedChange.Decided<Refusal> refused(Refusal refusal) {
    return new KeyedChange.Decided.Refused<>(refusal);
  }

  private KeyedChange.Decided<Refusal> takenBack(
      Order order, Order.Line line, Person person, Reason reason, Instant now) {
    GivingBack givingBack = new GivingBack(records, sharing, now);
    return givingBack
        .giveBack(order, line, reason.kept, Posting.Cause.REFUND_DUE)
        .<KeyedChange.Decided<Refusal>>map(
            given -> given(order, line, given, person, givingBack, now))
        .orElseGet(() -> new KeyedChange.Decided.Stale<>(givingBack.noting()));
  }

  private KeyedChange.Decided.Made<Refusal> given(
      Order order,
      Order.Line line,
      GivingBack.Given given,
      Person person,
      GivingBack givingBack,
      Instant now) {
    List<Order.Line> lines = new ArrayList<>(order.lines());
    lines.replaceAll(other -> other.equals(line) ? given.line() : other);
    Person without =
        line.month()
            .map(
                paid ->
                    EmployeeMonths.without(
                        person, new EmployeeMonths.Paid(paid.month(), order.orderId())))
            .orElseGet(() -> withoutYear(person, order));
    List<Change> changes = new ArrayList<>(givingBack.changes());
    changes.add(records.orders().replace(order.with(lines)));
    changes.add(records.people().replace(without.changedOn(ShanghaiTime.dateOf(now))));
    Refund refund = given.refund().orElseThrow();
    return new KeyedChange.Decided.Made<>(changes, refund.refundId(), rendering.render(refund));
  }

  private static Person withoutYear(Person person, Order order) {
    return person.withCovers(EmployeeMonths.withoutYear(person.covers(), order.year()));
  }
}
