package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import yibao.operations.FileRefusal;
import yibao.operations.ShanghaiTime;
import yibao.records.Account;
import yibao.records.Order;
import yibao.records.Order.LineStatus;
import yibao.records.Refund;
import yibao.rules.Area;
import yibao.rules.ContributionKind;
import yibao.rules.Cover;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.PaidPremium;
import yibao.rules.Scheme;
import yibao.simulator.world.State.Line;
import yibao.simulator.world.State.Owed.Back;
import yibao.simulator.world.State.PersonFile;
import yibao.simulator.world.State.PlacedOrder;

/**
 * The part of the model that is about the money of months of the employee scheme: what covers or is
 * one of a wait, what goes into whose account, and what goes back. An employer's money ends what
 * the person had paid alone for the same months, and ahead for later ones.
 */
final class MonthModel {

  private final Model model;
  private final State state;
  private final FileModel files;
  private final AccountModel accounts;
  private final LineModel lines;

  MonthModel(Model model, FileModel files, AccountModel accounts, LineModel lines) {
    this.model = model;
    this.state = model.state();
    this.files = files;
    this.accounts = accounts;
    this.lines = lines;
  }

  // ---- an order's money -----------------------------------------------------------------------

  /** Decides line by line; a staff list's order has none itself, and keeps the money for parts. */
  PlacedOrder settle(
      String name,
      PlacedOrder order,
      State.Payment.ByChannel payment,
      Instant counts,
      Instant now) {
    if (!order.parts().isEmpty()) {
      return order.taken(Order.Status.PAID, List.of(), payment, false);
    }
    endFlexible(order, now);
    LocalDate paidOn = ShanghaiTime.dateOf(counts);
    List<Line> decided = new ArrayList<>();
    Map<String, Long> credits = new LinkedHashMap<>();
    long kept = 0;
    long employers = 0;
    for (Line line : order.lines()) {
      Order.Month month = line.month().orElseThrow();
      String person = files.meant(line.person()).orElseThrow();
      Optional<Refund.Reason> back = goesBack(files.file(person), month.month(), paidOn);
      if (back.isPresent()) {
        decided.add(line.as(LineStatus.REFUND_DUE));
        lines.giveBack(name, line, payment, back.get(), now);
      } else {
        Line after =
            line.start()
                .firstDay(paidOn, month.month().getYear())
                .map(from -> line.coveredFrom(CoverModel.behindOther(files.file(person), from)))
                .orElseGet(() -> line.as(LineStatus.NOT_COVERED));
        decided.add(after);
        enter(person, name, order, after, paidOn, now);
        credits.merge(person, month.credit().fen(), Long::sum);
        kept += line.fen();
        employers += month.employer().fen();
      }
    }
    state.book(Account.employerContributions(order.area(), order.year()).id(), -employers);
    state.book(Account.employeeContributions(order.area(), order.year()).id(), employers - kept);
    credits.forEach((person, fen) -> credit(order, person, fen));
    return credits.isEmpty()
        ? order.taken(order.status(), decided, payment, false)
        : order.taken(Order.Status.PAID, decided, payment, true);
  }

  private void credit(PlacedOrder order, String person, long fen) {
    if (fen > 0) {
      state.book(Account.accountCredits(order.area(), order.year()).id(), fen);
      accounts.credit(person, files.file(person).area(), order.area(), fen);
    }
  }

  private static Optional<Refund.Reason> goesBack(
      PersonFile file, YearMonth month, LocalDate paidOn) {
    boolean dead =
        file.diedOn()
            .filter(died -> !paidOn.isBefore(died) || month.atDay(1).isAfter(last(died)))
            .isPresent();
    if (dead) {
      return Optional.of(Refund.Reason.DECEASED);
    }
    return CoverModel.isPaid(file, month)
        ? Optional.of(Refund.Reason.COVERED_MEANWHILE)
        : Optional.empty();
  }

  /** The last day of a month. */
  private static LocalDate last(LocalDate day) {
    return YearMonth.from(day).atEndOfMonth();
  }

  private void enter(
      String person, String name, PlacedOrder order, Line line, LocalDate paidOn, Instant now) {
    Order.Month month = line.month().orElseThrow();
    PersonFile file = files.file(person);
    int year = month.month().getYear();
    PersonFile after =
        line.coverFrom()
            .map(
                from ->
                    file.with(
                        CoverModel.with(
                            file.covers(),
                            new Cover(
                                Scheme.EMPLOYEE,
                                order.area(),
                                year,
                                from,
                                month.month().atEndOfMonth(),
                                Optional.of(paidOn),
                                Optional.of(name),
                                Optional.of(now),
                                Optional.of(month.kind()))),
                        file.payments()))
            .orElseGet(
                () ->
                    file.with(
                        file.covers(),
                        FileModel.and(
                            file.payments(),
                            new PaidPremium(
                                Scheme.EMPLOYEE,
                                order.area(),
                                year,
                                paidOn,
                                Optional.of(name),
                                Optional.of(now),
                                Optional.of(
                                    new PaidPremium.Month(
                                        month.month(),
                                        month.kind(),
                                        month.waiting().orElseThrow()))))));
    state.people().put(person, after);
  }

