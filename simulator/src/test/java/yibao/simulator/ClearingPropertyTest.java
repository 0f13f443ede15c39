package yibao.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import yibao.operations.AreaClearing;
import yibao.operations.PaymentRecords;
import yibao.operations.SealBooks;
import yibao.operations.ShanghaiTime;
import yibao.operations.VerifyBooks;
import yibao.operations.clearing.ClearMonth;
import yibao.operations.clearing.MonthDebts;
import yibao.operations.clearing.MonthLines;
import yibao.records.Account;
import yibao.records.Accounts;
import yibao.records.AreaDebt;
import yibao.records.ClearedMonths;
import yibao.records.Commit;
import yibao.records.KeyRing;
import yibao.records.Posting;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.Area;
import yibao.rules.Money;
import yibao.simulator.memory.MemoryDynamoDb;

/** Three months of whatever areas pay for each other, and their clearing. */
class ClearingPropertyTest {

  private static final YearMonth FIRST = YearMonth.of(2026, 1);
  private static final Instant BEGIN = ShanghaiTime.startOf(LocalDate.of(2026, 1, 20));
  private static final Instant END = ShanghaiTime.startOf(LocalDate.of(2026, 4, 1));
  private static final List<Area> AREAS =
      List.of("360000", "510100", "520600", "630000").stream().map(Area::new).toList();

  /** What accounts of some areas pay, or get back where it is negative, of what one area has. */
  record Payment(long second, int payee, Map<Integer, Long> payers) {

    Instant at() {
      return BEGIN.plusSeconds(second);
    }

    YearMonth month() {
      return YearMonth.from(ShanghaiTime.dateOf(at()));
    }

    Area area() {
      return AREAS.get(payee);
    }
  }

  /** A line of a statement, as the payments say it. */
  record Said(String postingId, Area area, Area counterpart, long fen) {}

