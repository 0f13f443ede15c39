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
 * Cash is between patient and institution.
 */
final class SettlementBooks {

  private SettlementBooks() {}

  /**
   * The entries, with what areas come to owe each other; none where all is paid in cash.
   *
   * @param accounts what each own account pays
   */
  static List<Posting.Entry> entries(Settlement settlement, Map<Account, Money> accounts) {
    Area insured = settlement.treatment().insured();
    Area there = settlement.treatment().institutionArea();
    Settlement.Funds funds = settlement.funds();
    List<Posting.Entry> entries = new ArrayList<>();
    enter(entries, Account.poolBenefits(insured, settlement.year()), funds.pool().amount());
    enter(entries, Account.seriousBenefits(insured, settlement.year()), funds.serious().amount());
    enter(entries, Account.aidBenefits(insured, settlement.year()), funds.aid().amount());
    accounts.forEach((account, amount) -> enter(entries, account, amount));
    Money owed = funds.together().plus(settlement.fromAccounts());
    enter(
        entries,
        Account.owedToInstitution(there, settlement.treatment().institution()),
        owed.negated());
    return entries.isEmpty() ? entries : AreaClearing.balanced(there, entries);
  }

  private static void enter(List<Posting.Entry> entries, Account account, Money amount) {
    if (!amount.isZero()) {
      entries.add(new Posting.Entry(account, amount));
    }
  }
}