  // ---- a staff list's -------------------------------------------------------------------------

  /** Its money came: it is there to be applied, or goes back as a whole. */
  void received(
      String name,
      PlacedOrder order,
      State.Payment.ByChannel payment,
      Optional<Refund.Reason> back,
      Instant now) {
    if (back.isEmpty()) {
      state.book(Account.contributionsReceived(order.area()).id(), -payment.fen());
      return;
    }
    state.book(Account.refundsDue(payment.channel()).id(), -payment.fen());
    state
        .owed()
        .put(
            Names.refundOfWhole(name),
            new Back(
                payment.channel(),
                Optional.of(payment.number()),
                payment.fen(),
                back.get(),
                now,
                Names.whole(name),
                Optional.empty()));
  }

  static boolean isUnapplied(PlacedOrder order) {
    return order.status() == Order.Status.PAID
        && !order.parts().isEmpty()
        && !order.work().orElseThrow().applied();
  }

  /** Applies the parts that the tables show applied: how far somebody came is read from them. */
  void applyAsSeen(String name, Instant now) {
    PlacedOrder whole = Objects.requireNonNull(state.orders().get(name));
    if (!isUnapplied(whole)) {
      return;
    }
    for (String part : whole.parts()) {
      PlacedOrder order = Objects.requireNonNull(state.orders().get(part));
      if (order.payment().isEmpty() && isPaidAsSeen(part)) {
        apply(part, order, whole, now);
      }
    }
    boolean applied =
        Optional.ofNullable(model.seen().orders().get(name))
            .flatMap(PlacedOrder::work)
            .filter(State.Work::applied)
            .isPresent();
    if (applied) {
      state.orders().put(name, whole.applied());
    }
    model.wallets().giveBackAsSeen(now);
  }

  private boolean isPaidAsSeen(String part) {
    return Optional.ofNullable(model.seen().orders().get(part))
        .flatMap(PlacedOrder::payment)
        .isPresent();
  }

  private void apply(String part, PlacedOrder order, PlacedOrder whole, Instant now) {
    State.Payment.ByChannel of = (State.Payment.ByChannel) whole.payment().orElseThrow();
    state.book(Account.contributionsReceived(order.area()).id(), order.fen());
    lines.take(
        part,
        order,
        new State.Payment.ByChannel(of.channel(), of.number(), order.fen(), of.paidAt()),
        now);
    model.posted(now);
  }

  // ---- what goes back -------------------------------------------------------------------------

  /** A month's money goes back, less what of its credit was spent since; the file is another's. */
  void undo(String name, Line line, Refund.Reason reason, Instant now) {
    PlacedOrder order = Objects.requireNonNull(state.orders().get(name));
    Order.Month month = line.month().orElseThrow();
    long credit = month.credit().fen();
    long taken = credit == 0 ? 0 : takeOut(line.person(), order.area(), credit, now);
    long back = line.fen() - (credit - taken);
    State.Payment.ByChannel by = (State.Payment.ByChannel) order.payment().orElseThrow();
    state.book(
        Account.employerContributions(order.area(), order.year()).id(), month.employer().fen());
    state.book(
        Account.employeeContributions(order.area(), order.year()).id(),
        line.fen() - month.employer().fen());
    state.book(Account.accountCredits(order.area(), order.year()).id(), -credit);
    state.book(Account.refundsDue(by.channel()).id(), -back);
    state
        .owed()
        .put(
            Names.refund(name, line),
            new Back(
                by.channel(),
                Optional.of(by.number()),
                back,
                reason,
                now,
                line.cause(name),
                Optional.empty()));
    state.orders().put(name, order.with(line, line.as(LineStatus.REFUND_DUE)));
    model.posted(now);
  }

  /** As far as it is there, with what has returned by the clock. */
  private long takeOut(String person, Area area, long credit, Instant now) {
    String owner = state.standing(files.meant(person).orElseThrow());
    model.wallets().giveBackFor(owner, credit, now);
    return accounts.uncredit(owner, area, credit);
  }

  /** A month that somebody paid alone. */
  private record Alone(YearMonth month, String order) {}