  @Provide
  Arbitrary<List<Payment>> payments() {
    long seconds = END.getEpochSecond() - BEGIN.getEpochSecond();
    long february = ShanghaiTime.startOf(LocalDate.of(2026, 2, 1)).minusSeconds(1).getEpochSecond();
    Arbitrary<Long> second =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, seconds - 1),
            Arbitraries.of(0L, 1L).map(more -> february + more - BEGIN.getEpochSecond()));
    Arbitrary<Map<Integer, Long>> payers =
        Arbitraries.maps(
                Arbitraries.integers().between(0, AREAS.size() - 1),
                Arbitraries.longs().between(-100, 100).filter(fen -> fen != 0))
            .ofMinSize(1)
            .ofMaxSize(3);
    return Combinators.combine(second, Arbitraries.integers().between(0, AREAS.size() - 1), payers)
        .as(Payment::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 30)
  void every_posting_between_areas_is_in_one_months_statement_of_just_its_areas(
      @ForAll("payments") List<Payment> payments, @ForAll boolean isLate) {
    House house = new House();
    house.openBooks();
    if (isLate) {
      house.book(payments, Optional.empty());
    }
    Map<Area, Long> owed = new TreeMap<>();
    for (YearMonth month = FIRST;
        month.isBefore(FIRST.plusMonths(3));
        month = month.plusMonths(1)) {
      if (!isLate) {
        house.book(payments, Optional.of(month));
      }
      Instant due = isLate ? END : ShanghaiTime.endOf(month.atEndOfMonth());
      ClearMonth.Outcome.Cleared cleared = house.cleared(month, due.plusSeconds(4200));

      List<Said> said = said(payments, month);
      assertThat(house.lines(month)).containsExactlyInAnyOrderElementsOf(said);
      assertThat(cleared.debts()).isEqualTo(gross(said));
      Map<Area, Long> nets = new TreeMap<>();
      cleared.debts().nets().forEach((area, net) -> nets.put(area, net.fen()));
      assertThat(nets.values().stream().mapToLong(Long::longValue).sum()).isZero();
      nets.forEach((area, net) -> owed.merge(area, net, Long::sum));
    }
    assertThat(house.standing("area-settlement.")).isEqualTo(withoutZeros(owed));
    assertThat(house.standing("area-clearing.")).isEmpty();
    assertThat(house.findings()).isEmpty();
  }

  private static List<Said> said(List<Payment> payments, YearMonth month) {
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < payments.size(); i++) {
      Payment payment = payments.get(i);
      if (payment.month().equals(month)) {
        String id = "P" + i;
        payment
            .payers()
            .forEach(
                (index, fen) -> {
                  Area payer = AREAS.get(index);
                  if (!payer.equals(payment.area())) {
                    said.add(new Said(id, payer, payment.area(), -fen));
                    said.add(new Said(id, payment.area(), payer, fen));
                  }
                });
      }
    }
    return said;
  }

  private static MonthDebts gross(List<Said> said) {
    return MonthDebts.sum(
        said.stream()
            .filter(line -> line.fen() > 0)
            .map(line -> new AreaDebt(line.counterpart(), line.area(), Money.ofFen(line.fen()), 1))
            .toList());
  }

  private static Map<Area, Long> withoutZeros(Map<Area, Long> fen) {
    Map<Area, Long> left = new TreeMap<>(fen);
    left.values().removeIf(one -> one == 0);
    return left;
  }

  /** The operations on tables in memory. */
  private static final class House {

    private final MemoryDynamoDb memory = Stores.inMemory();
    private final Tables tables = new Tables(memory);
    private final PaymentRecords records =
        PaymentRecords.of(
            tables,
            PaymentRecords.Names.withoutCallers(
                name("PeopleTable"),
                name("OrdersTable"),
                name("OwedTable"),
                name("LedgerTable"),
                name("BooksTable")),
            new Vault(() -> new KeyRing("1", Map.of("1", "a key for tests"))));
    private final SealBooks seal = new SealBooks(records.ledger(), records.books());
    private final ClearMonth clear =
        new ClearMonth(
            tables,
            records.ledger(),
            records.books(),
            new ClearedMonths(tables, name("ClearedMonthsTable")));

    private static String name(String table) {
      return Premiums.TEMPLATE.name(table);
    }

    void openBooks() {
      records.books().openFor(ShanghaiTime.dateOf(BEGIN));
    }

    void book(List<Payment> payments, Optional<YearMonth> month) {
      for (int i = 0; i < payments.size(); i++) {
        Payment payment = payments.get(i);
        if (month.isEmpty() || month.get().equals(payment.month())) {
          book("P" + i, payment);
        }
      }
    }

    private void book(String id, Payment payment) {
      List<Posting.Entry> entries = new ArrayList<>();
      Money sum = Money.ZERO;
      for (Map.Entry<Integer, Long> payer : payment.payers().entrySet()) {
        Money fen = Money.ofFen(payer.getValue());
        entries.add(
            new Posting.Entry(Account.accountCredits(AREAS.get(payer.getKey()), 2026), fen));
        sum = sum.plus(fen);
      }
      entries.add(
          new Posting.Entry(Account.personalContributions(payment.area(), 2026), sum.negated()));
      Posting posting =
          new Posting(
              id,
              payment.at(),
              Posting.Cause.ACCOUNT_PAYMENT,
              AreaClearing.balanced(payment.area(), entries),
              Optional.empty(),
              Optional.empty());
      assertThat(tables.commit(List.of(records.ledger().book(posting))))
          .isInstanceOf(Commit.Done.class);
    }

    ClearMonth.Outcome.Cleared cleared(YearMonth month, Instant now) {
      seal.seal(now, () -> true);
      return (ClearMonth.Outcome.Cleared) clear.clear(month, now, () -> true);
    }

    List<Said> lines(YearMonth month) {
      List<Said> lines = new ArrayList<>();
      new MonthLines(records.ledger())
          .forEach(
              month,
              line ->
                  lines.add(
                      new Said(
                          line.postingId(), line.area(), line.counterpart(), line.amount().fen())));
      return lines;
    }

    /** What stands in the accounts of a kind, by their areas. */
    Map<Area, Long> standing(String kind) {
      Map<Area, Long> standing = new TreeMap<>();
      Stores.balances(memory)
          .forEach(
              (account, fen) -> {
                if (account.startsWith(kind)) {
                  standing.put(new Area(account.substring(kind.length())), fen);
                }
              });
      return withoutZeros(standing);
    }

    List<VerifyBooks.Finding> findings() {
      return new VerifyBooks(records, new Accounts(tables, name("AccountsTable")))
          .verify(ShanghaiTime.dateOf(END))
          .findings();
    }
  }
}
