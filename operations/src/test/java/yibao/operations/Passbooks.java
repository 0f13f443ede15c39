package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.LocalTables;
import yibao.records.AccountChain;
import yibao.records.PersonalAccount;
import yibao.records.Posting;

/** Holds every personal account that is stored against its chain and the ledger. */
record Passbooks(LocalTables stored, Operations house) {

  /** What moved an account, the last first. */
  List<String> chain(String psnNo) {
    return walked(account(psnNo)).stream().map(posting -> posting.cause().name()).toList();
  }

  PersonalAccount account(String psnNo) {
    return house.accounts.find(psnNo).orElseThrow();
  }

  /** What is free, frozen, spent and was credited, in fen. */
  List<Long> standing(String psnNo) {
    PersonalAccount account = account(psnNo);
    return Stream.of(account.available(), account.frozen(), account.spent(), account.credited())
        .map(money -> money.fen())
        .toList();
  }

  /** Sets something aside in an account, as a quota does. */
  void freeze(String psnNo, long fen) {
    stored
        .client()
        .updateItem(
            update ->
                update
                    .tableName(stored.name("AccountsTable"))
                    .key(Map.of("psnNo", AttributeValue.fromS(psnNo)))
                    .updateExpression(
                        "SET availableFen = availableFen - :fen, frozenFen = frozenFen + :fen")
                    .conditionExpression("availableFen >= :fen")
                    .expressionAttributeValues(
                        Map.of(":fen", AttributeValue.fromN(Long.toString(fen)))));
  }

  /** Gives back to its owner what was set aside. */
  void thaw(String psnNo, long fen) {
    freeze(psnNo, -fen);
  }

  /**
   * Every account adds up (which its type sees to), its chain holds every posting that names it,
   * the ledger owes just what it holds, in the area where it is, and all of the ledger comes to
   * zero.
   */
  void areRight() {
    Map<String, Long> balances = house.allBalances();
    long links = 0;
    for (Map<String, AttributeValue> item : stored.items("AccountsTable")) {
      PersonalAccount account = account(Objects.requireNonNull(item.get("psnNo")).s());
      links += walked(account).size();
      assertThat(balances.getOrDefault(account.account().id(), 0L))
          .as("what the ledger owes %s", account)
          .isEqualTo(-account.held().fen());
      balances.remove(account.account().id());
    }
    assertThat(balances.entrySet())
        .as("what the ledger owes in accounts that aren't there")
        .noneMatch(left -> left.getKey().startsWith("personal-account.") && left.getValue() != 0);
    assertThat(links).as("links of all chains").isEqualTo(linksBooked());
    assertThat(house.allBalances().values().stream().mapToLong(Long::longValue).sum()).isZero();
  }

  private long linksBooked() {
    return stored.items("LedgerTable").stream()
        .map(posting -> Optional.ofNullable(posting.get("chain")))
        .mapToLong(chain -> chain.map(links -> links.l().size()).orElse(0))
        .sum();
  }

  private List<Posting> walked(PersonalAccount account) {
    return switch (new AccountChain(house.records.ledger()).walk(account)) {
      case AccountChain.Walked.Whole whole -> whole.postings();
      case AccountChain.Walked.Broken broken ->
          throw new AssertionError("the chain of " + account + " is broken: " + broken);
    };
  }
}
