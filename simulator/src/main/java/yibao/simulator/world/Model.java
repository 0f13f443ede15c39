package yibao.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import yibao.operations.FileRefusal;
import yibao.operations.RequestRefund;
import yibao.operations.ShanghaiTime;
import yibao.records.Order;
import yibao.records.Order.LineStatus;
import yibao.records.Refund;
import yibao.rules.Area;
import yibao.rules.PolicyBook;
import yibao.simulator.world.State.Line;
import yibao.simulator.world.State.PersonFile;
import yibao.simulator.world.State.PlacedOrder;

/**
 * What the house must answer and keep, said in plain maps: no tables, no versions, no transactions,
 * one request after another. Prices and first days are the rules'; all else is said here once more,
 * by CONTRACT.md. An answer is a line of text, as {@link House} says it.
 */
final class Model {

  static final int YEAR = 2026;
  static final Duration LIFETIME = Duration.ofMinutes(30);
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Prices prices;
  private final WindowModel windows;
  private final State state;
  private final Bindings bindings;
  private final FileModel files;
  private final AccountModel accounts;
  private final LineModel lines;
  private final OrderModel orders;
  private final NoticeModel notices;
  private final SuspenseModel suspense;
  private final Stored stored;
  private final AidModel aid;
  private final MandateModel mandates;
  private final ContributionModel contributions;
  private final CreditModel credits;
  private final RelationModel relations;
  private final WalletModel wallets;
  private final ShareModel shares;
  private final PolicyBook book;
  private final State seen;
  private LocalDate sealedTo;

  /**
   * @param stored how far jobs came is read from the tables
   */
  Model(PolicyBook book, Stored stored) {
    this(
        book,
        new Prices(book),
        new WindowModel(book),
        State.empty(),
        new Bindings(),
        stored,
        stored.state(),
        LocalDate.EPOCH,
        Map.of());
  }

  private Model(
      PolicyBook book,
      Prices prices,
      WindowModel windows,
      State state,
      Bindings bindings,
      Stored stored,
      State seen,
      LocalDate sealedTo,
      Map<String, LocalDate> mandatesGoneThrough) {
    this.book = book;
    this.seen = seen;
    this.prices = prices;
    this.windows = windows;
    this.state = state;
    this.bindings = bindings;
    this.sealedTo = sealedTo;
    this.stored = stored;
    this.aid = new AidModel(state, bindings, prices, windows, stored, seen);
    this.files = new FileModel(state, bindings, aid);
    this.accounts = new AccountModel(state);
    this.lines = new LineModel(this, files, accounts);
    this.orders = new OrderModel(this, prices, files, lines);
    this.notices = new NoticeModel(this, lines);
    this.suspense = new SuspenseModel(this, lines);
    this.mandates = new MandateModel(this, prices, windows, stored, mandatesGoneThrough);
    this.contributions = new ContributionModel(this, files, lines, book);
    this.credits = new CreditModel(this, files, accounts, stored, book);
    this.wallets = new WalletModel(this, files, accounts, book);
    this.relations = new RelationModel(this, files, accounts, stored, book);
    this.shares = new ShareModel(state, files, accounts, relations, wallets, book);
  }

  Model copy() {
    return seeing(stored.state());
  }

  /** A copy that takes jobs to have come so far. */
  Model seeing(State seen) {
    return new Model(
        book,
        prices,
        windows,
        state.copy(),
        bindings.copy(),
        stored,
        seen,
        sealedTo,
        mandates.goneThrough());
  }

  State state() {
    return state;
  }

  /** The tables, as far as it matters how far a job, or whoever got no answer, came. */
  State seen() {
    return seen;
  }

  Bindings bindings() {
    return bindings;
  }

  FileModel files() {
    return files;
  }

  MandateModel mandates() {
    return mandates;
  }

  ContributionModel contributions() {
    return contributions;
  }

  MonthModel months() {
    return lines.months();
  }

  CreditModel credits() {
    return credits;
  }

  RelationModel relations() {
    return relations;
  }

