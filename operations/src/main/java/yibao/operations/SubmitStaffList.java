package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import yibao.records.Change;
import yibao.records.Order;
import yibao.records.Person;
import yibao.records.StaffList;
import yibao.records.StaffLists;
import yibao.rules.Area;
import yibao.rules.Contribution;
import yibao.rules.ContributionDecision;
import yibao.rules.Contributions;
import yibao.rules.Contributor;
import yibao.rules.Money;
import yibao.rules.PolicyBook;

/**
 * Takes a list of the staff that an employer pays for in a month: every line is checked, and if all
 * of them are right one order is placed, in parts of twenty people. If any is wrong, what is wrong
 * with each is kept and nothing is ordered.
 */
public final class SubmitStaffList {

  /** The most people that a list may name. */
  public static final int MOST_LINES = 1000;

  private static final String ROUTE = "POST /premium-payment/staff-lists";

  /** How many people a part's one transaction has room for. */
  private static final int PEOPLE_IN_A_PART = 20;

  private static final int READ_AT_ONCE = 100;

  private final PaymentRecords records;
  private final StaffLists lists;
  private final PolicyBook book;
  private final Contributions contributions;
  private final Ids ids;
  private final int peopleInAPart;
  private final KeyedChange change;
  private final Rendering<StaffList> rendering;

  public SubmitStaffList(
      PaymentRecords records,
      StaffLists lists,
      PolicyBook book,
      Ids ids,
      Rendering<StaffList> rendering) {
    this(records, lists, book, ids, PEOPLE_IN_A_PART, rendering);
  }

  /**
   * With smaller parts.
   *
   * @param peopleInAPart twenty at the most
   */
  public SubmitStaffList(
      PaymentRecords records,
      StaffLists lists,
      PolicyBook book,
      Ids ids,
      int peopleInAPart,
      Rendering<StaffList> rendering) {
    this.records = records;
    this.lists = lists;
    this.book = book;
    this.contributions = new Contributions(book);
    this.ids = ids;
    this.peopleInAPart = peopleInAPart;
    this.change = new KeyedChange(records);
    this.rendering = rendering;
  }

  /** A line of a list as it was written. */
  public sealed interface Line {

    /** It says whom and how much. */
    record Of(String psnNo, Money wage) implements Line {}

    /** It doesn't, in this part. */
    record Malformed(StaffList.Field field) implements Line {}
  }

  /**
   * What a channel hands in.
   *
   * @param channelOrderNo the number by which its statement will name the order
   */
  public record Command(
      CallersKey key,
      String channelOrderNo,
      Area area,
      YearMonth month,
      Optional<String> employer,
      List<Line> lines) {

    public Command {
      lines = List.copyOf(lines);
    }

    private List<String> canonical() {
      Canonical canonical =
          Canonical.of("staff-list")
              .with(channelOrderNo)
              .with(area)
              .with(month)
              .withMaybe(employer);
      for (Line line : lines) {
        switch (line) {
          case Line.Of of -> canonical.with(of.psnNo()).with(of.wage().fen());
          case Line.Malformed malformed -> canonical.with("malformed").with(malformed.field());
        }
      }
      return canonical.parts();
    }
  }

  /** Why no list is made of it at all. */
  public sealed interface Refusal {

    /** No pack states the area. */
    record UnknownArea() implements Refusal {}

    /** The number is bound to another order. */
    record NumberTaken() implements Refusal {}
  }

  public Keyed<Refusal> submit(Command command, Instant now) {
    return change.make(
        Binding.of(command.key(), ROUTE, command.canonical()), () -> decided(command, now));
  }

  private KeyedChange.Decided<Refusal> decided(Command command, Instant now) {
    if (!book.insures(command.area())) {
      return new KeyedChange.Decided.Refused<>(new Refusal.UnknownArea());
    }
    Channel channel = command.key().channel();
    if (records.guards().find(PlaceOrder.guardKey(channel, command.channelOrderNo())).isPresent()) {
      return new KeyedChange.Decided.Refused<>(new Refusal.NumberTaken());
    }
    LocalDate today = ShanghaiTime.dateOf(now);
    Checked checked = check(command, people(command), today);
    String listId = ids.staffList();
    if (!checked.errors().isEmpty()) {
      StaffList list = list(command, listId, checked.errors(), Optional.empty(), now);
      return new KeyedChange.Decided.Made<>(
          List.of(lists.enter(list)), listId, rendering.render(list));
    }
    return ordered(command, listId, checked.priced(), now);
  }

  private static StaffList list(
      Command command,
      String listId,
      List<StaffList.Flaw> errors,
      Optional<String> orderId,
      Instant now) {
    return new StaffList(
        listId,
        command.key().channel().name(),
        command.area(),
        command.month(),
        command.employer(),
        command.lines().size(),
        errors,
        orderId,
        now);
  }

  /** The lines that can be paid for, and what is wrong with the others. */
  private record Checked(List<PricedLine.Month> priced, List<StaffList.Flaw> errors) {}

