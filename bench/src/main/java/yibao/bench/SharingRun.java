package yibao.bench;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.LocalTables;
import yibao.local.TemplateTables;
import yibao.operations.AccountRecords;
import yibao.operations.Answer;
import yibao.operations.AnswerRelation;
import yibao.operations.AskRelation;
import yibao.operations.CallersKey;
import yibao.operations.Channel;
import yibao.operations.Hands;
import yibao.operations.Ids;
import yibao.operations.Keyed;
import yibao.operations.OpenAccount;
import yibao.operations.OverdueEnrolment;
import yibao.operations.PaymentRecords;
import yibao.operations.PeopleRecords;
import yibao.operations.ShanghaiTime;
import yibao.operations.SharingRecords;
import yibao.operations.TransferPerson;
import yibao.operations.WatchRelations;
import yibao.records.Accounts;
import yibao.records.Consent;
import yibao.records.Identities;
import yibao.records.Identity;
import yibao.records.KeyRing;
import yibao.records.Pace;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Relation;
import yibao.records.SharingFile;
import yibao.records.SharingRelations;
import yibao.records.StorageUnavailable;
import yibao.records.Sweeps;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.rules.Kinship;
import yibao.rules.Money;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;
import yibao.rules.Quota;
import yibao.rules.Scheme;
import yibao.rules.SharingEnd;
import yibao.simulator.SimulatedPace;
import yibao.simulator.memory.MemoryDynamoDb;
import yibao.simulator.wire.Fault;
import yibao.simulator.wire.Faults;

/**
 * A pooling area is closed: whoever was insured there is insured in another one from one day on, so
 * that every relation of sharing ends of which the owner was. The files come as the stream hands
 * them over, in batches, side by side, while DynamoDB throttles; a batch that fails is handed over
 * again from where it failed. None may be lost, and nothing may stay frozen. How fast that goes is
 * told of DynamoDB Local, what it consumes of a DynamoDB in memory.
 */
final class SharingRun {

  private static final int RELATIONS = 500;
  private static final int RELATIONS_IN_FULL = 10_000;

  /** Of a thousand calls so many are throttled: some, and more than are tried again. */
  private static final int SOME_THROTTLED = 50;

  private static final int MOST_THROTTLED = 400;

  /** What the template gives the stream. */
  private static final int IN_A_BATCH = 100;

  private static final int AT_ONCE = 10;

  private static final int WRITERS = 4;
  private static final long SEED = 20_260_109;
  private static final Area CLOSED = new Area("630100");
  private static final Area INTO = new Area("630200");
  private static final Area ELSEWHERE = new Area("520600");
  private static final Instant NOW = Instant.parse("2026-03-05T04:00:00Z");
  private static final LocalDate TODAY = ShanghaiTime.dateOf(NOW);
  private static final Money HELD = Money.ofYuan(1_000);
  private static final Money QUOTA = Money.ofYuan(600);
  private static final Channel CHANNEL = new Channel("bench");
  private static final PolicyBook BOOK = PolicyResource.load();

  private final int relations;
  private final PrintWriter out;
  private final MeteredDynamoDb metered;
  private final Faults throttles;
  private final AtomicInteger throttled = new AtomicInteger();
  private final House calm;
  private final House busy;

  /** What acts on the tables, by calls that are throttled or aren't. */
  private record House(
      PaymentRecords payments, SharingRecords sharing, PeopleRecords people, Sweeps sweeps) {

    static House of(DynamoDbClient client, UnaryOperator<String> names, Pace pace) {
      Tables tables = new Tables(client, pace);
      Vault vault = new Vault(() -> new KeyRing("1", Map.of("1", "a key for measurements")));
      PaymentRecords payments =
          PaymentRecords.of(
              tables,
              new PaymentRecords.Names(
                  names.apply("PeopleTable"),
                  names.apply("OrdersTable"),
                  names.apply("GuardsTable"),
                  names.apply("WindowsTable"),
                  names.apply("OwedTable"),
                  names.apply("LedgerTable"),
                  names.apply("BooksTable")),
              vault);
      return new House(
          payments,
          SharingRecords.of(
              payments,
              new Accounts(tables, names.apply("AccountsTable")),
              new SharingRelations(tables, names.apply("SharingTable"))),
          new PeopleRecords(
              tables,
              payments.people(),
              new Identities(tables, names.apply("IdentitiesTable"), vault),
              payments.guards(),
              vault),
          new Sweeps(tables, names.apply("SweepsTable")));
    }
  }