  WalletModel wallets() {
    return wallets;
  }

  ShareModel shares() {
    return shares;
  }

  AidModel aid() {
    return aid;
  }

  OrderModel orders() {
    return orders;
  }

  NoticeModel notices() {
    return notices;
  }

  SuspenseModel suspense() {
    return suspense;
  }

  /** Whether somebody lives whose own account has what a premium costs. */
  boolean mayPay(String owner) {
    return accounts.left(owner) >= Chance.PREMIUM && files.file(owner).diedOn().isEmpty();
  }

  /** What somebody may spend of the own account. */
  long free(String owner) {
    return accounts.left(owner);
  }

  Stored stored() {
    return stored;
  }

  /** Who has an own account, wallets left aside. */
  List<String> owners() {
    return state.accounts().keySet().stream().filter(owner -> !Names.isWallet(owner)).toList();
  }

  // ---- refunds asked for ------------------------------------------------------------------------

  String askRefund(Steps.AskRefund asked, Instant now) {
    String key =
        "refund %s %s %s%s"
            .formatted(
                asked.channel(),
                asked.order(),
                asked.person(),
                asked.month().map(month -> " " + month).orElse(""));
    return bindings.answer(key, asked.toString()).orElseGet(() -> askedRefund(asked, key, now));
  }

  private String askedRefund(Steps.AskRefund asked, String key, Instant now) {
    Optional<PlacedOrder> found = own(asked.channel(), asked.order());
    LocalDate today = ShanghaiTime.dateOf(now);
    if (asked.reason() == RequestRefund.Reason.DEATH && asked.on().isAfter(today)) {
      return "refused " + new RequestRefund.Refusal.NotYet();
    }
    if (found.isEmpty()) {
      return "refused " + new RequestRefund.Refusal.UnknownOrder();
    }
    Optional<String> person = files.meant(asked.person());
    if (person.isEmpty()) {
      return "refused " + new RequestRefund.Refusal.UnknownPerson();
    }
    boolean ofMonths = found.get().work().isPresent();
    if (ofMonths != asked.month().isPresent()) {
      return "refused " + new RequestRefund.Refusal.MonthAsked(ofMonths);
    }
    if (ofMonths) {
      return monthBack(asked, key, person.get(), now);
    }
    PlacedOrder order = found.get();
    List<Line> own =
        order.lines().stream().filter(line -> files.meant(line.person()).equals(person)).toList();
    Optional<Line> covered =
        own.stream().filter(line -> line.status() == LineStatus.COVERED).findFirst();
    if (covered.isEmpty()) {
      return "refused "
          + (own.stream().anyMatch(line -> line.status() == LineStatus.NOT_COVERED)
              ? new RequestRefund.Refusal.CoverNeverStarts()
              : new RequestRefund.Refusal.NothingToRefund());
    }
    LocalDate from = covered.get().coverFrom().orElseThrow();
    if (covered.get().fen() == 0) {
      return "refused " + new RequestRefund.Refusal.NothingToRefund();
    }
    if (!today.isBefore(from)) {
      return "refused " + new RequestRefund.Refusal.CoverStarted(from);
    }
    LineStatus gone =
        lines.undo(asked.order(), covered.get(), Refund.Reason.valueOf(asked.reason().name()), now);
    files.uncover(person.get(), today);
    return bindings.bind(key, asked.toString(), gone + " " + covered.get().fen());
  }

