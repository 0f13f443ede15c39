package yibao.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import yibao.records.PersonalAccount;
import yibao.records.Posting;
import yibao.rules.Area;

/**
 * A person's account in another pooling area's fund, with all that it holds, free or frozen. There
 * is a posting even of one that holds nothing: what is booked under the head that it had would name
 * the area that it has left.
 */
final class MovedAccount {

  private MovedAccount() {}

  static void move(PersonalAccount account, Area to, AccountBook accounts, Instant now) {
    PersonalAccount moved = account.movedTo(to);
    accounts.book(
        chain ->
            new Posting(
                Posting.idOfAccountMove(account.psnNo(), account.nextLink().number()),
                now,
                Posting.Cause.ACCOUNT_MOVED,
                AreaClearing.balanced(
                    to,
                    List.of(
                        new Posting.Entry(account.account(), account.held()),
                        new Posting.Entry(moved.account(), account.held().negated()))),
                Optional.empty(),
                Optional.empty(),
                chain),
        moved);
  }
}
