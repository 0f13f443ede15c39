package yibao.bench;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.LocalTables;
import yibao.local.TemplateTables;
import yibao.operations.AccountRecords;
import yibao.operations.CreditRetirees;
import yibao.operations.Hands;
import yibao.operations.ShanghaiTime;
import yibao.records.Identity;
import yibao.records.KeyRing;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Sweeps;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.Area;
import yibao.rules.AreaPolicy;
import yibao.rules.Clause;
import yibao.rules.DatedValue;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.Grade;
import yibao.rules.Money;
import yibao.rules.Parameter;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.Source;
import yibao.rules.Working;
import yibao.simulator.memory.MemoryDynamoDb;

/**
 * Credits many retired people of a made-up area for two months by runs of which five a month are
 * killed: the first month opens the accounts, the second is like every other. Each must be credited
 * once for each month. How fast that goes is told of DynamoDB Local, what it consumes of a DynamoDB
 * in memory: DynamoDB Local tells of one item of a transaction alone.
 */
final class CreditRun {

  private static final int PEOPLE = 2_000;
  private static final int PEOPLE_IN_FULL = 100_000;

  /** The calls of DynamoDB before which runs are killed, for each two thousand people. */
  private static final List<Integer> DEATHS = List.of(4, 30, 60, 90, 111);

  private static final Area AREA = new Area("630000");
  private static final Money SUM = Money.ofYuan(100);
  private static final int AT_A_TIME = 100;
  private static final int WRITERS = 4;

  private final int people;
  private final PrintWriter out;
  private final MeteredDynamoDb metered;
  private final AccountRecords records;
  private final Sweeps sweeps;

  /** Moves on with each run, so that no lease of the dead holds. */
  private Instant system = Instant.EPOCH;

  private CreditRun(
      DynamoDbClient client, UnaryOperator<String> names, int people, PrintWriter out) {
    this.people = people;
    this.out = out;
    this.metered = new MeteredDynamoDb(client);
    Tables tables = new Tables(metered.client());
    this.records =
        AccountRecords.of(
            tables,
            new AccountRecords.Names(
                names.apply("PeopleTable"),
                names.apply("AccountsTable"),
                names.apply("LedgerTable"),
                names.apply("BooksTable")),
            new Vault(() -> new KeyRing("1", Map.of("1", "a key for measurements"))));
    this.sweeps = new Sweeps(tables, names.apply("SweepsTable"));
  }

  /** Whether each was credited once. */
  static boolean of(boolean full, PrintWriter out) {
    out.printf("%nThe monthly credit of retired people, five runs a month killed%n%n");
    boolean right = locally(full ? PEOPLE_IN_FULL : PEOPLE, out);
    return inMemory(out) && right;
  }

  private static boolean locally(int people, PrintWriter out) {
    try (LocalTables stored = LocalTables.ofItsOwn()) {
      return new CreditRun(stored.client(), stored::name, people, out)
          .of(month -> "%,.0f people a second in DynamoDB Local".formatted(people / month.seconds));
    }
  }

  private static boolean inMemory(PrintWriter out) {
    TemplateTables template = TemplateTables.read();
    MemoryDynamoDb memory = new MemoryDynamoDb(Clock.systemUTC());
    template.definitions().forEach(memory::createTable);
    return new CreditRun(memory, template::name, PEOPLE, out)
        .of(
            month ->
                "%.2f read units and %.2f write units a person; a call for %.1f people"
                    .formatted(
                        month.used.readUnits() / PEOPLE,
                        month.used.writeUnits() / PEOPLE,
                        (double) PEOPLE / month.used.calls()));
  }

  private boolean of(Function<Month, String> told) {
    enter();
    boolean first = isRight("the first, which opens accounts", LocalDate.of(2025, 10, 5), 1, told);
    return isRight("the second, like any other", LocalDate.of(2025, 11, 5), 2, told) && first;
  }

  /**
   * What crediting a month took.
   *
   * @param right whether each was credited once
   */
  private record Month(double seconds, MeteredDynamoDb.Meter used, boolean right) {}

  private boolean isRight(String name, LocalDate day, int months, Function<Month, String> told) {
    Month month = month(day, months);
    out.printf(
        "%-32s %,9d people, each credited once: %-7s %s%n",
        name, people, month.right ? "met" : "MISSED", told.apply(month));
    return month.right;
  }

  private static String number(int serial) {
    return "RET1RED%06d".formatted(serial);
  }

  private void enter() {
    EmploymentSpell retired =
        new EmploymentSpell(EmploymentStatus.RETIRED, Optional.empty(), LocalDate.of(2025, 10, 1));
    Working working = new Working(List.of(retired), Optional.empty());
    List<Supplier<Boolean>> writes = new ArrayList<>();
    for (int first = 0; first < people; first += AT_A_TIME) {
      List<Person> some =
          IntStream.range(first, Math.min(people, first + AT_A_TIME))
              .mapToObj(serial -> person(serial).working(working))
              .toList();
      writes.add(
          () -> {
            records.tables().commit(some.stream().map(records.people()::enter).toList());
            return true;
          });
    }
    Hands.upTo(WRITERS).all(writes);
  }

  private static Person person(int serial) {
    return Person.entered(
        number(serial),
        AREA,
        new Identity(Optional.empty(), "马兰", Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        new PersonFacts(
            LocalDate.of(1960, 1, 1), Optional.empty(), List.of(), List.of(), List.of()),
        LocalDate.of(2025, 1, 1));
  }

  private Month month(LocalDate day, int months) {
    int killed = 0;
    MeteredDynamoDb.Meter before = metered.meter();
    long begun = System.nanoTime();
    for (int call : DEATHS) {
      metered.dieAfter((long) call * people / PEOPLE);
      try {
        run(day);
      } catch (MeteredDynamoDb.Death death) {
        killed++;
      }
    }
    metered.live();
    int left = run(day);
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Month(
        seconds,
        metered.meter().since(before),
        left == 0 && killed == DEATHS.size() && areCredited(months));
  }

  private int run(LocalDate day) {
    system = system.plus(Duration.ofMinutes(5));
    return new CreditRetirees(records, sweeps, law(), Clock.fixed(system, ZoneOffset.UTC))
        .credit(ShanghaiTime.startOf(day), () -> true)
        .left();
  }

  private boolean areCredited(int months) {
    for (int first = 0; first < people; first += AT_A_TIME) {
      List<String> some =
          IntStream.range(first, Math.min(people, first + AT_A_TIME))
              .mapToObj(CreditRun::number)
              .toList();
      Map<String, PersonalAccount> found = records.accounts().find(new HashSet<>(some));
      if (found.size() < some.size()
          || found.values().stream()
              .anyMatch(
                  account ->
                      !account.credited().equals(SUM.times(months))
                          || account.postings() != months)) {
        return false;
      }
    }
    return true;
  }

  /** A sum that is nobody's. */
  private static PolicyBook law() {
    Source nobody =
        new Source(
            "made-up",
            "made up",
            Optional.empty(),
            "nobody",
            Optional.empty(),
            Optional.empty(),
            Grade.INFERRED);
    DatedValue sum =
        new DatedValue(
            Parameter.RETIREE_MONTHLY_CREDIT,
            (int) SUM.fen(),
            LocalDate.of(2025, 1, 1),
            new Clause("made-up/retiree-monthly-credit/2025-01-01", nobody));
    return new PolicyBook(
        "made-up",
        List.of(
            new AreaPolicy(
                AREA,
                "某地",
                "somewhere",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(sum),
                List.of(),
                List.of())));
  }
}