  /** A month goes back before it begins; of a staff list's order by the part that it is in. */
  private String monthBack(Steps.AskRefund asked, String key, String person, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    String name = partWith(asked.order(), person);
    Optional<Line> kept =
        Objects.requireNonNull(state.orders().get(name)).lines().stream()
            .filter(line -> files.meant(line.person()).equals(Optional.of(person)))
            .filter(line -> line.month().map(Order.Month::month).equals(asked.month()))
            .filter(Line::isKept)
            .findFirst();
    if (kept.isEmpty()) {
      return "refused " + new RequestRefund.Refusal.NothingToRefund();
    }
    YearMonth month = asked.month().orElseThrow();
    if (!today.isBefore(month.atDay(1))) {
      return "refused "
          + new RequestRefund.Refusal.CoverStarted(kept.get().coverFrom().orElse(month.atDay(1)));
    }
    LineStatus gone =
        lines.undo(name, kept.get(), Refund.Reason.valueOf(asked.reason().name()), now);
    files.unpay(person, name, month);
    files.changed(person, today);
    State.Owed.Back back =
        (State.Owed.Back) Objects.requireNonNull(state.owed().get(Names.refund(name, kept.get())));
    return bindings.bind(key, asked.toString(), gone + " " + back.fen());
  }

  private String partWith(String order, String person) {
    return Objects.requireNonNull(state.orders().get(order)).parts().stream()
        .filter(
            part ->
                Objects.requireNonNull(state.orders().get(part)).lines().stream()
                    .anyMatch(line -> files.meant(line.person()).equals(Optional.of(person))))
        .findFirst()
        .orElse(order);
  }

  // ---- two files of one person ----------------------------------------------------------------

  /** What paid for a cover, or in vain, that the other file had first goes back. */
  String merge(Steps.Merge asked, Instant now) {
    String key = "file merge " + asked.key();
    Optional<String> before = bindings.answer(key, asked.toString());
    Optional<FileRefusal> refusal = files.mergeRefusal(asked.survivor(), asked.duplicate(), now);
    if (before.isPresent() || refusal.isPresent()) {
      return before.orElseGet(() -> "refused " + refusal.orElseThrow());
    }
    relations.expireOf(asked.duplicate(), now);
    wallets.giveBackOf(asked.duplicate(), now);
    credits.settleInterest(asked.survivor(), now);
    credits.settleInterest(asked.duplicate(), now);
    Area home = files.file(asked.survivor()).area();
    if (accounts.join(asked.survivor(), home, asked.duplicate())) {
      posted(now);
    }
    if (accounts.join(Names.walletOf(asked.survivor()), home, Names.walletOf(asked.duplicate()))) {
      posted(now);
    }
    wallets.join(asked.survivor(), asked.duplicate());
    StringBuilder back = new StringBuilder();
    for (FileModel.Lost lost : files.merge(asked.survivor(), asked.duplicate(), now)) {
      lines.undo(lost.order(), lost.line(), Refund.Reason.PERSON_MERGED, now);
      if (lost.line().fen() != 0) {
        back.append(' ').append(lost.order()).append(' ').append(lost.line().person());
      }
    }
    return bindings.bind(key, asked.toString(), "merged" + back);
  }

  // ---- people's own accounts ------------------------------------------------------------------

  String openAccount(Steps.OpenAccount asked, Instant now) {
    String key = "file open " + asked.key();
    Optional<String> before = bindings.answer(key, asked.toString());
    if (before.isPresent()) {
      return before.get();
    }
    Optional<String> meant = files.meant(asked.person());
    if (meant.isEmpty()) {
      return "refused " + new FileRefusal.NoSuchPerson();
    }
    if (!meant.get().equals(asked.person())) {
      return "refused " + new FileRefusal.PersonMerged(meant.get());
    }
    if (accounts.isOpen(asked.person())) {
      return "refused " + new FileRefusal.AccountExists();
    }
    accounts.open(
        asked.person(),
        files.file(asked.person()).area(),
        asked.fen(),
        YearMonth.from(ShanghaiTime.dateOf(now)));
    posted(now);
    return bindings.bind(key, asked.toString(), "opened with " + asked.fen());
  }

  /** An account goes with its owner. */
  String move(Steps.Move asked, Instant now) {
    Optional<Area> before = area(asked.person());
    Optional<PersonFile> file = Optional.ofNullable(state.people().get(asked.person()));
    String said = files.move(asked, now);
    if (!area(asked.person()).equals(before)) {
      credits.settleInterest(asked.person(), now);
      file.ifPresent(left -> credits.creditBeforeMove(asked.person(), left, now));
      for (String owner : List.of(asked.person(), Names.walletOf(asked.person()))) {
        if (accounts.moved(owner, asked.to())) {
          posted(now);
        }
      }
    }
    return said;
  }

