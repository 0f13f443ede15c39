package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import yibao.operations.ShanghaiTime;
import yibao.records.Account;
import yibao.records.Order;
import yibao.records.Order.LineStatus;
import yibao.records.Refund;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.rules.PaidPremium;
import yibao.rules.Scheme;
import yibao.simulator.world.State.Line;
import yibao.simulator.world.State.Owed.Back;
import yibao.simulator.world.State.PersonFile;
import yibao.simulator.world.State.PlacedOrder;

/**
 * The part of the model that is about the lines of an order: who is covered by its money, whose
 * goes back, and what of it the fund keeps.
 */
final class LineModel {

  private final Model model;
  private final State state;
  private final FileModel files;
  private final MonthModel months;

  LineModel(Model model, FileModel files, AccountModel accounts) {
    this.model = model;
    this.state = model.state();
    this.files = files;
    this.months = new MonthModel(model, files, accounts, this);
  }

  MonthModel months() {
    return months;
  }

  /** The order's whole money, its first: it covers, or goes back. */
  PlacedOrder take(String name, PlacedOrder order, State.Payment.ByChannel payment, Instant now) {
    Instant counts =
        payment.paidAt().isBefore(order.createdAt()) ? order.createdAt() : payment.paidAt();
    Optional<Refund.Reason> back =
        order.status() == Order.Status.CANCELLED
            ? Optional.of(Refund.Reason.ORDER_CANCELLED)
            : counts.isBefore(order.expiresAt())
                ? Optional.empty()
                : Optional.of(Refund.Reason.ORDER_EXPIRED);
    PlacedOrder taken =
        back.isEmpty() && order.work().isPresent()
            ? months.settle(name, order, payment, counts, now)
            : settle(name, order, back, counts, now, Optional.of(payment));
    state.orders().put(name, taken);
    if (!order.parts().isEmpty()) {
      months.received(name, taken, payment, back, now);
    }
    return taken;
  }

  /** Decides line by line who is covered, and whose money goes back. */
  PlacedOrder settle(
      String name,
      PlacedOrder order,
      Optional<Refund.Reason> allBack,
      Instant counts,
      Instant now,
      Optional<State.Payment> payment) {
    LocalDate day = ShanghaiTime.dateOf(counts);
    List<Line> lines = new ArrayList<>();
    Set<String> settled = new HashSet<>();
    for (Line line : order.lines()) {
      String person = files.meant(line.person()).orElseThrow();
      PersonFile file = files.file(person);
      Optional<LocalDate> from = line.start().firstDay(day, Model.YEAR);
      Optional<Refund.Reason> back =
          allBack
              .or(
                  () ->
                      isDead(person, day) ? Optional.of(Refund.Reason.DECEASED) : Optional.empty())
              .or(
                  () ->
                      settled.contains(person) || isTaken(file, from)
                          ? Optional.of(Refund.Reason.COVERED_MEANWHILE)
                          : Optional.empty());
      if (back.isPresent()) {
        lines.add(line.as(LineStatus.REFUND_DUE));
        payment.ifPresent(by -> giveBack(name, line, by, back.get(), now));
      } else {
        settled.add(person);
        lines.add(from.map(line::coveredFrom).orElseGet(() -> line.as(LineStatus.NOT_COVERED)));
        keep(state, order.area(), line, from.isPresent(), 1);
        if (from.isPresent()) {
          files.cover(person, cover(order.area(), from.get(), day, name, now));
        } else {
          files.paidInVain(person, premium(order.area(), day, name, now));
        }
      }
    }
    return new PlacedOrder(
        order.area(),
        order.means(),
        settled.isEmpty() ? order.status() : Order.Status.PAID,
        order.fen(),
        lines,
        order.createdAt(),
        order.expiresAt(),
        payment,
        !settled.isEmpty(),
        order.work());
  }