  private SharingRun(
      DynamoDbClient client,
      UnaryOperator<String> names,
      Supplier<Pace> pace,
      int relations,
      int ofThousand,
      PrintWriter out) {
    this.relations = relations;
    this.out = out;
    this.metered = new MeteredDynamoDb(client);
    RandomGenerator chance = new Random(SEED);
    this.throttles =
        new Faults(
            call -> {
              if (chance.nextInt(1000) >= ofThousand) {
                return Fault.NONE;
              }
              throttled.incrementAndGet();
              return Fault.THROTTLED;
            });
    this.calm = House.of(client, names, pace.get());
    this.busy = House.of(throttles.inFrontOf(metered.client()), names, pace.get());
  }

  /** Whether none was lost. */
  static boolean of(boolean full, PrintWriter out) {
    out.printf("%nRelations of sharing that end when an area is closed, calls throttled%n%n");
    boolean right = locally(full ? RELATIONS_IN_FULL : RELATIONS, out);
    return inMemory(full ? RELATIONS_IN_FULL : RELATIONS, out) && right;
  }

  private static boolean locally(int relations, PrintWriter out) {
    try (LocalTables stored = LocalTables.ofItsOwn()) {
      return new SharingRun(
              stored.client(), stored::name, Pace::ofTheMachine, relations, SOME_THROTTLED, out)
          .isRight(
              ended -> "%,.0f a second in DynamoDB Local".formatted(relations / ended.seconds()));
    }
  }

  private static boolean inMemory(int relations, PrintWriter out) {
    TemplateTables template = TemplateTables.read();
    MemoryDynamoDb memory = new MemoryDynamoDb(Clock.systemUTC());
    template.definitions().forEach(memory::createTable);
    Random random = new Random(SEED);
    return new SharingRun(
            memory, template::name, () -> new SimulatedPace(random), relations, MOST_THROTTLED, out)
        .isRight(
            ended ->
                "%.2f read units and %.2f write units a relation, in %.1f calls"
                    .formatted(
                        ended.used().readUnits() / relations,
                        ended.used().writeUnits() / relations,
                        (double) ended.used().calls() / relations));
  }

  /**
   * What ending all took.
   *
   * @param again how often a batch was handed over again
   */
  private record Ended(double seconds, MeteredDynamoDb.Meter used, int again) {}

  private boolean isRight(Function<Ended, String> told) {
    enter();
    Ended ended = end(moved());
    boolean right = areEnded();
    out.printf(
        "%,7d relations, none lost, nothing frozen: %-7s %s; %,d of %,d calls throttled,"
            + " %,d batches handed over again%n",
        relations,
        right ? "met" : "MISSED",
        told.apply(ended),
        throttled.get(),
        throttles.calls(),
        ended.again());
    return right;
  }

  // ---- an area, as it was ---------------------------------------------------------------------

  private static String owner(int serial) {
    return "0WNER%07d".formatted(serial);
  }

  private static String beneficiary(int serial) {
    return "RE1ATED%05d".formatted(serial);
  }

  private void enter() {
    List<Supplier<Boolean>> entries = new ArrayList<>();
    for (int first = 0; first < relations; first += IN_A_BATCH / 2) {
      List<Person> some =
          IntStream.range(first, Math.min(relations, first + IN_A_BATCH / 2))
              .boxed()
              .flatMap(
                  serial ->
                      List.of(
                          person(owner(serial), CLOSED, Scheme.EMPLOYEE),
                          person(beneficiary(serial), ELSEWHERE, Scheme.RESIDENT))
                          .stream())
              .toList();
      entries.add(
          () -> {
            calm.payments()
                .tables()
                .commit(some.stream().map(calm.payments().people()::enter).toList());
            return true;
          });
    }
    Hands.upTo(WRITERS).all(entries);
    SplittableRandom random = new SplittableRandom(SEED);
    Hands.upTo(WRITERS)
        .all(
            IntStream.range(0, relations)
                .<Supplier<Boolean>>mapToObj(
                    serial -> {
                      RandomGenerator own = random.split();
                      return () -> share(serial, new Ids(own));
                    })
                .toList());
  }

