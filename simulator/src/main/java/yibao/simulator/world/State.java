package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import yibao.records.Attempt;
import yibao.records.ChannelTransaction.Kind;
import yibao.records.ChannelTransaction.Source;
import yibao.records.Order;
import yibao.records.Refund;
import yibao.records.StaffList;
import yibao.records.Suspense;
import yibao.rules.Area;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.EmploymentSpell;
import yibao.rules.Months;
import yibao.rules.PaidPremium;
import yibao.rules.Season;
import yibao.rules.StartRule;

/**
 * All that there is, by the world's names: as the model has it, and as the tables do. The two must
 * be equal after every step.
 *
 * @param people by name; of a cover or premium the order is that order's name
 * @param owed refunds and items of suspense
 * @param postings how many there are of each day
 * @param windows payment windows, as far as they were taken
 * @param told what a channel told of, or its statement
 * @param accounts people's own, by the owner's name
 * @param documents whose file was entered under a document
 * @param passes to which day the enrolment of aided people went through a part of them
 * @param mandates to charge for premiums, by name
 * @param inForce who is in which mandates in force, as is noted for the person
 * @param lists of an employer's staff, and how many there are of the same
 * @param balances of each account that was booked to, but those in which nothing stands
 * @param sharing what people share with their relatives
 */
