package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.LocalTables;
import yibao.operations.clearing.ClearMonth;
import yibao.operations.clearing.ClearingLine;
import yibao.operations.clearing.MonthLines;
import yibao.records.Account;
import yibao.records.ClearedMonths;
import yibao.records.Commit;
import yibao.records.Posting;
import yibao.records.Tables;
import yibao.rules.Area;
import yibao.rules.Money;

/** Books in which areas pay for each other, and what clears them. */
final class AreasBooks {

  private final Operations house;
  private final Tables tables;
  final ClearMonth clear;

  AreasBooks(LocalTables stored, DynamoDbClient client, Operations house) {
    this.house = house;
    this.tables = new Tables(client);
    this.clear =
        new ClearMonth(
            tables,
            house.records.ledger(),
            house.records.books(),
            new ClearedMonths(tables, stored.name("ClearedMonthsTable")));
  }

  /** An account that one area's fund owes pays for what another's has. */
  void paid(String id, Instant at, Area payer, Area payee, long fen) {
    book(id, at, payee, Map.of(payer, fen));
  }

  /** The same for several payers in one posting. */
  void book(String id, Instant at, Area payee, Map<Area, Long> payers) {
    List<Posting.Entry> entries = new ArrayList<>();
    long sum = 0;
    for (Map.Entry<Area, Long> payer : new TreeMap<>(payers).entrySet()) {
      entries.add(entry(Account.accountCredits(payer.getKey(), 2025), payer.getValue()));
      sum += payer.getValue();
    }
    entries.add(entry(Account.personalContributions(payee, 2026), -sum));
    book(id, at, AreaClearing.balanced(payee, entries));
  }

  void book(String id, Instant at, List<Posting.Entry> entries) {
    book(
        new Posting(
                id, at, Posting.Cause.ACCOUNT_PAYMENT, entries, Optional.empty(), Optional.empty())
            .about("ORDER" + id));
  }

  void book(Posting posting) {
    house.records.books().openFor(ShanghaiTime.dateOf(posting.bookedAt()));
    assertThat(tables.commit(List.of(house.records.ledger().book(posting))))
        .isInstanceOf(Commit.Done.class);
  }

  static Posting.Entry entry(Account account, long fen) {
    return new Posting.Entry(account, Money.ofFen(fen));
  }

  /** Seals what is due, and clears the month as a run at that instant does. */
  ClearMonth.Outcome cleared(YearMonth month, Instant now) {
    house.seal.seal(now, () -> true);
    return clear.clear(month, now, () -> true);
  }

  ClearMonth.Outcome.Cleared done(YearMonth month, Instant now) {
    return (ClearMonth.Outcome.Cleared) cleared(month, now);
  }

  List<ClearingLine> lines(YearMonth month) {
    List<ClearingLine> lines = new ArrayList<>();
    new MonthLines(house.records.ledger()).forEach(month, lines::add);
    return lines;
  }

  /** What stands in the accounts between areas, those of nothing left out. */
  Map<String, Long> standing() {
    Map<String, Long> standing = house.allBalances();
    standing.entrySet().removeIf(one -> !one.getKey().startsWith("area-") || one.getValue() == 0);
    return standing;
  }
}