  private static Person person(String psnNo, Area area, Scheme scheme) {
    Cover year =
        new Cover(
            scheme,
            area,
            TODAY.getYear(),
            LocalDate.of(TODAY.getYear(), 1, 1),
            LocalDate.of(TODAY.getYear(), 12, 31),
            Optional.empty(),
            Optional.empty());
    return Person.entered(
        psnNo,
        area,
        new Identity(Optional.empty(), "马兰", Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        new PersonFacts(
            LocalDate.of(1988, 1, 1), Optional.empty(), List.of(), List.of(year), List.of()),
        TODAY);
  }

  private boolean share(int serial, Ids ids) {
    done(
        new OpenAccount(
                calm.payments(), calm.sharing().accounts(), account -> new Answer(201, "opened"))
            .open(new OpenAccount.Command(key("open", serial), owner(serial), HELD), NOW));
    String relationId =
        done(
            new AskRelation(
                    calm.sharing(),
                    BOOK,
                    ids,
                    file -> new Answer(201, file.relation().relationId()))
                .ask(
                    new AskRelation.Command(
                        key("ask", serial),
                        consent(owner(serial)),
                        owner(serial),
                        beneficiary(serial),
                        Kinship.PARENT,
                        Quota.of(QUOTA),
                        Relation.anyUse()),
                    NOW));
    done(
        new AnswerRelation(calm.sharing(), BOOK, file -> new Answer(200, "agreed"))
            .accept(
                new AnswerRelation.Command(CHANNEL, relationId, consent(beneficiary(serial))),
                NOW));
    return true;
  }

  private static CallersKey key(String what, int serial) {
    return new CallersKey(CHANNEL, what + "-" + serial);
  }

  private static Consent consent(String psnNo) {
    return new Consent(psnNo, Consent.Proof.FACE, NOW);
  }

  private static String done(Keyed<?> outcome) {
    if (outcome instanceof Keyed.Answered<?> answered) {
      return answered.answer().body();
    }
    throw new IllegalStateException(outcome.toString());
  }

  // ---- it is closed ---------------------------------------------------------------------------

  /** What the stream tells of it. */
  private List<WatchRelations.FileChanged> moved() {
    TransferPerson transfers =
        new TransferPerson(
            calm.people(),
            AccountRecords.of(calm.payments(), calm.sharing().accounts()),
            calm.sharing().wallets(),
            BOOK,
            new OverdueEnrolment(
                calm.payments(), calm.sweeps(), BOOK, new Ids(new SplittableRandom(SEED))),
            person -> new Answer(200, "moved"));
    return Hands.upTo(WRITERS)
        .all(
            IntStream.range(0, relations)
                .<Supplier<WatchRelations.FileChanged>>mapToObj(
                    serial ->
                        () -> {
                          Person before = file(serial);
                          done(
                              transfers.transfer(
                                  new TransferPerson.Command(
                                      key("move", serial), owner(serial), INTO, TODAY),
                                  NOW));
                          return new WatchRelations.FileChanged(
                              Optional.of(before), file(serial), NOW);
                        })
                .toList());
  }

  private Person file(int serial) {
    return calm.payments().people().meant(owner(serial)).orElseThrow();
  }

  private Ended end(List<WatchRelations.FileChanged> files) {
    WatchRelations watch = new WatchRelations(busy.sharing(), BOOK, Hands.one());
    AtomicInteger again = new AtomicInteger();
    List<Supplier<Boolean>> batches = new ArrayList<>();
    for (int first = 0; first < files.size(); first += IN_A_BATCH) {
      List<WatchRelations.FileChanged> batch =
          files.subList(first, Math.min(files.size(), first + IN_A_BATCH));
      batches.add(
          () -> {
            for (int from = 0; from < batch.size(); ) {
              from = handedOver(batch, from, watch);
              again.addAndGet(from < batch.size() ? 1 : 0);
            }
            return true;
          });
    }
    MeteredDynamoDb.Meter before = metered.meter();
    long begun = System.nanoTime();
    Hands.upTo(AT_ONCE).all(batches);
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Ended(seconds, metered.meter().since(before), again.get());
  }

  /** Hands a batch over from one of its files on; from which it must be handed over again. */
  private static int handedOver(
      List<WatchRelations.FileChanged> batch, int from, WatchRelations watch) {
    for (int place = from; place < batch.size(); place++) {
      try {
        watch.changed(batch.get(place));
      } catch (StorageUnavailable busy) {
        return place;
      }
    }
    return batch.size();
  }

  private boolean areEnded() {
    for (int first = 0; first < relations; first += IN_A_BATCH) {
      int last = Math.min(relations, first + IN_A_BATCH);
      Map<String, PersonalAccount> accounts =
          calm.sharing()
              .accounts()
              .find(
                  IntStream.range(first, last)
                      .mapToObj(SharingRun::owner)
                      .collect(Collectors.toSet()));
      if (accounts.size() < last - first
          || !accounts.values().stream().allMatch(one -> one.available().equals(HELD))
          || !IntStream.range(first, last).allMatch(this::isEnded)) {
        return false;
      }
    }
    return true;
  }

  private boolean isEnded(int serial) {
    SharingRelations all = calm.sharing().relations();
    Collection<SharingFile> files = all.files(Set.of(owner(serial), beneficiary(serial))).values();
    List<SharingRelations.Noted> noted = all.ofPerson(owner(serial), Optional.empty(), 2);
    return files.stream().allMatch(SharingFile::isEmpty)
        && noted.size() == 1
        && all.find(noted.getFirst().id()).flatMap(Relation::ending).orElse(null)
            instanceof Relation.Ending.ByItself how
        && how.why() == SharingEnd.TRANSFER
        && how.of() == Relation.Party.OWNER;
  }
}
