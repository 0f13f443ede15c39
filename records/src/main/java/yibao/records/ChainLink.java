package yibao.records;

import java.util.Optional;
import yibao.rules.Money;

/**
 * A posting's place in the chain of a person's account: it names the posting before it by a digest
 * of all of that one, and says how the account stood after it. So who has the last posting can tell
 * whether any before it was changed, left out or put between.
 *
 * @param psnNo whose account
 * @param number counts the account's postings from 1
 * @param before the posting before it; none before the first
 * @param spent what the account had spent in all after it
 * @param credited what had been credited to it in all after it
 */
public record ChainLink(
    String psnNo, long number, Optional<Posting.Place> before, Money spent, Money credited) {

  public ChainLink {
    if (number < 1 || before.isPresent() != number > 1) {
      throw new IllegalArgumentException("link " + number + " of a chain, after " + before);
    }
  }

  /** What the account held after it, free or frozen. */
  public Money held() {
    return credited.minus(spent);
  }
}