  static Cover cover(Area area, LocalDate from, LocalDate paidOn, String order, Instant now) {
    return new Cover(
        Scheme.RESIDENT,
        area,
        Model.YEAR,
        from,
        LocalDate.of(Model.YEAR, 12, 31),
        Optional.of(paidOn),
        Optional.of(order),
        Optional.of(now));
  }

  private static PaidPremium premium(Area area, LocalDate paidOn, String order, Instant now) {
    return new PaidPremium(
        Scheme.RESIDENT, area, Model.YEAR, paidOn, Optional.of(order), Optional.of(now));
  }

  private static boolean isTaken(PersonFile file, Optional<LocalDate> from) {
    return CoverModel.hasYear(file, Model.YEAR)
        || file.covers().stream()
            .anyMatch(
                cover ->
                    from.filter(day -> !cover.to().isBefore(day)).isPresent()
                        && cover.from().getYear() <= Model.YEAR)
        || (from.isEmpty() && hasPaid(file));
  }

  /** Whether the year was paid for before, in vain. */
  static boolean hasPaid(PersonFile file) {
    return file.payments().stream().anyMatch(LineModel::isOfTheYear);
  }

  private static boolean isOfTheYear(PaidPremium paid) {
    return paid.scheme() == Scheme.RESIDENT && paid.year() == Model.YEAR;
  }

  boolean isDead(String person, LocalDate day) {
    return files.file(person).diedOn().filter(died -> !day.isBefore(died)).isPresent();
  }

  /** A premium is the fund's, and the state adds to who is covered; or both are undone. */
  static void keep(State state, Area area, Line line, boolean covers, int sign) {
    state.book(Account.personalContributions(area, Model.YEAR).id(), -sign * line.fen());
    if (covers) {
      state.book(Account.fiscalSubsidy(area, Model.YEAR).id(), sign * line.subsidyFen());
      state.book(Account.pooledFund(area, Model.YEAR).id(), -sign * line.subsidyFen());
    }
  }

  void giveBack(String order, Line line, State.Payment payment, Refund.Reason reason, Instant now) {
    if (line.fen() == 0) {
      return;
    }
    String cause = line.cause(order);
    Back back =
        switch (payment) {
          case State.Payment.ByChannel by -> {
            state.book(Account.refundsDue(by.channel()).id(), -line.fen());
            yield new Back(
                by.channel(),
                Optional.of(by.number()),
                line.fen(),
                reason,
                now,
                cause,
                Optional.empty());
          }
          case State.Payment.FromAccount from ->
              new Back(
                  Names.channelOf(order),
                  Optional.empty(),
                  line.fen(),
                  reason,
                  now,
                  cause,
                  Optional.of(Names.account(model.shares().giveBack(from, line, areaOf(order)))));
        };
    state.owed().put(Names.refund(order, line), back);
  }

  private Area areaOf(String order) {
    return Objects.requireNonNull(state.orders().get(order)).area();
  }

  /** Money that was kept for somebody goes back after all; into an account at once. */
  LineStatus undo(String name, Line line, Refund.Reason reason, Instant now) {
    PlacedOrder order = Objects.requireNonNull(state.orders().get(name));
    if (line.month().isPresent()) {
      months.undo(name, line, reason, now);
      return LineStatus.REFUND_DUE;
    }
    keep(state, order.area(), line, line.status() == LineStatus.COVERED, -1);
    order.payment().ifPresent(by -> giveBack(name, line, by, reason, now));
    if (line.fen() + line.subsidyFen() != 0) {
      model.posted(now);
    }
    LineStatus gone =
        line.fen() > 0 && order.payment().orElse(null) instanceof State.Payment.FromAccount
            ? LineStatus.REFUNDED
            : LineStatus.REFUND_DUE;
    state.orders().put(name, order.with(line, line.as(gone)));
    return gone;
  }

  /** Each as an answer tells of it. */
  static String said(PlacedOrder order) {
    List<String> said = new ArrayList<>();
    order
        .lines()
        .forEach(line -> said.add(line.status() + line.coverFrom().map(d -> ":" + d).orElse("")));
    return said.toString();
  }
}