  private Map<String, Person> people(Command command) {
    List<String> numbers =
        command.lines().stream()
            .filter(Line.Of.class::isInstance)
            .map(line -> ((Line.Of) line).psnNo())
            .distinct()
            .toList();
    Map<String, Person> found = new HashMap<>();
    for (int from = 0; from < numbers.size(); from += READ_AT_ONCE) {
      int to = Math.min(numbers.size(), from + READ_AT_ONCE);
      Set<String> some = new HashSet<>(numbers.subList(from, to));
      found.putAll(records.people().meant(records.people().find(some)));
    }
    return found;
  }

  private Checked check(Command command, Map<String, Person> people, LocalDate today) {
    List<PricedLine.Month> priced = new ArrayList<>();
    List<StaffList.Flaw> errors = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    for (int i = 0; i < command.lines().size(); i++) {
      switch (command.lines().get(i)) {
        case Line.Malformed malformed ->
            errors.add(new StaffList.Flaw(i + 1, malformed.field(), StaffList.Reason.MALFORMED));
        case Line.Of of -> {
          Optional<Person> person = Optional.ofNullable(people.get(of.psnNo()));
          Optional<StaffList.Reason> reason = person(person, listed, today);
          if (reason.isPresent()) {
            errors.add(new StaffList.Flaw(i + 1, StaffList.Field.PSN_NO, reason.get()));
          } else {
            decide(command, i, of, person.orElseThrow(), today, priced, errors);
          }
        }
      }
    }
    return new Checked(priced, errors);
  }

  private static Optional<StaffList.Reason> person(
      Optional<Person> person, Set<String> listed, LocalDate today) {
    if (person.isEmpty()) {
      return Optional.of(StaffList.Reason.UNKNOWN_PERSON);
    }
    if (!listed.add(person.get().psnNo())) {
      return Optional.of(StaffList.Reason.DUPLICATE_PERSON);
    }
    return person.get().diedOn().filter(day -> !day.isAfter(today)).isPresent()
        ? Optional.of(StaffList.Reason.DECEASED)
        : Optional.empty();
  }

  private void decide(
      Command command,
      int index,
      Line.Of line,
      Person person,
      LocalDate today,
      List<PricedLine.Month> priced,
      List<StaffList.Flaw> errors) {
    ContributionDecision decision =
        contributions.decide(
            command.area(),
            person.participant(),
            new Contributor.Employed(line.wage()),
            command.month(),
            today);
    switch (decision) {
      case ContributionDecision.Refused refused ->
          errors.add(
              new StaffList.Flaw(index + 1, StaffList.Field.PSN_NO, reason(refused.reason())));
      case Contribution paid when !paid.unpublished().isEmpty() ->
          errors.add(
              new StaffList.Flaw(
                  index + 1,
                  StaffList.Field.PSN_NO,
                  StaffList.Reason.POLICY_NOT_PUBLISHED,
                  paid.unpublished()));
      case Contribution paid -> priced.add(new PricedLine.Month(index, line.psnNo(), person, paid));
    }
  }

  private static StaffList.Reason reason(ContributionDecision.Reason reason) {
    return switch (reason) {
      case NOT_YET_BORN -> StaffList.Reason.NOT_YET_BORN;
      case ALREADY_COVERED -> StaffList.Reason.ALREADY_COVERED;
      case MONTH_NOT_PAYABLE -> StaffList.Reason.MONTH_NOT_PAYABLE;
      case RETIRED -> StaffList.Reason.RETIRED;
      case EMPLOYED, TOO_YOUNG, PERMIT_TOO_SHORT, JOINING_NOT_PUBLISHED ->
          throw new IllegalStateException("a flexible worker's reason: " + reason);
    };
  }

  private KeyedChange.Decided<Refusal> ordered(
      Command command, String listId, List<PricedLine.Month> priced, Instant now) {
    Queue<String> drawn = ids.orders(1 + Math.ceilDiv(priced.size(), peopleInAPart));
    String orderId = drawn.remove();
    Order whole =
        PendingOrder.ofStaff(
            command.key().channel(),
            command.channelOrderNo(),
            command.area(),
            command.month(),
            command.employer(),
            priced,
            book.release(),
            orderId,
            now);
    List<Change> changes = new ArrayList<>();
    List<String> partIds = new ArrayList<>();
    for (int from = 0; from < whole.lines().size(); from += peopleInAPart) {
      int to = Math.min(whole.lines().size(), from + peopleInAPart);
      Order part = whole.partOf(orderId, drawn.remove(), whole.lines().subList(from, to));
      partIds.add(part.orderId());
      changes.add(records.orders().placeUnlisted(part));
    }
    Order order = whole.dividedInto(partIds);
    StaffList list = list(command, listId, List.of(), Optional.of(orderId), now);
    changes.add(records.orders().placeUnlisted(order));
    changes.add(lists.enter(list));
    Answer answer = rendering.render(list);
    changes.add(
        Binding.of(
                command.key().channel(),
                PlaceOrder.ROUTE,
                command.channelOrderNo(),
                command.canonical())
            .bind(records, orderId, answer));
    return new KeyedChange.Decided.Made<>(changes, listId, answer);
  }
}