record State(
    Map<String, PersonFile> people,
    Map<String, PlacedOrder> orders,
    Map<String, Owed> owed,
    Map<String, Long> balances,
    Map<LocalDate, Integer> postings,
    Map<String, Told> told,
    Map<String, Window> windows,
    Map<String, OwnAccount> accounts,
    Map<String, String> documents,
    Map<String, LocalDate> passes,
    Map<String, Mandate> mandates,
    Map<String, Set<String>> inForce,
    Map<HandedIn, Integer> lists,
    SharingState sharing) {

  static State empty() {
    return new State(
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new HashMap<>(),
        SharingState.empty());
  }

  State copy() {
    return new State(
        new TreeMap<>(people),
        new TreeMap<>(orders),
        new TreeMap<>(owed),
        new TreeMap<>(balances),
        new TreeMap<>(postings),
        new TreeMap<>(told),
        new TreeMap<>(windows),
        new TreeMap<>(accounts),
        new TreeMap<>(documents),
        new TreeMap<>(passes),
        new TreeMap<>(mandates),
        new TreeMap<>(inForce),
        new HashMap<>(lists),
        sharing.copy());
  }

  void book(String account, long fen) {
    long after = Math.addExact(balances.getOrDefault(account, 0L), fen);
    if (after == 0) {
      balances.remove(account);
    } else {
      balances.put(account, after);
    }
  }

  /** Who has what was in somebody's own account: since a merge the other file's person. */
  String standing(String person) {
    return Objects.requireNonNull(accounts.get(person))
        .mergedInto()
        .map(this::standing)
        .orElse(person);
  }

  /** What differs, in words: empty if nothing does. */
  String differencesTo(State other) {
    StringBuilder said = new StringBuilder();
    differ("people", people, other.people, said);
    differ("orders", orders, other.orders, said);
    differ("owed", owed, other.owed, said);
    differ("balances", balances, other.balances, said);
    differ("postings", postings, other.postings, said);
    differ("told", told, other.told, said);
    differ("windows", windows, other.windows, said);
    differ("accounts", accounts, other.accounts, said);
    differ("documents", documents, other.documents, said);
    differ("passes", passes, other.passes, said);
    differ("mandates", mandates, other.mandates, said);
    differ("in force", inForce, other.inForce, said);
    differ("lists", lists, other.lists, said);
    differ("relations", sharing.relations(), other.sharing.relations(), said);
    differ("paying orders", sharing.payingOrders(), other.sharing.payingOrders(), said);
    differ("wallets", sharing.wallets(), other.sharing.wallets(), said);
    differ("transfers", sharing.transfers(), other.sharing.transfers(), said);
    return said.toString();
  }

  private static <K, V> void differ(
      String what, Map<K, V> ours, Map<K, V> theirs, StringBuilder said) {
    if (ours.equals(theirs)) {
      return;
    }
    Map<K, V> keys = new HashMap<>(ours);
    keys.putAll(theirs);
    for (K key : keys.keySet()) {
      Optional<V> own = Optional.ofNullable(ours.get(key));
      Optional<V> other = Optional.ofNullable(theirs.get(key));
      if (!own.equals(other)) {
        said.append("%n  %s %s%n    model  %s%n    tables %s".formatted(what, key, own, other));
      }
    }
  }

  /**
   * A person's file.
   *
   * @param changedOn when it was entered or last changed, payments left aside
   * @param guardian who answers for a child that was entered without a document
   * @param employments how the person stands to work, in the order of their days
   */
  record PersonFile(
      Area area,
      Optional<LocalDate> areaSince,
      List<CategorySpell> categories,
      List<Cover> covers,
      List<PaidPremium> payments,
      Optional<LocalDate> diedOn,
      Optional<String> mergedInto,
      LocalDate changedOn,
      Optional<String> guardian,
      boolean documented,
      List<EmploymentSpell> employments) {

    PersonFile {
      employments = List.copyOf(employments);
      categories = List.copyOf(categories);
      covers = List.copyOf(covers);
      payments = List.copyOf(payments);
    }

    PersonFile with(List<Cover> other, List<PaidPremium> paid) {
      return new PersonFile(
          area,
          areaSince,
          categories,
          other,
          paid,
          diedOn,
          mergedInto,
          changedOn,
          guardian,
          documented,
          employments);
    }

    PersonFile withCategories(List<CategorySpell> other) {
      return new PersonFile(
          area,
          areaSince,
          other,
          covers,
          payments,
          diedOn,
          mergedInto,
          changedOn,
          guardian,
          documented,
          employments);
    }

    PersonFile died(LocalDate on) {
      return new PersonFile(
          area,
          areaSince,
          categories,
          covers,
          payments,
          Optional.of(on),
          mergedInto,
          changedOn,
          guardian,
          documented,
          employments);
    }

    PersonFile movedTo(Area other, LocalDate on) {
      return new PersonFile(
          other,
          Optional.of(on),
          categories,
          covers,
          payments,
          diedOn,
          mergedInto,
          changedOn,
          guardian,
          documented,
          employments);
    }

    PersonFile givenDocument() {
      return new PersonFile(
          area,
          areaSince,
          categories,
          covers,
          payments,
          diedOn,
          mergedInto,
          changedOn,
          guardian,
          true,
          employments);
    }

    PersonFile working(List<EmploymentSpell> other) {
      return new PersonFile(
          area,
          areaSince,
          categories,
          covers,
          payments,
          diedOn,
          mergedInto,
          changedOn,
          guardian,
          documented,
          other);
    }

    PersonFile changedOn(LocalDate day) {
      return new PersonFile(
          area,
          areaSince,
          categories,
          covers,
          payments,
          diedOn,
          mergedInto,
          day,
          guardian,
          documented,
          employments);
    }
  }

  /**
   * An order under its channel's number.
   *
   * @param work what it is besides, where it pays for months of the employee scheme
   */
  record PlacedOrder(
      Area area,
      Means means,
      Order.Status status,
      long fen,
      List<Line> lines,
      Instant createdAt,
      Instant expiresAt,
      Optional<Payment> payment,
      boolean receipt,
      Optional<Work> work) {

    PlacedOrder {
      lines = List.copyOf(lines);
    }

    /** Of a year's premiums. */
    PlacedOrder(
        Area area,
        Means means,
        Order.Status status,
        long fen,
        List<Line> lines,
        Instant createdAt,
        Instant expiresAt,
        Optional<Payment> payment,
        boolean receipt) {
      this(
          area,
          means,
          status,
          fen,
          lines,
          createdAt,
          expiresAt,
          payment,
          receipt,
          Optional.empty());
    }

    /** The year of the books that it is in. */
    int year() {
      return work.map(Work::year).orElse(Model.YEAR);
    }

    /** What a staff list's order is divided into; nothing for any other. */
    List<String> parts() {
      return work.map(Work::parts).orElse(List.of());
    }

    boolean isPart() {
      return work.flatMap(Work::partOf).isPresent();
    }

    PlacedOrder taken(Order.Status next, List<Line> decided, Payment by, boolean receipted) {
      return new PlacedOrder(
          area, means, next, fen, decided, createdAt, expiresAt, Optional.of(by), receipted, work);
    }

    /** With all its parts applied. */
    PlacedOrder applied() {
      Work all = work.orElseThrow();
      return new PlacedOrder(
          area,
          means,
          status,
          fen,
          lines,
          createdAt,
          expiresAt,
          payment,
          receipt,
          Optional.of(new Work(all.year(), all.employer(), all.partOf(), all.parts(), true)));
    }

    PlacedOrder as(Order.Status next) {
      return new PlacedOrder(
          area, means, next, fen, lines, createdAt, expiresAt, payment, receipt, work);
    }

    /** With one line in the place of another. */
    PlacedOrder with(Line before, Line after) {
      List<Line> replaced = new ArrayList<>(lines);
      replaced.replaceAll(line -> line.equals(before) ? after : line);
      return new PlacedOrder(
          area, means, status, fen, replaced, createdAt, expiresAt, payment, receipt, work);
    }
  }

  /**
   * What an order of months is besides.
   *
   * @param partOf the staff list's order that it is a part of
   * @param parts what a staff list's order is divided into
   * @param applied whether the money of all the parts was applied
   */
  record Work(
      int year,
      Optional<String> employer,
      Optional<String> partOf,
      List<String> parts,
      boolean applied) {

    Work {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A list of an employer's staff.
   *
   * @param errors what is wrong with it; if nothing is, there is the order
   */
  record HandedIn(List<StaffList.Flaw> errors, Optional<String> order) {

    HandedIn {
      errors = List.copyOf(errors);
    }
  }

  /**
   * How an order is to be paid.
   *
   * @param payer by the name that the order was placed with
   * @param consent of the payer, where an account pays at once
   */
  record Means(Order.Method method, Optional<String> payer, Optional<Consented> consent) {

    static final Means CHANNEL =
        new Means(Order.Method.THIRD_PARTY, Optional.empty(), Optional.empty());

    /** Nobody pays. */
    static final Means NONE = new Means(Order.Method.NONE, Optional.empty(), Optional.empty());
  }

  /** Who agreed, and when. */
  record Consented(String person, Instant at) {}

  /**
   * One person in an order.
   *
   * @param month of the employee scheme, where it pays for one
   */
  record Line(
      String person,
      Order.LineStatus status,
      long fen,
      long subsidyFen,
      StartRule start,
      Optional<LocalDate> coverFrom,
      Optional<Order.Month> month) {

    /** A year's. */
    Line(
        String person,
        Order.LineStatus status,
        long fen,
        long subsidyFen,
        StartRule start,
        Optional<LocalDate> coverFrom) {
      this(person, status, fen, subsidyFen, start, coverFrom, Optional.empty());
    }

    Line as(Order.LineStatus next) {
      return new Line(person, next, fen, subsidyFen, start, Optional.empty(), month);
    }

    Line coveredFrom(LocalDate day) {
      return new Line(
          person, Order.LineStatus.COVERED, fen, subsidyFen, start, Optional.of(day), month);
    }

    /** Whether its money was kept. */
    boolean isKept() {
      return status == Order.LineStatus.COVERED || status == Order.LineStatus.NOT_COVERED;
    }

    /** How what comes of it in an order is called. */
    String cause(String order) {
      return order + " " + person + month.map(paid -> " " + paid.month()).orElse("");
    }
  }

  /** What an order was answered for. */
  sealed interface Payment {

    /** A channel's transaction. */
    record ByChannel(String channel, String number, long fen, Instant paidAt) implements Payment {}

    /**
     * Out of people's own accounts.
     *
     * @param person who pays: every line that nothing else does
     * @param shared what else pays a line, by whose it is
     */
    record FromAccount(String person, long fen, Instant paidAt, Map<String, Share> shared)
        implements Payment {

      public FromAccount {
        shared = Collections.unmodifiableMap(new TreeMap<>(shared));
      }

      /** From which account a line was paid. */
      String paying(Line line) {
        return Optional.ofNullable(shared.get(line.person())).map(Share::account).orElse(person);
      }

      /** By which relation a line was paid, if by one. */
      Optional<String> relation(Line line) {
        return Optional.ofNullable(shared.get(line.person())).flatMap(Share::relation);
      }
    }
  }

  /**
   * What pays a line in place of the payer's account.
   *
   * @param relation the one whose quota does; none where it is the payer's wallet
   */
  record Share(Optional<String> relation, String account) {}

  /**
   * A person's own account, in fen.
   *
   * @param retired for which months it was credited what who is retired gets
   * @param interestFor the last year that bore interest
   */
  record OwnAccount(
      Area area,
      long available,
      long frozen,
      long spent,
      long credited,
      long postings,
      Months retired,
      Optional<Integer> interestFor,
      Optional<String> mergedInto) {

    static OwnAccount empty(Area area) {
      return new OwnAccount(area, 0, 0, 0, 0, 0, Months.NONE, Optional.empty(), Optional.empty());
    }

    OwnAccount credited(long fen) {
      return moved(fen, 0, fen);
    }

    /** What was credited is taken out again. */
    OwnAccount uncredited(long fen) {
      return moved(-fen, 0, -fen);
    }

    OwnAccount paid(long fen) {
      return moved(-fen, fen, 0);
    }

    OwnAccount givenBack(long fen) {
      return moved(fen, -fen, 0);
    }

    OwnAccount creditedFor(Months months) {
      return told(retired.and(months), interestFor);
    }

    OwnAccount bearingInterestFor(int year) {
      return told(retired, Optional.of(year));
    }

    /** What it holds: what is free, and what is set aside. */
    long held() {
      return available + frozen;
    }

    /** So much more is set aside; less where it is freed again. No money moves. */
    OwnAccount freezing(long fen) {
      return new OwnAccount(
          area,
          available - fen,
          frozen + fen,
          spent,
          credited,
          postings,
          retired,
          interestFor,
          mergedInto);
    }

    OwnAccount joinedBy(OwnAccount other) {
      return moved(other.available, other.spent, other.credited)
          .told(
              retired.and(other.retired),
              Stream.of(interestFor, other.interestFor)
                  .flatMap(Optional::stream)
                  .max(Integer::compare));
    }

    OwnAccount movedTo(Area to) {
      return new OwnAccount(
          to, available, frozen, spent, credited, postings + 1, retired, interestFor, mergedInto);
    }

    OwnAccount emptiedInto(String survivor) {
      return new OwnAccount(
          area, 0, frozen, 0, 0, postings + 1, retired, interestFor, Optional.of(survivor));
    }

    private OwnAccount moved(long free, long gone, long come) {
      return new OwnAccount(
          area,
          available + free,
          frozen,
          spent + gone,
          credited + come,
          postings + 1,
          retired,
          interestFor,
          mergedInto);
    }

    private OwnAccount told(Months months, Optional<Integer> year) {
      return new OwnAccount(
          area, available, frozen, spent, credited, postings, months, year, mergedInto);
    }
  }

  /**
   * A movement of money as the books have it.
   *
   * @param orderNo the channel's own number of the order, where the books know one
   * @param order the order itself, or the part of a staff list's
   */
  record Told(
      String channel,
      Kind kind,
      String number,
      long fen,
      Instant at,
      Optional<String> orderNo,
      Optional<String> order,
      Source source) {

    String name() {
      return Names.told(channel, kind, number);
    }
  }

  /** How far a window was taken, by area and year such as {@code 630000#2026}. */
  record Window(Season.State state, Instant writtenAt, boolean closedEarly) {}

  /**
   * A mandate to charge a payer for people's premiums.
   *
   * @param version counts what was done by it and to it
   * @param tried what was done by it, by year and named day such as {@code 2026.2025-11-05}
   */
  record Mandate(
      String payer,
      List<String> people,
      Area area,
      Instant madeAt,
      Consented consent,
      long version,
      Optional<Consented> ended,
      Map<String, Tried> tried) {

    Mandate {
      people = List.copyOf(people);
      tried = Collections.unmodifiableMap(new TreeMap<>(tried));
    }

    boolean isActive() {
      return ended.isEmpty();
    }

    /** The payer and the people. */
    Set<String> everybody() {
      Set<String> everybody = new TreeSet<>(people);
      everybody.add(payer);
      return everybody;
    }

    Mandate ended(Consented how) {
      return new Mandate(
          payer, people, area, madeAt, consent, version + 1, Optional.of(how), tried);
    }

    /** One version on, with a day on which it was tried. */
    Mandate tried(String day, Tried what) {
      Mandate with = withDay(day, what);
      return new Mandate(payer, people, area, madeAt, consent, version + 1, ended, with.tried);
    }

    Mandate withDay(String day, Tried what) {
      Map<String, Tried> all = new TreeMap<>(tried);
      all.put(day, what);
      return new Mandate(payer, people, area, madeAt, consent, version, ended, all);
    }

    Mandate withDaysOf(Mandate other) {
      return new Mandate(payer, people, area, madeAt, consent, version, ended, other.tried);
    }
  }

  /**
   * A named day of a mandate.
   *
   * @param leftOut for whom nothing was ordered, and why
   */
  record Tried(
      Optional<Charge> charge, Map<String, Attempt.Reason> leftOut, Optional<LocalDate> nextOn) {}

  /** What a channel is to charge by a mandate. */
  record Charge(String order, long fen, Instant expiresAt) {}

  /** What is owed. */
  sealed interface Owed {

    /**
     * Money that goes back.
     *
     * @param number of the transaction that brought it, unless an account paid
     * @param paidBackBy the transaction that paid it back, or the account that it is back in
     */
    record Back(
        String channel,
        Optional<String> number,
        long fen,
        Refund.Reason reason,
        Instant since,
        String cause,
        Optional<String> paidBackBy)
        implements Owed {

      Back paidBackBy(String transaction) {
        return new Back(channel, number, fen, reason, since, cause, Optional.of(transaction));
      }
    }

    /** Money, or a note, that waits for a person. */
    record Hanging(
        String channel,
        String number,
        String about,
        long fen,
        Instant paidAt,
        Suspense.Reason reason,
        Suspense.Direction direction,
        Instant since,
        Optional<String> workedOff)
        implements Owed {

      boolean isMoney() {
        return reason != Suspense.Reason.KEY_REUSED && reason != Suspense.Reason.STATEMENT_STATUS;
      }

      Hanging workedOff(String how) {
        return new Hanging(
            channel, number, about, fen, paidAt, reason, direction, since, Optional.of(how));
      }
    }
  }
}
