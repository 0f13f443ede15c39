package yibao.records;

import yibao.rules.Area;

/**
 * An account of the ledger, named by what it holds and whose it is. Receivables are positive,
 * obligations negative.
 */
public record Account(String id) {

  /** What a channel has taken in and owes the fund. */
  public static Account channelClearing(String channel) {
    return new Account("channel-clearing:" + channel);
  }

  /** Premiums of people, of a pooling area and benefit year. */
  public static Account personalContributions(Area area, int year) {
    return new Account("personal-contributions:" + area.code() + ":" + year);
  }

  /** Money that made no cover and goes back to who paid, through the channel. */
  public static Account refundsDue(String channel) {
    return new Account("refunds-due:" + channel);
  }

  /** Money that nobody could match to an order, until a person has. */
  public static Account suspense(String channel) {
    return new Account("suspense:" + channel);
  }
}
