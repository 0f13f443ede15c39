package yibao.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Posting;
import yibao.records.WalletFile;
import yibao.rules.Area;

/**
 * A person's two accounts in one, and the two wallets. The survivor's takes all that the
 * duplicate's held, and with it what that one had spent, so that a premium which comes back finds
 * where it was spent. Who had no account gets one, in the pooling area of the file.
 */
final class JoinedAccounts {

  private JoinedAccounts() {}

  /** Reads in one round trip what is joined then. */
  static void read(Person survivor, Person duplicate, AccountBook accounts) {
    accounts.read(
        Set.of(
            survivor.psnNo(),
            duplicate.psnNo(),
            WalletFile.accountOf(survivor.psnNo()),
            WalletFile.accountOf(duplicate.psnNo())));
  }

  /** Whether something of the duplicate's account is set aside for others. */
  static boolean isFrozen(Person duplicate, AccountBook accounts) {
    return accounts
        .find(duplicate.psnNo())
        .filter(account -> !account.frozen().isZero())
        .isPresent();
  }

  static void join(Person survivor, Person duplicate, AccountBook accounts, Instant now) {
    join(survivor.psnNo(), duplicate.psnNo(), survivor.area(), accounts, now);
    join(
        WalletFile.accountOf(survivor.psnNo()),
        WalletFile.accountOf(duplicate.psnNo()),
        survivor.area(),
        accounts,
        now);
  }

  private static void join(
      String survivor, String duplicate, Area area, AccountBook accounts, Instant now) {
    Optional<PersonalAccount> found = accounts.find(duplicate);
    if (found.isEmpty()) {
      return;
    }
    PersonalAccount from = found.get();
    PersonalAccount into =
        accounts.find(survivor).orElseGet(() -> PersonalAccount.empty(survivor, area));
    accounts.book(
        chain ->
            new Posting(
                Posting.idOfAccountMerge(duplicate),
                now,
                Posting.Cause.ACCOUNT_MERGED,
                AreaClearing.balanced(
                    into.area(),
                    List.of(
                        new Posting.Entry(from.account(), from.available()),
                        new Posting.Entry(into.account(), from.available().negated()))),
                Optional.empty(),
                Optional.empty(),
                chain),
        from.mergedInto(into),
        into.joinedBy(from));
  }
}
