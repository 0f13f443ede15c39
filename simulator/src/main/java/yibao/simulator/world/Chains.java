package yibao.simulator.world;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.records.AccountChain;
import yibao.records.Accounts;
import yibao.records.Ledger;
import yibao.records.Tables;

/**
 * Walks the chain of each personal account that was moved since it was last walked: postings are
 * never altered, so one that wasn't moved is as whole as it was.
 */
final class Chains {

  private final Accounts accounts;
  private final AccountChain chain;
  private final Stored stored;
  private final Map<String, State.OwnAccount> whole = new HashMap<>();

  Chains(Cloud cloud, DynamoDbClient client, Stored stored) {
    Tables tables = new Tables(client);
    this.accounts = new Accounts(tables, cloud.name("AccountsTable"));
    this.chain = new AccountChain(new Ledger(tables, cloud.name("LedgerTable")));
    this.stored = stored;
  }

  /**
   * Walks them.
   *
   * @throws Broken if one isn't whole
   */
  void check() {
    stored
        .state()
        .accounts()
        .forEach(
            (person, account) -> {
              if (!account.equals(whole.put(person, account))) {
                walk(person);
              }
            });
  }

  private void walk(String person) {
    AccountChain.Walked walked = chain.walk(accounts.find(stored.id(person)).orElseThrow());
    if (walked instanceof AccountChain.Walked.Broken broken) {
      throw new Broken("the account of " + person + " has a chain that breaks: " + broken);
    }
  }
}
