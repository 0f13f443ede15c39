package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import yibao.operations.Pricing;
import yibao.operations.ShanghaiTime;
import yibao.operations.SubmitStaffList;
import yibao.records.Order;
import yibao.records.Order.LineStatus;
import yibao.records.StaffList;
import yibao.rules.Area;
import yibao.rules.Contribution;
import yibao.rules.ContributionDecision;
import yibao.rules.Contributions;
import yibao.rules.Contributor;
import yibao.rules.IdType;
import yibao.rules.Money;
import yibao.rules.Participant;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.StartRule;
import yibao.rules.Waiting;
import yibao.rules.Working;
import yibao.simulator.world.State.Line;
import yibao.simulator.world.State.PersonFile;
import yibao.simulator.world.State.PlacedOrder;

/**
 * The part of the model that is about orders of months of the employee scheme and the lists by
 * which employers place them. What a month costs and covers is the rules'.
 */
final class ContributionModel {

  private final Model model;
  private final State state;
  private final Bindings bindings;
  private final FileModel files;
  private final LineModel lines;
  private final Contributions rules;

  ContributionModel(Model model, FileModel files, LineModel lines, PolicyBook book) {
    this.model = model;
    this.state = model.state();
    this.bindings = model.bindings();
    this.files = files;
    this.lines = lines;
    this.rules = new Contributions(book);
  }

  private List<ContributionDecision> decide(
      Area area, String person, Contributor contributor, List<YearMonth> months, LocalDate day) {
    return rules.decide(area, participant(person), contributor, months, day);
  }

  private Participant participant(String person) {
    PersonFile file = files.file(person);
    return new Participant(
        new PersonFacts(
            Names.birthOf(person),
            Optional.empty(),
            file.categories(),
            file.covers(),
            file.payments()),
        document(person),
        new Working(file.employments(), Optional.empty()));
  }

  /** Of a file that went into another it is the other's if that one had none. */
  private Optional<IdType> document(String person) {
    Optional<String> own = documentOf(person);
    return (own.isPresent() ? own : merged(person))
        .map(name -> Names.isIdentityCard(name) ? IdType.RESIDENT_CARD : IdType.PASSPORT);
  }

