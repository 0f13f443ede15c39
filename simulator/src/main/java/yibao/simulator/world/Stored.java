package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.records.Account;
import yibao.records.ChannelTransaction;
import yibao.records.Order;
import yibao.records.Posting;
import yibao.records.Refund;
import yibao.records.StaffList;
import yibao.records.Suspense;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.ContributionKind;
import yibao.rules.Cover;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.Money;
import yibao.rules.Months;
import yibao.rules.PaidPremium;
import yibao.rules.Scheme;
import yibao.rules.Season;
import yibao.rules.StartRule;
import yibao.rules.Waiting;
import yibao.simulator.memory.Snapshot;

/**
 * What stands in the tables, by the world's names, followed change by change. It reads items by
 * itself: the classes that wrote them are under test. What may never be altered or removed must not
 * be.
 */
final class Stored {

  private static final String ENROL_AIDED = "enrol-aided#";

  /** Jobs that go through the parts of an area once a day, or once a year. */
  private static final List<String> CREDITS = List.of("account-credit#", "account-interest#");

  /** What moves several accounts by one posting, as many as there was room for. */
  private static final Set<Posting.Cause> OF_SEVERAL =
      EnumSet.of(Posting.Cause.RETIREES_CREDITED, Posting.Cause.INTEREST_CREDITED);

  private final List<String> inOrder;
  private final String guards;
  private final State state = State.empty();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, Integer> parts = new HashMap<>();
  private final Map<String, Integer> partsOfAccounts = new HashMap<>();
  private final Map<String, Integer> partsOfRetired = new HashMap<>();
  private final Map<String, TreeMap<LocalDate, Long>> movedOn = new HashMap<>();
  private final Map<LocalDate, Integer> postingsOfSeveral = new TreeMap<>();
  private Optional<LocalDate> booksBegin = Optional.empty();
  private final StoredMandates mandates;
  private final StoredSharing sharing;
  private final List<Image> images = new ArrayList<>();
  private final Map<String, Image> latest = new HashMap<>();
  private int bound;

  /**
   * Somebody's file as it was stored once, which the table's stream tells of.
   *
   * @param before as it was stored until then; none where it was entered
   * @param item as it was written
   * @param at when
   */
  record Image(
      Optional<Image> before,
      String person,
      State.PersonFile file,
      Map<String, AttributeValue> item,
      Instant at) {

    private Image withoutBefore() {
      return new Image(Optional.empty(), person, file, item, at);
    }
  }

  Stored(Cloud cloud) {
    this.mandates = new StoredMandates(cloud, this);
    this.sharing = new StoredSharing(cloud, this);
    this.guards = cloud.name("GuardsTable");
    this.inOrder =
        List.of(
            cloud.name("PeopleTable"),
            cloud.name("OrdersTable"),
            cloud.name("OwedTable"),
            cloud.name("LedgerTable"),
            cloud.name("WindowsTable"),
            cloud.name("AccountsTable"),
            cloud.name("IdentitiesTable"),
            cloud.name("SweepsTable"),
            cloud.name("BooksTable"),
            sharing.table());
  }

  State state() {
    return state;
  }

  /** How many numbers are bound to answers. */
  int bound() {
    return bound;
  }

  /** The id of what has a name; one that nothing has if nothing has the name. */
  String id(String name) {
    return Names.isWallet(name)
        ? Names.walletOf(id(Names.ofWallet(name)))
        : ids.getOrDefault(name, "000000000000");
  }

  /** The name of what has an id. */
  String name(String id) {
    return Names.isWallet(id)
        ? Names.walletOf(name(Names.ofWallet(id)))
        : names.getOrDefault(id, Names.NOBODY);
  }

  /** Every file that was stored, in the order in which that was. */
  List<Image> images() {
    return images;
  }

  /** At which version somebody's file is. */
  long version(String person) {
    return new StoredItem(Objects.requireNonNull(latest.get(person)).item()).number("version");
  }

  /** How many files had been stored when both had agreed to a relation. */
  int filesWhenAgreed(String relation) {
    return sharing.filesWhenAgreed(relation);
  }

