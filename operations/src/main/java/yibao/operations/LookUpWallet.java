package yibao.operations;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import yibao.records.PersonalAccount;
import yibao.records.Transfer;
import yibao.records.WalletFile;

/** Looks up wallets, and transfers into them. */
public final class LookUpWallet {

  private final WalletRecords records;

  public LookUpWallet(WalletRecords records) {
    this.records = records;
  }

  /**
   * A wallet as it stands.
   *
   * @param account what is in it; none before the first transfer was accepted
   * @param open the transfers that the person has offered, or is offered
   */
  public record Wallet(WalletFile file, Optional<PersonalAccount> account, List<Transfer> open) {}

  /** A person's; empty where nobody has the number. */
  public Optional<Wallet> of(String psnNo) {
    return records
        .sharing()
        .people()
        .meant(psnNo)
        .map(person -> of(records, records.wallets().file(person.psnNo())));
  }

  static Wallet of(WalletRecords records, WalletFile file) {
    Set<String> open = new HashSet<>(file.offersFrom());
    open.addAll(file.offersTo().values());
    return new Wallet(
        file,
        records.sharing().accounts().find(WalletFile.accountOf(file.psnNo())),
        records.wallets().find(open).stream()
            .sorted(Comparator.comparing(Transfer::transferId))
            .toList());
  }

  /**
   * A transfer.
   *
   * @param acting one of its two; anybody where it is the bureau that asks
   */
  public Optional<Transfer> transfer(String transferId, Optional<String> acting) {
    return records
        .wallets()
        .find(transferId)
        .filter(
            transfer ->
                acting.isEmpty()
                    || isParty(acting.get(), transfer.from())
                    || isParty(acting.get(), transfer.to()));
  }

  private boolean isParty(String acting, String psnNo) {
    return new LookUpPerson(records.sharing().people()).areSame(acting, psnNo);
  }
}
