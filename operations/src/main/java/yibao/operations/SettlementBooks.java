package yibao.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import yibao.records.Account;
import yibao.records.Posting;
import yibao.records.Settlement;
import yibao.rules.Area;
import yibao.rules.Money;

/**
 * What a settlement says to the ledger: what each fund and account pays is owed to the institution.
 * Cash is between patient and institution. What comes out otherwise when it is computed again is
 * between funds and patient.
 */
final class SettlementBooks {

  private final Settlement settlement;
  private final List<Posting.Entry> entries = new ArrayList<>();

  private SettlementBooks(Settlement settlement) {
    this.settlement = settlement;
  }

  /**
   * The entries, with what areas come to owe each other; none where all is paid in cash.
   *
   * @param accounts what each own account pays
   */
  static List<Posting.Entry> entries(Settlement settlement, Map<Account, Money> accounts) {
    SettlementBooks books = new SettlementBooks(settlement);
    books.settled(accounts, 1);
    return books.balanced();
  }

  /**
   * Those that take it back, with all that followed from computing it again.
   *
   * @param accounts what each account has back
   */
  static List<Posting.Entry> undone(Settlement settlement, Map<Account, Money> accounts) {
    SettlementBooks books = new SettlementBooks(settlement);
    books.settled(accounts, -1);
    books.difference(settlement.standing().funds(), settlement.funds());
    return books.balanced();
  }

  /** Those by which it stands again, as it was computed last. */
  static List<Posting.Entry> again(Settlement settlement, Map<Account, Money> accounts) {
    SettlementBooks books = new SettlementBooks(settlement);
    books.settled(accounts, 1);
    books.difference(settlement.funds(), settlement.standing().funds());
    return books.balanced();
  }

  /** Those of the last time it was computed again; none where it came out as before. */
  static List<Posting.Entry> replayed(Settlement settlement) {
    SettlementBooks books = new SettlementBooks(settlement);
    int times = settlement.replays().size();
    books.difference(
        times == 1 ? settlement.funds() : settlement.replays().get(times - 2).standing().funds(),
        settlement.standing().funds());
    return books.balanced();
  }

  private void settled(Map<Account, Money> accounts, int sign) {
    Settlement.Funds funds = settlement.funds();
    funds(funds.pool().amount(), funds.serious().amount(), funds.aid().amount(), sign);
    accounts.forEach((account, amount) -> enter(account, amount.times(sign)));
    enter(
        Account.owedToInstitution(
            settlement.treatment().institutionArea(), settlement.treatment().institution()),
        funds.together().plus(settlement.fromAccounts()).times(-sign));
  }

  private void difference(Settlement.Funds from, Settlement.Funds to) {
    funds(
        to.pool().amount().minus(from.pool().amount()),
        to.serious().amount().minus(from.serious().amount()),
        to.aid().amount().minus(from.aid().amount()),
        1);
    enter(
        Account.owedToPatients(settlement.treatment().insured()),
        from.together().minus(to.together()));
  }

  private void funds(Money pool, Money serious, Money aid, int sign) {
    Area insured = settlement.treatment().insured();
    enter(Account.poolBenefits(insured, settlement.year()), pool.times(sign));
    enter(Account.seriousBenefits(insured, settlement.year()), serious.times(sign));
    enter(Account.aidBenefits(insured, settlement.year()), aid.times(sign));
  }

  private void enter(Account account, Money amount) {
    if (!amount.isZero()) {
      entries.add(new Posting.Entry(account, amount));
    }
  }

  private List<Posting.Entry> balanced() {
    return entries.isEmpty()
        ? entries
        : AreaClearing.balanced(settlement.treatment().institutionArea(), entries);
  }
}
