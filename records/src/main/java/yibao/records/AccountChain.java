package yibao.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.rules.Money;

/**
 * Walks the chain of a person's account from its head back to its first posting, and holds each
 * link against the posting that it stands in.
 */
public final class AccountChain {

  private final Ledger ledger;

  public AccountChain(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What the walk found. */
  public sealed interface Walked {

    /** Every posting is there and moved the account as its link says; the last comes first. */
    record Whole(List<Posting> postings) implements Walked {}

    /** The chain breaks at a posting. */
    record Broken(Posting.Place at, Flaw flaw) implements Walked {}
  }

  /** How a chain is broken. */
  public enum Flaw {
    /** The posting isn't in the ledger. */
    MISSING,
    /** It isn't the one that was booked. */
    CHANGED,
    /** It has no link of this account, or not the one with the next number. */
    OUT_OF_ORDER,
    /** The account doesn't stand as the link of its head says. */
    HEAD_DIFFERS,
    /** Its entries move the account by another amount than its link. */
    AMOUNT_DIFFERS
  }

  public Walked walk(PersonalAccount account) {
    List<Posting> walked = new ArrayList<>();
    Optional<Posting.Place> next = account.head();
    Optional<ChainLink> after = Optional.empty();
    for (long number = account.postings(); next.isPresent(); number--) {
      Posting.Place place = next.get();
      Optional<Ledger.Stored> found = ledger.find(place);
      if (found.isEmpty()) {
        return new Walked.Broken(place, Flaw.MISSING);
      }
      if (!found.get().digest().equals(place.digest())) {
        return new Walked.Broken(place, Flaw.CHANGED);
      }
      Posting posting = found.get().posting();
      Optional<ChainLink> link = posting.link(account.psnNo());
      if (link.isEmpty() || link.get().number() != number) {
        return new Walked.Broken(place, Flaw.OUT_OF_ORDER);
      }
      if (after.isEmpty() && !stands(account, link.get())) {
        return new Walked.Broken(place, Flaw.HEAD_DIFFERS);
      }
      if (after.isPresent() && !moves(walked.getLast(), account, link.get().held(), after.get())) {
        return new Walked.Broken(Ledger.placeOf(walked.getLast()), Flaw.AMOUNT_DIFFERS);
      }
      walked.add(posting);
      after = link;
      next = link.get().before();
    }
    return after.isPresent() && !moves(walked.getLast(), account, Money.ZERO, after.get())
        ? new Walked.Broken(Ledger.placeOf(walked.getLast()), Flaw.AMOUNT_DIFFERS)
        : new Walked.Whole(walked);
  }

  private static boolean stands(PersonalAccount account, ChainLink head) {
    return head.spent().equals(account.spent()) && head.credited().equals(account.credited());
  }

  /**
   * What a person is owed is negative in the ledger. Where the account moves to another area it has
   * entries of both.
   */
  private static boolean moves(
      Posting posting, PersonalAccount account, Money heldBefore, ChainLink link) {
    Money moved =
        posting.entries().stream()
            .filter(entry -> entry.account().person().filter(account.psnNo()::equals).isPresent())
            .map(Posting.Entry::amount)
            .reduce(Money.ZERO, Money::plus);
    return heldBefore.minus(link.held()).equals(moved);
  }
}