  private Optional<Area> area(String person) {
    return Optional.ofNullable(state.people().get(person)).map(PersonFile::area);
  }

  // ---- what is common -------------------------------------------------------------------------

  void posted(Instant now) {
    state.postings().merge(ShanghaiTime.dateOf(now), 1, Integer::sum);
  }

  /** An order as its own channel sees it. */
  Optional<PlacedOrder> own(String channel, String name) {
    return Optional.ofNullable(state.orders().get(name))
        .filter(order -> Names.channelOf(name).equals(channel) && !order.isPart());
  }

  /** A name, if anything has it: what has none is told of by ids that nothing has. */
  String known(String name) {
    return name.isEmpty() || state.orders().containsKey(name) || state.owed().containsKey(name)
        ? name
        : Names.NOBODY;
  }

  /** The channel's own number of an order; a part has that of the staff list's whole. */
  String numberOf(String name) {
    return Names.numberOf(
        Optional.ofNullable(state.orders().get(name))
            .flatMap(PlacedOrder::work)
            .flatMap(State.Work::partOf)
            .orElse(name));
  }

  // ---- days -----------------------------------------------------------------------------------

  /** Seals each day that has been over for half an hour; says how many postings each has. */
  String seal(Instant now) {
    LocalDate due = ShanghaiTime.dateOf(now.minus(LIFETIME)).minusDays(1);
    TreeMap<LocalDate, Integer> days = new TreeMap<>(state.postings());
    stored.postingsOfSeveral().forEach((day, count) -> days.merge(day, count, Integer::sum));
    Map<LocalDate, Integer> sealed =
        days.subMap(sealedTo, false, due.isBefore(sealedTo) ? sealedTo : due, true);
    sealedTo = due.isAfter(sealedTo) ? due : sealedTo;
    return "sealed " + sealed;
  }

  String advanceWindows(Instant now) {
    return windows.advance(state, now);
  }

  /** The windows as far as is due, then the people; what is left where there was little time. */
  String enrolAided(Steps.EnrolAided asked, Instant now) {
    Instant scheduledFor = now.minus(asked.late());
    windows.advance(state, scheduledFor);
    int left = aid.enrol(ShanghaiTime.dateOf(scheduledFor), bookedAt(scheduledFor));
    return "left " + left + (asked.hasTime() && left > 0 ? " though there was time" : "");
  }

  /** Nothing is booked before the books begin, or into a day that is sealed. */
  Instant bookedAt(Instant scheduledFor) {
    return Stream.of(Optional.of(sealedTo.plusDays(1)), stored.booksBegin())
        .flatMap(Optional::stream)
        .map(ShanghaiTime::startOf)
        .filter(scheduledFor::isBefore)
        .max(Instant::compareTo)
        .orElse(scheduledFor);
  }

  /** Whether nothing can be booked into a day any more. */
  boolean isSealed(LocalDate day) {
    return stored
        .booksBegin()
        .filter(begin -> day.isBefore(begin) || !day.isAfter(sealedTo))
        .isPresent();
  }

  String closeWindow(Steps.CloseWindow asked, Instant now) {
    String key = "close " + asked.key();
    return bindings
        .answer(key, asked.toString())
        .orElseGet(
            () ->
                windows
                    .close(state, asked.area(), now)
                    .map(refusal -> "refused " + refusal)
                    .orElseGet(() -> bindings.bind(key, asked.toString(), "closed")));
  }

  /** Of the orders that somebody asked for. */
  List<String> orderNames() {
    return state.orders().keySet().stream()
        .filter(name -> !Names.channelOf(name).equals(Names.SCHEDULE))
        .filter(name -> !Objects.requireNonNull(state.orders().get(name)).isPart())
        .toList();
  }
}