  /** By which hash the tables know a document. */
  void knows(String document, String hash) {
    names.put(hash, document);
  }

  /** In which part of the aided people of an area somebody stands; none who never was aided. */
  Optional<Integer> part(String person) {
    return Optional.ofNullable(parts.get(person));
  }

  /** In which part of its area a job finds somebody who is or was retired, if it found one ever. */
  Optional<Integer> partOfRetired(String person) {
    return Optional.ofNullable(partsOfRetired.get(person));
  }

  /** In which part of its area a job finds an account. */
  int partOfAccount(String person) {
    return Objects.requireNonNull(partsOfAccounts.get(person));
  }

  /** How many postings of a day moved the accounts of several people, or of one left over. */
  Map<LocalDate, Integer> postingsOfSeveral() {
    return postingsOfSeveral;
  }

  /** What somebody's account held when a day ended, by all that was booked. */
  long heldOn(String person, LocalDate day) {
    return movedOn.getOrDefault(person, new TreeMap<>()).headMap(day, true).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Where a mandate stands among those that a job goes through in their order. */
  String place(String mandate) {
    return mandates.place(mandate);
  }

  /** The first day of the books, once they are open. */
  Optional<LocalDate> booksBegin() {
    return booksBegin;
  }

  /**
   * The channel's real number of an order that the world calls otherwise if a mandate placed it.
   */
  String channelOrderNo(String channel, String number) {
    int point = number.indexOf('.');
    return point < 0
        ? number
        : id(Names.order(channel, number.substring(0, point))) + number.substring(point);
  }

  /**
   * Follows what one step changed: names first, since items speak of each other.
   *
   * @param at when it was done
   */
  void follow(List<Snapshot.Changed> changes, Instant at) {
    List<Snapshot.Changed> sorted =
        changes.stream()
            .sorted(Comparator.comparing(changed -> inOrder.indexOf(changed.table())))
            .toList();
    sorted.forEach(mandates::call);
    sorted.forEach(changed -> changed.after().ifPresent(item -> call(changed, item)));
    sorted.forEach(sharing::call);
    sorted.forEach(changed -> follow(changed, at));
    sharing.check();
  }

  private void call(Snapshot.Changed changed, Map<String, AttributeValue> attributes) {
    StoredItem item = new StoredItem(attributes);
    switch (inOrder.indexOf(changed.table())) {
      case 0 -> callPerson(item);
      case 1 -> {
        if (item.text("sk").equals("order") && item.maybeText("partOf").isEmpty()) {
          callOrder(item);
        }
      }
      default -> {}
    }
  }

  /** Two files of a child differ by its guardian, when they are entered. */
  private void callPerson(StoredItem item) {
    LocalDate birth = item.day("birthDate");
    if (!names.containsKey(item.text("psnNo"))) {
      called(
          item.maybeText("guardian").isPresent()
              ? Names.newbornBornOn(birth)
              : Names.personBornOn(birth),
          item.text("psnNo"));
    }
  }

  private void callOrder(StoredItem item) {
    String name = orderName(item);
    String orderId = item.text("pk").substring("order#".length());
    if (ids.containsKey(name) && !id(name).equals(orderId)) {
      throw new Broken("two orders are called " + name);
    }
    called(name, orderId);
    List<String> partIds =
        item.maybeItem("parts").map(all -> all.texts("orderIds")).orElse(List.of());
    for (int part = 0; part < partIds.size(); part++) {
      called(Names.part(name, part), partIds.get(part));
    }
  }

  /** What nobody asked for has a number that tells for whom it is, by the person's id. */
  private String orderName(StoredItem item) {
    String number = item.text("channelOrderNo");
    if (!item.text("channel").equals(Names.SCHEDULE)) {
      return Names.order(item.text("channel"), mandates.orderNumber(number));
    }
    return Names.freeOrder(
        new Area(item.text("area")), name(number.substring(number.lastIndexOf('-') + 1)));
  }

  private void follow(Snapshot.Changed changed, Instant at) {
    int table = inOrder.indexOf(changed.table());
    if (changed.after().isEmpty()) {
      throw new Broken("removed from " + changed.table() + ": " + changed.before());
    }
    StoredItem item = new StoredItem(changed.after().get());
    switch (table) {
      case 0 -> person(item, at);
      case 1 -> order(item, changed);
      case 2 -> owed(item);
      case 3 -> posting(item, changed);
      case 4 -> window(item);
      case 5 -> account(item);
      case 6 -> document(item, changed);
      case 7 -> pass(item);
      case 8 -> books(item, changed);
      default -> other(changed);
    }
  }

  /** All else is written once. */
  private void other(Snapshot.Changed changed) {
    if (mandates.follow(changed) || sharing.follow(changed)) {
      return;
    }
    checkNew(changed);
    if (changed.table().equals(guards)) {
      bound++;
    }
  }

  static void checkNew(Snapshot.Changed changed) {
    if (changed.before().isPresent()) {
      throw new Broken("altered in " + changed.table() + ": " + changed);
    }
  }

  void called(String name, String id) {
    names.put(id, name);
    ids.put(name, id);
  }

  private void person(StoredItem item, Instant at) {
    String name = name(item.text("psnNo"));
    State.PersonFile file =
        new State.PersonFile(
            new Area(item.text("area")),
            item.maybeDay("areaSince"),
            item.list("categories", Stored::category),
            item.list("covers", this::cover),
            item.list("payments", this::premium),
            item.maybeDay("diedOn"),
            item.maybeText("mergedInto").map(this::name),
            item.day("changedOn"),
            item.maybeText("guardian").map(this::name),
            item.maybeText("idType").isPresent(),
            item.list("employments", Stored::employment));
    state.people().put(name, file);
    Optional<Image> before = Optional.ofNullable(latest.get(name)).map(Image::withoutBefore);
    Image image = new Image(before, name, file, item.attributes(), at);
    images.add(image);
    latest.put(name, image);
    item.maybeText("retiredShard")
        .ifPresent(shard -> partsOfRetired.put(name(item.text("psnNo")), partOf(item, shard)));
    item.maybeText("aidedShard").ifPresent(shard -> aided(item, shard));
    if (item.maybeText("aidedShard").isPresent() != isAided(item)) {
      throw new Broken("aided people are found by an index: " + item);
    }
  }

  /** Who has, had or will have aid is found in the area of the file, always in the same part. */
  private void aided(StoredItem item, String shard) {
    int hash = shard.indexOf('#');
    Integer part = Integer.valueOf(shard.substring(hash + 1));
    Optional<Integer> before = Optional.ofNullable(parts.put(name(item.text("psnNo")), part));
    if (!shard.substring(0, hash).equals(item.text("area")) || !before.orElse(part).equals(part)) {
      throw new Broken("aided people are found where they are insured: " + item);
    }
  }

  /** The number of a part, which is one of the area that the item is in. */
  private static Integer partOf(StoredItem item, String shard) {
    int hash = shard.indexOf('#');
    if (!shard.substring(0, hash).equals(item.text("area"))) {
      throw new Broken("found in another area: " + item);
    }
    return Integer.valueOf(shard.substring(hash + 1));
  }

  private static boolean isAided(StoredItem item) {
    return item.maybeText("mergedInto").isEmpty()
        && item.list("categories", Stored::category).stream()
            .anyMatch(spell -> spell.code().aided());
  }

  private static CategorySpell category(StoredItem item) {
    return new CategorySpell(
        Category.valueOf(item.text("code")), item.day("from"), item.maybeDay("to"));
  }

  private Cover cover(StoredItem item) {
    return new Cover(
        Scheme.valueOf(item.text("scheme")),
        new Area(item.text("area")),
        (int) item.number("year"),
        item.day("from"),
        item.day("to"),
        item.maybeDay("paidOn"),
        item.maybeText("orderId").map(this::name),
        item.maybeInstant("enteredAt"),
        item.maybeText("paidAs").map(ContributionKind::valueOf),
        item.maybeItem("ends").map(this::cover));
  }

  private static EmploymentSpell employment(StoredItem item) {
    return new EmploymentSpell(
        EmploymentStatus.valueOf(item.text("status")),
        item.maybeText("employer"),
        item.day("from"));
  }

  private static Waiting waiting(StoredItem item) {
    return new Waiting(
        Math.toIntExact(item.number("months")), item.day("from"), item.day("coversFrom"));
  }

  private PaidPremium premium(StoredItem item) {
    return new PaidPremium(
        Scheme.valueOf(item.text("scheme")),
        new Area(item.text("area")),
        (int) item.number("year"),
        item.day("paidOn"),
        item.maybeText("orderId").map(this::name),
        item.maybeInstant("enteredAt"),
        item.maybeItem("contribution")
            .map(
                month ->
                    new PaidPremium.Month(
                        YearMonth.parse(month.text("month")),
                        ContributionKind.valueOf(month.text("kind")),
                        month.maybeItem("waiting").map(Stored::waiting).orElseThrow())));
  }

  private void order(StoredItem item, Snapshot.Changed changed) {
    if (item.text("sk").equals("list")) {
      checkNew(changed);
      state.lists().merge(handedIn(item), 1, Integer::sum);
      return;
    }
    if (!item.text("sk").equals("order")) {
      return;
    }
    state
        .orders()
        .put(
            name(item.text("pk").substring("order#".length())),
            new State.PlacedOrder(
                new Area(item.text("area")),
                new State.Means(
                    Order.Method.valueOf(item.text("method")),
                    item.maybeText("payer").map(this::name),
                    item.maybeItem("consent").map(this::consented)),
                Order.Status.valueOf(item.text("status")),
                item.number("totalFen"),
                item.list("lines", this::line),
                item.instant("createdAt"),
                item.instant("expiresAt"),
                item.maybeItem("payment").map(this::payment),
                item.maybeText("receiptNo").isPresent(),
                Optional.of(item)
                    .filter(order -> order.text("scheme").equals(Scheme.EMPLOYEE.name()))
                    .map(this::work)));
    boolean unapplied = item.text("status").equals("PAID") && hasPartsToApply(item);
    if (item.maybeText("unapplied").isPresent() != unapplied) {
      throw new Broken("orders that are to be applied are found by an index: " + item);
    }
  }

  private static boolean hasPartsToApply(StoredItem item) {
    return item.maybeItem("parts").filter(all -> !all.flag("applied")).isPresent();
  }

  private State.Work work(StoredItem item) {
    Optional<StoredItem> parts = item.maybeItem("parts");
    return new State.Work(
        (int) item.number("year"),
        item.maybeText("employer"),
        item.maybeText("partOf").map(this::name),
        parts.map(all -> all.texts("orderIds")).orElse(List.of()).stream().map(this::name).toList(),
        parts.filter(all -> all.flag("applied")).isPresent());
  }

  private State.HandedIn handedIn(StoredItem item) {
    return new State.HandedIn(
        item.list(
            "errors",
            flaw ->
                new StaffList.Flaw(
                    (int) flaw.number("line"),
                    StaffList.Field.valueOf(flaw.text("field")),
                    StaffList.Reason.valueOf(flaw.text("reason")),
                    flaw.texts("parts"))),
        item.maybeText("orderId").map(this::name));
  }

  State.Consented consented(StoredItem item) {
    return new State.Consented(name(item.text("psnNo")), item.instant("at"));
  }

  private State.Line line(StoredItem item) {
    return new State.Line(
        name(item.text("psnNo")),
        Order.LineStatus.valueOf(item.text("status")),
        item.number("payableFen") + item.number("repairFen"),
        item.maybeNumber("subsidyFen").orElse(0L),
        StartRule.parse(item.text("start")),
        item.maybeDay("coverFrom"),
        item.maybeItem("month").map(Stored::month));
  }

  private static Order.Month month(StoredItem item) {
    return new Order.Month(
        YearMonth.parse(item.text("month")),
        ContributionKind.valueOf(item.text("kind")),
        Money.ofFen(item.number("baseFen")),
        Money.ofFen(item.number("employerFen")),
        Money.ofFen(item.number("creditFen")),
        item.maybeItem("waiting").map(Stored::waiting));
  }

  private State.Payment payment(StoredItem item) {
    long fen = item.number("paidFen");
    Instant paidAt = item.instant("paidAt");
    return item.maybeText("account")
        .<State.Payment>map(
            owner -> new State.Payment.FromAccount(name(owner), fen, paidAt, shared(item)))
        .orElseGet(
            () ->
                new State.Payment.ByChannel(
                    item.text("channel"), item.text("channelTxnNo"), fen, paidAt));
  }

  private Map<String, State.Share> shared(StoredItem payment) {
    Map<String, State.Share> shared = new TreeMap<>();
    payment
        .list("shared", line -> line)
        .forEach(
            line ->
                shared.put(
                    name(line.text("psnNo")),
                    new State.Share(
                        line.maybeText("relationId").map(this::name), name(line.text("account")))));
    return shared;
  }

  private void owed(StoredItem item) {
    String id = item.text("owedId");
    String name = item.text("kind").equals("REFUND") ? refund(item) : suspense(item, id);
    called(name, id);
  }

  private String refund(StoredItem item) {
    Optional<String> suspended = item.maybeText("suspenseId");
    String cause = suspended.orElseGet(() -> causeInOrder(item));
    String name = "refund " + cause;
    state
        .owed()
        .put(
            name,
            new State.Owed.Back(
                item.text("channel"),
                item.maybeText("channelTxnNo"),
                item.number("amountFen"),
                Refund.Reason.valueOf(item.text("reason")),
                item.instant("since"),
                cause,
                item.maybeText("paidBackTxnNo")
                    .or(() -> item.maybeText("paidBackInto").map(this::name).map(Names::account))));
    return name;
  }

  private String causeInOrder(StoredItem item) {
    String order = name(item.text("orderId"));
    return item.maybeText("psnNo")
        .map(
            person ->
                order
                    + " "
                    + name(person)
                    + item.maybeText("month").map(month -> " " + month).orElse(""))
        .orElseGet(() -> Names.whole(order));
  }

  private String suspense(StoredItem item, String id) {
    State.Owed.Hanging hanging =
        new State.Owed.Hanging(
            item.text("channel"),
            item.text("channelTxnNo"),
            item.maybeText("orderId").map(this::name).orElse(Names.NOBODY),
            item.number("amountFen"),
            item.instant("paidAt"),
            Suspense.Reason.valueOf(item.text("reason")),
            Suspense.Direction.valueOf(item.text("direction")),
            item.instant("since"),
            workedOff(item));
    String name = hanging.reason() == Suspense.Reason.KEY_REUSED ? Names.reused(hanging) : id;
    state.owed().put(name, hanging);
    return name;
  }

  private Optional<String> workedOff(StoredItem item) {
    return switch (Suspense.Status.valueOf(item.text("status"))) {
      case OPEN -> Optional.empty();
      case MATCHED -> Optional.of("matched " + name(item.text("matchedTo")));
      case RETURNED ->
          Optional.of(
              item.attributes().containsKey("takenBack") ? StatementModel.TAKEN_BACK : "returned");
    };
  }

  private void posting(StoredItem item, Snapshot.Changed changed) {
    checkNew(changed);
    Map<String, Long> entries = new TreeMap<>();
    item.list("entries", entry -> entry)
        .forEach(
            entry ->
                entries.merge(account(entry.text("account")), entry.number("fen"), Math::addExact));
    if (entries.values().stream().mapToLong(Long::longValue).sum() != 0) {
      throw new Broken("a posting doesn't sum to zero: " + entries);
    }
    entries.forEach(state::book);
    LocalDate day = LocalDate.parse(item.text("dayPart").substring(0, "2025-11-05".length()));
    entries.forEach((account, fen) -> moved(account, day, -fen));
    item.maybeItem("transaction").map(this::told).ifPresent(this::toldOnce);
    (OF_SEVERAL.contains(Posting.Cause.valueOf(item.text("cause")))
            ? postingsOfSeveral
            : state.postings())
        .merge(day, 1, Integer::sum);
  }

  /** Notes what a posting brought into somebody's own account, wherever it is. */
  private void moved(String account, LocalDate day, long fen) {
    new Account(account)
        .person()
        .ifPresent(
            person ->
                movedOn.computeIfAbsent(person, one -> new TreeMap<>()).merge(day, fen, Long::sum));
  }

  /** An account's id, with the world's name of whose own it is. */
  private String account(String id) {
    Account account = new Account(id);
    return account
        .person()
        .map(owner -> Account.personalAccount(account.area().orElseThrow(), name(owner)).id())
        .orElse(id);
  }

  private void account(StoredItem item) {
    String owner = name(item.text("psnNo"));
    if (!Names.isWallet(owner)) {
      partsOfAccounts.put(owner, partOf(item, item.text("areaShard")));
    } else if (item.maybeText("areaShard").isPresent()) {
      throw new Broken("a wallet is found among accounts: " + item);
    }
    state
        .accounts()
        .put(
            owner,
            new State.OwnAccount(
                new Area(item.text("area")),
                item.number("availableFen"),
                item.number("frozenFen"),
                item.number("spentFen"),
                item.number("creditedFen"),
                item.number("postings"),
                new Months(item.texts("retireeMonths").stream().map(Stored::span).toList()),
                item.maybeNumber("interestFor").map(Math::toIntExact),
                item.maybeText("mergedInto").map(this::name)));
  }

  private static Months.Span span(String text) {
    String[] ends = text.split("\\.\\.", -1);
    return new Months.Span(YearMonth.parse(ends[0]), YearMonth.parse(ends[1]));
  }

  private void window(StoredItem item) {
    state
        .windows()
        .put(
            item.text("areaYear"),
            new State.Window(
                Season.State.valueOf(item.text("state")),
                item.instant("writtenAt"),
                item.maybeText("closedBy").isPresent()));
  }

  private void document(StoredItem item, Snapshot.Changed changed) {
    checkNew(changed);
    state.documents().put(name(item.text("identityHash")), name(item.text("psnNo")));
  }

  /**
   * Of long work that is gone through again and again only the day counts for which nothing is
   * left; it never goes back.
   */
  private void pass(StoredItem item) {
    String id = item.text("sweepId");
    if (CREDITS.stream().anyMatch(id::startsWith)) {
      item.maybeDay("doneFor").ifPresent(day -> state.passes().merge(id, day, Stored::forward));
      return;
    }
    if (!id.startsWith(ENROL_AIDED)) {
      return;
    }
    Optional<LocalDate> begun = item.maybeDay("passFor").map(day -> day.minusDays(1));
    item.maybeDay("doneFor")
        .filter(done -> begun.filter(done::isBefore).isEmpty())
        .or(() -> begun)
        .ifPresent(
            day -> state.passes().merge(id.substring(ENROL_AIDED.length()), day, Stored::forward));
  }

  private static LocalDate forward(LocalDate before, LocalDate after) {
    if (after.isBefore(before)) {
      throw new Broken("a pass of " + before + " is undone: " + after);
    }
    return after;
  }

  private void books(StoredItem item, Snapshot.Changed changed) {
    checkNew(changed);
    booksBegin = item.maybeDay("firstDay").or(() -> booksBegin);
  }

  private void toldOnce(State.Told told) {
    if (state.told().putIfAbsent(told.name(), told) != null) {
      throw new Broken("booked twice: " + told);
    }
  }

  private State.Told told(StoredItem item) {
    return new State.Told(
        item.text("channel"),
        ChannelTransaction.Kind.valueOf(item.text("kind")),
        item.text("channelTxnNo"),
        item.number("amountFen"),
        item.instant("at"),
        item.maybeText("channelOrderNo").map(mandates::orderNumber),
        item.maybeText("orderId").map(this::name),
        ChannelTransaction.Source.valueOf(item.text("source")));
  }
}