  /** Those that somebody paid alone, the last first. */
  private static List<Alone> paidAlone(PersonFile file) {
    Stream<Alone> covered =
        file.covers().stream()
            .filter(cover -> cover.paidAs().equals(Optional.of(ContributionKind.FLEXIBLE)))
            .map(cover -> new Alone(YearMonth.from(cover.to()), cover.orderId().orElseThrow()));
    Stream<Alone> waited =
        file.payments().stream()
            .filter(
                paid ->
                    paid.contribution()
                        .filter(month -> month.kind() == ContributionKind.FLEXIBLE)
                        .isPresent())
            .map(paid -> new Alone(paid.month().orElseThrow(), paid.orderId().orElseThrow()));
    return Stream.concat(covered, waited)
        .sorted(Comparator.comparing(Alone::month).reversed())
        .toList();
  }

  private static boolean isOf(Line line, YearMonth month) {
    return line.month().filter(paid -> paid.month().equals(month)).isPresent();
  }

  /** Ends what people paid alone of what an employer pays for them, and ahead of it. */
  private void endFlexible(PlacedOrder order, Instant now) {
    Map<String, TreeSet<YearMonth>> employers = new LinkedHashMap<>();
    for (Line line : order.lines()) {
      Order.Month month = line.month().orElseThrow();
      String person = files.meant(line.person()).orElseThrow();
      if (month.kind() == ContributionKind.EMPLOYED
          && files.file(person).diedOn().isEmpty()
          && !CoverModel.isPaidByEmployer(files.file(person), month.month())) {
        employers.computeIfAbsent(person, one -> new TreeSet<>()).add(month.month());
      }
    }
    LocalDate today = ShanghaiTime.dateOf(now);
    employers.forEach(
        (person, months) ->
            paidAlone(files.file(person)).stream()
                .filter(
                    alone ->
                        months.contains(alone.month())
                            || (alone.month().isAfter(months.first())
                                && today.isBefore(alone.month().atDay(1))))
                .forEach(alone -> end(person, alone, now)));
  }

  private void end(String person, Alone alone, Instant now) {
    undoAlone(person, alone, now);
    files.unpay(person, alone.order(), alone.month());
  }

  private void undoAlone(String person, Alone alone, Instant now) {
    Line line =
        Objects.requireNonNull(state.orders().get(alone.order())).lines().stream()
            .filter(one -> isOf(one, alone.month()))
            .filter(one -> files.meant(one.person()).equals(Optional.of(person)))
            .filter(Line::isKept)
            .findFirst()
            .orElseThrow();
    undo(alone.order(), line, Refund.Reason.EMPLOYED, now);
  }

  // ---- how people stand to work ---------------------------------------------------------------

  /** From the month after an employer began nobody is insured by what was paid alone. */
  String employ(WorkSteps.Employ asked, Instant now) {
    List<Alone> ended = new ArrayList<>();
    String said =
        files.changed(
            asked,
            asked.person(),
            now,
            file -> {
              ended.clear();
              return employed(asked, file, ended, ShanghaiTime.dateOf(now));
            });
    if (said.equals("changed")) {
      ended.forEach(alone -> undoAlone(asked.person(), alone, now));
    }
    return said;
  }

  private static Object employed(
      WorkSteps.Employ asked, PersonFile file, List<Alone> ended, LocalDate today) {
    EmploymentSpell spell = asked.spell();
    if (spell.from().isBefore(Names.birthOf(asked.person()))) {
      return new FileRefusal.BeginsBeforeBirth();
    }
    if (file.diedOn().filter(spell.from()::isAfter).isPresent()) {
      return new FileRefusal.BeginsAfterDeath();
    }
    Optional<EmploymentSpell> thatDay =
        file.employments().stream().filter(one -> one.from().equals(spell.from())).findFirst();
    if (thatDay.filter(one -> !one.equals(spell)).isPresent()) {
      return new FileRefusal.EmploymentOverlaps();
    }
    PersonFile told =
        thatDay.isPresent()
            ? file
            : file.working(
                FileModel.and(file.employments(), spell).stream()
                    .sorted(Comparator.comparing(EmploymentSpell::from))
                    .toList());
    if (spell.status() == EmploymentStatus.EMPLOYED) {
      for (Alone alone : paidAlone(told)) {
        if (alone.month().isAfter(YearMonth.from(spell.from()))
            && today.isBefore(alone.month().atDay(1))
            && status(told, alone.month().atEndOfMonth()) == EmploymentStatus.EMPLOYED) {
          ended.add(alone);
        }
      }
    }
    for (Alone alone : ended) {
      told = CoverModel.without(told, alone.order(), alone.month());
    }
    return told;
  }

  private static EmploymentStatus status(PersonFile file, LocalDate day) {
    return file.employments().reversed().stream()
        .filter(spell -> !spell.from().isAfter(day))
        .findFirst()
        .map(EmploymentSpell::status)
        .orElse(EmploymentStatus.NONE);
  }
}