  private Optional<String> documentOf(String person) {
    return state.documents().entrySet().stream()
        .filter(entry -> entry.getValue().equals(person))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Optional<String> merged(String person) {
    return state.people().entrySet().stream()
        .filter(entry -> entry.getValue().mergedInto().equals(Optional.of(person)))
        .map(Map.Entry::getKey)
        .flatMap(other -> documentOf(other).stream())
        .findFirst();
  }

  // ---- an order -------------------------------------------------------------------------------

  /** A month of somebody at its price. */
  private record Priced(String person, Contribution month) {}

  String place(WorkSteps.PlaceMonths asked, Instant now) {
    String key = "order " + asked.order();
    String command = asked.toString();
    return bindings.answer(key, command).orElseGet(() -> placed(asked, key, command, now));
  }

  private String placed(WorkSteps.PlaceMonths asked, String key, String command, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    List<String> people = asked.people().stream().map(WorkSteps.Contributing::person).toList();
    Optional<String> refusal = files.refusal(people, person -> lines.isDead(person, today));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<Pricing.Refusal> refusals = new ArrayList<>();
    List<Priced> priced = price(asked, today, refusals);
    if (!refusals.isEmpty()) {
      return "refused " + refusals;
    }
    if (priced.stream().anyMatch(line -> !line.month().unpublished().isEmpty())) {
      return "not-published";
    }
    long fen = priced.stream().mapToLong(line -> fen(line.month())).sum();
    if (fen != asked.fen()) {
      return "price-changed " + fen;
    }
    PlacedOrder order =
        pending(
            asked.area(),
            priced,
            now,
            expiry(asked, priced, now),
            new State.Work(
                asked.months().getFirst().getYear(),
                asked.employer(),
                Optional.empty(),
                List.of(),
                false));
    state.orders().put(asked.order(), order);
    return bindings.bind(
        key, command, order.status() + " " + LineModel.said(order) + " until " + order.expiresAt());
  }

  private List<Priced> price(
      WorkSteps.PlaceMonths asked, LocalDate day, List<Pricing.Refusal> refusals) {
    List<Priced> priced = new ArrayList<>();
    for (int i = 0; i < asked.people().size(); i++) {
      WorkSteps.Contributing one = asked.people().get(i);
      List<ContributionDecision> decisions =
          decide(
              asked.area(),
              files.meant(one.person()).orElseThrow(),
              one.contributor(),
              asked.months(),
              day);
      for (int m = 0; m < decisions.size(); m++) {
        switch (decisions.get(m)) {
          case ContributionDecision.Refused(var reason) ->
              refusals.add(
                  new Pricing.Refusal(
                      i,
                      Pricing.Reason.valueOf(reason.name()),
                      Optional.of(asked.months().get(m))));
          case Contribution month -> priced.add(new Priced(one.person(), month));
        }
      }
    }
    return priced;
  }

  private static long fen(Contribution month) {
    return month.payable().orElseThrow().fen();
  }

  /** Half an hour, but not beyond a midnight that changes a price or what is covered. */
  private Instant expiry(WorkSteps.PlaceMonths asked, List<Priced> priced, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    Instant latest = now.plus(Model.LIFETIME);
    Instant midnight = ShanghaiTime.endOf(today);
    if (!latest.isAfter(midnight)) {
      return latest;
    }
    List<Pricing.Refusal> refusals = new ArrayList<>();
    List<Priced> tomorrow = price(asked, today.plusDays(1), refusals);
    return refusals.isEmpty() && areTheSame(priced, tomorrow) ? latest : midnight;
  }

  private static boolean areTheSame(List<Priced> priced, List<Priced> tomorrow) {
    for (int i = 0; i < priced.size(); i++) {
      Contribution one = priced.get(i).month();
      Contribution other = tomorrow.get(i).month();
      if (!one.payable().equals(other.payable())
          || !one.credit().equals(other.credit())
          || !one.cover().equals(other.cover())) {
        return false;
      }
    }
    return true;
  }

  private static PlacedOrder pending(
      Area area, List<Priced> priced, Instant now, Instant expiresAt, State.Work work) {
    List<Line> lines = priced.stream().map(ContributionModel::line).toList();
    return new PlacedOrder(
        area,
        State.Means.CHANNEL,
        Order.Status.PENDING,
        lines.stream().mapToLong(Line::fen).sum(),
        lines,
        now,
        expiresAt,
        Optional.empty(),
        false,
        Optional.of(work));
  }

  private static Line line(Priced priced) {
    Contribution month = priced.month();
    Optional<Waiting> waiting = month.covers().orElseThrow() ? Optional.empty() : month.waiting();
    return new Line(
        priced.person(),
        LineStatus.PENDING,
        fen(month),
        0,
        month.coverFrom().<StartRule>map(StartRule.OnDay::new).orElseGet(StartRule.Never::new),
        Optional.empty(),
        Optional.of(
            new Order.Month(
                month.month(),
                month.contributor().kind(),
                month.base().orElseThrow(),
                month.employer().orElseThrow(),
                month.credit().orElseThrow(),
                waiting)));
  }

  // ---- an employer's list ---------------------------------------------------------------------

  String handIn(WorkSteps.HandIn asked, Instant now) {
    String channel = Names.channelOf(asked.order());
    String key = "list " + channel + " " + asked.key();
    String command = asked.by(person -> files.meant(person).map(file -> person)).toString();
    Optional<String> before = bindings.answer(key, command);
    if (before.isPresent()) {
      return before.get();
    }
    if (bindings.isBound("order " + asked.order())) {
      return "refused " + new SubmitStaffList.Refusal.NumberTaken();
    }
    LocalDate today = ShanghaiTime.dateOf(now);
    List<StaffList.Flaw> errors = new ArrayList<>();
    List<Priced> priced = check(asked, today, errors);
    if (!errors.isEmpty()) {
      handedIn(new State.HandedIn(errors, Optional.empty()));
      return bindings.bind(key, command, WorkDesk.said(errors));
    }
    order(asked, priced, now);
    handedIn(new State.HandedIn(List.of(), Optional.of(asked.order())));
    String said = WorkDesk.said(priced.size());
    bindings.bind("order " + asked.order(), command, said);
    return bindings.bind(key, command, said);
  }

  private void handedIn(State.HandedIn list) {
    state.lists().merge(list, 1, Integer::sum);
  }

  private List<Priced> check(WorkSteps.HandIn asked, LocalDate today, List<StaffList.Flaw> errors) {
    List<Priced> priced = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    for (int i = 0; i < asked.staff().size(); i++) {
      WorkSteps.Staff one = asked.staff().get(i);
      if (one.fen() == 0) {
        errors.add(new StaffList.Flaw(i + 1, StaffList.Field.WAGE, StaffList.Reason.MALFORMED));
        continue;
      }
      Optional<StaffList.Reason> reason = wrongPerson(one.person(), listed, today);
      if (reason.isPresent()) {
        errors.add(new StaffList.Flaw(i + 1, StaffList.Field.PSN_NO, reason.get()));
        continue;
      }
      ContributionDecision decision =
          decide(
                  asked.area(),
                  files.meant(one.person()).orElseThrow(),
                  new Contributor.Employed(Money.ofFen(one.fen())),
                  List.of(asked.month()),
                  today)
              .getFirst();
      switch (decision) {
        case ContributionDecision.Refused(var why) ->
            errors.add(
                new StaffList.Flaw(
                    i + 1, StaffList.Field.PSN_NO, StaffList.Reason.valueOf(why.name())));
        case Contribution month when !month.unpublished().isEmpty() ->
            errors.add(
                new StaffList.Flaw(
                    i + 1,
                    StaffList.Field.PSN_NO,
                    StaffList.Reason.POLICY_NOT_PUBLISHED,
                    month.unpublished()));
        case Contribution month -> priced.add(new Priced(one.person(), month));
      }
    }
    return priced;
  }

  private Optional<StaffList.Reason> wrongPerson(
      String named, Set<String> listed, LocalDate today) {
    Optional<String> person = files.meant(named);
    if (person.isEmpty()) {
      return Optional.of(StaffList.Reason.UNKNOWN_PERSON);
    }
    if (!listed.add(person.get())) {
      return Optional.of(StaffList.Reason.DUPLICATE_PERSON);
    }
    return lines.isDead(person.get(), today)
        ? Optional.of(StaffList.Reason.DECEASED)
        : Optional.empty();
  }

  /** One order, which has its lines in its parts. */
  private void order(WorkSteps.HandIn asked, List<Priced> priced, Instant now) {
    Instant latest = now.plus(Model.LIFETIME);
    Instant midnight = ShanghaiTime.endOf(ShanghaiTime.dateOf(now));
    Instant expiresAt = midnight.isBefore(latest) ? midnight : latest;
    int year = asked.month().getYear();
    List<String> parts = new ArrayList<>();
    for (int from = 0; from < priced.size(); from += WorkDesk.PEOPLE_IN_A_PART) {
      List<Priced> some =
          priced.subList(from, Math.min(priced.size(), from + WorkDesk.PEOPLE_IN_A_PART));
      String part = Names.part(asked.order(), parts.size());
      parts.add(part);
      state
          .orders()
          .put(
              part,
              pending(
                  asked.area(),
                  some,
                  now,
                  expiresAt,
                  new State.Work(
                      year, asked.employer(), Optional.of(asked.order()), List.of(), false)));
    }
    state
        .orders()
        .put(
            asked.order(),
            new PlacedOrder(
                asked.area(),
                State.Means.CHANNEL,
                Order.Status.PENDING,
                priced.stream().mapToLong(line -> fen(line.month())).sum(),
                List.of(),
                now,
                expiresAt,
                Optional.empty(),
                false,
                Optional.of(
                    new State.Work(year, asked.employer(), Optional.empty(), parts, false))));
  }

  /** The schedule's run that finishes what was begun; how many orders are left. */
  String finish(Instant now) {
    for (String name : List.copyOf(state.orders().keySet())) {
      if (MonthModel.isUnapplied(Objects.requireNonNull(state.orders().get(name)))) {
        lines.months().applyAsSeen(name, model.bookedAt(now));
      }
    }
    return WorkDesk.left(state.orders().values().stream().filter(MonthModel::isUnapplied).count());
  }
}
