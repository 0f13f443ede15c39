package yibao.records;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.rules.Money;

/**
 * A movement of money: entries that sum to zero. Never changed, never deleted; a correction is
 * another posting.
 *
 * @param postingId follows from what caused it, so that the same cause can't be booked twice
 * @param bookedAt decides the booking day
 * @param transaction what a channel told of, if that is what it books
 * @param receiptNo of the receipt that was issued with it, if one was
 * @param chain its place in the chain of each person's account that it moves
 * @param about what it is about, where neither transaction nor receipt says so: an order's id
 */
public record Posting(
    String postingId,
    Instant bookedAt,
    Cause cause,
    List<Entry> entries,
    Optional<ChannelTransaction> transaction,
    Optional<String> receiptNo,
    List<ChainLink> chain,
    Optional<String> about) {

  /** One that says by itself what it is about. */
  public Posting(
      String postingId,
      Instant bookedAt,
      Cause cause,
      List<Entry> entries,
      Optional<ChannelTransaction> transaction,
      Optional<String> receiptNo,
      List<ChainLink> chain) {
    this(postingId, bookedAt, cause, entries, transaction, receiptNo, chain, Optional.empty());
  }

  /** One that moves no person's account. */
  public Posting(
      String postingId,
      Instant bookedAt,
      Cause cause,
      List<Entry> entries,
      Optional<ChannelTransaction> transaction,
      Optional<String> receiptNo) {
    this(postingId, bookedAt, cause, entries, transaction, receiptNo, List.of());
  }

  /**
   * Where a posting stands, and that it is just this one.
   *
   * @param day its booking day
   * @param digest of all that is stored of it
   */
  public record Place(LocalDate day, String postingId, String digest) {}

  /** One account's part. */
  public record Entry(Account account, Money amount) {}

  /** What was booked. */
  public enum Cause {
    /** A channel's notice on an order. */
    PAYMENT,
    /** A part of a staff list's money, applied to its people. */
    PART_APPLIED,
    /** An order that nothing was to be paid for. */
    NOTHING_TO_PAY,
    /** Money that couldn't be matched. */
    SUSPENSE,
    /** A person matched it to an order. */
    SUSPENSE_MATCHED,
    /** A person gave it back, or up. */
    SUSPENSE_RETURNED,
    /** Somebody's premium is to go back, for one of the reasons of the law. */
    REFUND_DUE,
    /** The same, since two files turned out to be one person's. */
    PERSON_MERGED,
    /** The channel paid it back. */
    REFUNDED,
    /** The channel paid back what wasn't due. */
    REFUND_SUSPENSE,
    /** The channel's statement says otherwise than its notices did. */
    STATEMENT_DIFFERS,
    /** A later statement of the same day says what the notices did. */
    STATEMENT_CORRECTED,
    /** What a person's account held when it moved here. */
    ACCOUNT_OPENED,
    /** An order that was paid from a person's account. */
    ACCOUNT_PAYMENT,
    /** Somebody's premium went back into the account that paid it. */
    ACCOUNT_REFUNDED,
    /** Two accounts turned out to be one person's. */
    ACCOUNT_MERGED,
    /** An account went with its owner to another pooling area. */
    ACCOUNT_MOVED,
    /** The accounts of some who are retired were credited what they get each month. */
    RETIREES_CREDITED,
    /** Some accounts were credited a year's interest. */
    INTEREST_CREDITED,
    /** What somebody offered out of the own account is in somebody's wallet. */
    WALLET_TRANSFERRED,
    /** Funds and accounts paid their parts of a bill. */
    BILL_SETTLED,
    /** What they paid was taken back. */
    BILL_REVERSED,
    /** A bill was computed again, since one before it was taken back. */
    BILL_REPLAYED,
    /** What areas came to owe each other in a month is owed by the clearing and to it now. */
    AREAS_CLEARED
  }

  public Posting {
    entries = List.copyOf(entries);
    Money sum = entries.stream().map(Entry::amount).reduce(Money.ZERO, Money::plus);
    if (!sum.isZero() || entries.size() < 2) {
      throw new IllegalArgumentException(
          "a posting of " + entries.size() + " entries sums to " + sum);
    }
    chain = List.copyOf(chain);
    Set<String> chained = chain.stream().map(ChainLink::psnNo).collect(Collectors.toSet());
    if (chained.size() < chain.size() || !chained.containsAll(people(entries))) {
      throw new IllegalArgumentException(
          "a posting moves the accounts of " + people(entries) + " and is chained to " + chained);
    }
  }

  private static Set<String> people(List<Entry> entries) {
    return entries.stream()
        .flatMap(entry -> entry.account().person().stream())
        .collect(Collectors.toSet());
  }

  /** The same, saying what it is about. */
  public Posting about(String id) {
    return new Posting(
        postingId, bookedAt, cause, entries, transaction, receiptNo, chain, Optional.of(id));
  }

  /** Whether pooling areas come to owe each other by it; what clears that owes nothing more. */
  public boolean isBetweenAreas() {
    return cause != Cause.AREAS_CLEARED
        && entries.stream().anyMatch(entry -> entry.account().isOfAreaClearing());
  }

  /** Its place in the chain of a person's account. */
  public Optional<ChainLink> link(String psnNo) {
    return chain.stream().filter(link -> link.psnNo().equals(psnNo)).findFirst();
  }

  /** The id of a person's opening balance; there is one. */
  public static String idOfOpening(String psnNo) {
    return Hashes.key("account-opening", psnNo);
  }

  /** The id of what an order took from a person's account. */
  public static String idOfAccountPayment(String orderId) {
    return Hashes.key("account-payment", orderId);
  }

  /** The id of what took an account into the person's other one; it is taken once. */
  public static String idOfAccountMerge(String duplicate) {
    return Hashes.key("account-merge", duplicate);
  }

  /**
   * The id of what takes an account to another area.
   *
   * @param number that it has in the account's chain
   */
  public static String idOfAccountMove(String psnNo, long number) {
    return Hashes.key("account-move", psnNo, Long.toString(number));
  }

  /**
   * The id of what credits accounts of who is retired.
   *
   * @param number that it has in the chain of this one of them
   */
  public static String idOfRetireesCredit(String psnNo, long number) {
    return Hashes.key("retirees-credit", psnNo, Long.toString(number));
  }

  /**
   * The id of what credits accounts a year's interest.
   *
   * @param number that it has in the chain of this one of them
   */
  public static String idOfInterest(String psnNo, long number) {
    return Hashes.key("account-interest", psnNo, Long.toString(number));
  }

  /** The id of what brings a transfer into a wallet; it is brought once. */
  public static String idOfTransfer(String transferId) {
    return Hashes.key("wallet-transfer", transferId);
  }

  /** The id of what clears a month between pooling areas; it is cleared once. */
  public static String idOfClearing(YearMonth month) {
    return Hashes.key("areas-cleared", month.toString());
  }

  /** The id of what a settlement books; one that takes another back has its own. */
  public static String idOfSettlement(String setlId) {
    return Hashes.key("bill-settled", setlId);
  }

  /** The id of what makes a settlement stand again, by what had taken it back. */
  public static String idOfRestoring(String reversal) {
    return Hashes.key("bill-restored", reversal);
  }

  /** The id of what a settlement books that is computed again, by how many times it was before. */
  public static String idOfReplay(String setlId, int times) {
    return Hashes.key("bill-replayed", setlId, Integer.toString(times));
  }

  /** The id of what takes a refund back from the account that the premium went to. */
  public static String idOfRefund(String refundId) {
    return Hashes.key("refund-due", refundId);
  }

  /** The id of what a difference to a statement books. */
  public static String idOfDifference(String suspenseId) {
    return Hashes.key("difference", suspenseId);
  }

  /** The id of what applies a part of a staff list's money; it is applied once. */
  public static String idOfPart(String partId) {
    return Hashes.key("part-applied", partId);
  }

  /** The id of what an order books that nothing was to be paid for. */
  public static String idOfNothing(String orderId) {
    return Hashes.key("nothing-to-pay", orderId);
  }

  /** The id of what working off an item of suspense books; it is worked off once. */
  public static String idOfWorkOff(String suspenseId) {
    return Hashes.key("work-off", suspenseId);
  }

  /** The id of what follows from a channel's transaction. */
  public static String idOf(String channel, ChannelTransaction.Kind kind, String channelTxnNo) {
    return Hashes.key("transaction", channel, kind.name(), channelTxnNo);
  }
}
