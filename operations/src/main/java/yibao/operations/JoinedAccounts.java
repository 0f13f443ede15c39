package yibao.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Posting;

/**
 * A person's two accounts in one. The survivor's takes all that the duplicate's held, and with it
 * what that one had spent, so that a premium which comes back finds where it was spent. Who had no
 * account gets one, in the pooling area of the file.
 */
final class JoinedAccounts {

  private JoinedAccounts() {}

  /** Whether something of the duplicate's account is set aside for others. */
  static boolean isFrozen(Person duplicate, AccountBook accounts) {
    return accounts.find(duplicate.psnNo()).filter(one -> !one.frozen().isZero()).isPresent();
  }

  static void join(Person survivor, Person duplicate, AccountBook accounts, Instant now) {
    Optional<PersonalAccount> found = accounts.find(duplicate.psnNo());
    if (found.isEmpty()) {
      return;
    }
    PersonalAccount from = found.get();
    PersonalAccount into =
        accounts
            .find(survivor.psnNo())
            .orElseGet(() -> PersonalAccount.empty(survivor.psnNo(), survivor.area()));
    accounts.book(
        chain ->
            new Posting(
                Posting.idOfAccountMerge(duplicate.psnNo()),
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
