package yibao.simulator.world;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import yibao.records.ChannelTransaction.Kind;
import yibao.rules.Area;

/**
 * By which names the world speaks of things: they don't depend on random ids, so that a history
 * reads the same each time.
 */
final class Names {

  /** What no order, and no person, is called. */
  static final String NOBODY = "nobody";

  /** Whose orders are those that nobody asked for. */
  static final String SCHEDULE = "schedule:payment-window";

  private static final String WALLET = "-wallet";
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1970, 1, 1);

  private Names() {}

  static String order(String channel, String channelOrderNo) {
    return channel + "/" + channelOrderNo;
  }

  static String channelOf(String order) {
    return order.substring(0, order.indexOf('/'));
  }

  static String numberOf(String order) {
    return order.substring(order.indexOf('/') + 1);
  }

  /**
   * Each person is born on another day, which is what the tables tell them apart by: {@code P7}
   * under a document, {@code N20400} the newborn's file of {@code P20400}, entered without one.
   */
  static LocalDate birthOf(String person) {
    return FIRST_BIRTH.plusDays(Long.parseLong(person.substring(1)));
  }

  static String personBornOn(LocalDate day) {
    return "P" + FIRST_BIRTH.until(day, ChronoUnit.DAYS);
  }

  static String newbornBornOn(LocalDate day) {
    return "N" + FIRST_BIRTH.until(day, ChronoUnit.DAYS);
  }

  /** The identity card of a person is called as the person. A passport tells no birth date. */
  static boolean isIdentityCard(String document) {
    return document.startsWith("P");
  }

  /** An order of nothing that nobody asked for, of somebody aided. */
  static String freeOrder(Area area, String person) {
    return order(SCHEDULE, area.code() + "-" + Model.YEAR + "-" + person);
  }

  /** Part of an area's aided people. */
  static String part(Area area, int number) {
    return area.code() + "#" + Model.YEAR + "#" + number;
  }

  /** A movement of money, by which the books know it. */
  static String told(String channel, Kind kind, String number) {
    return channel + " " + kind + " " + number;
  }

  /** What is due back of a line. */
  static String refund(String order, State.Line line) {
    return "refund " + line.cause(order);
  }

  /** What is due back of a staff list's order that was paid too late. */
  static String refundOfWhole(String order) {
    return "refund " + whole(order);
  }

  /** What such a refund comes from. */
  static String whole(String order) {
    return order + " as a whole";
  }

  /** A part of a staff list's order. */
  static String part(String order, int number) {
    return order + "." + number;
  }

  /** The order of a cause such as {@code wechat/O1 P2}. */
  static String orderOf(String cause) {
    int space = cause.indexOf(' ');
    return space < 0 ? NOBODY : cause.substring(0, space);
  }

  /** As whose the account goes that holds what is in somebody's wallet. */
  static String walletOf(String person) {
    return person + WALLET;
  }

  static boolean isWallet(String owner) {
    return owner.endsWith(WALLET);
  }

  /** Whose wallet it is. */
  static String ofWallet(String owner) {
    return owner.substring(0, owner.length() - WALLET.length());
  }

  /** What a refund that went into somebody's own account is paid back by. */
  static String account(String person) {
    return "account of " + person;
  }

  static String refundOf(String suspense) {
    return "refund " + suspense;
  }

  /** What is noted of a number that came with other content: all that it came with. */
  static String reused(State.Owed.Hanging noted) {
    return "reused %s %s %s %s %d %s"
        .formatted(
            noted.channel(),
            noted.number(),
            noted.direction(),
            noted.about(),
            noted.fen(),
            noted.paidAt());
  }
}
