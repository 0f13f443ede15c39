package yibao.operations;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Makes the random numbers by which people, orders, mandates and relations are known, in
 * Crockford's base 32.
 */
public final class Ids {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int PERSON_CHARACTERS = 20;
  private static final int ORDER_CHARACTERS = 12;

  private final RandomGenerator random;

  public Ids(RandomGenerator random) {
    this.random = random;
  }

  /** A {@code psnNo} of 100 random bits. */
  String person() {
    return characters(PERSON_CHARACTERS);
  }

  /** An order's id of 60 random bits. */
  String order() {
    return characters(ORDER_CHARACTERS);
  }

  /** So many ids of orders that are written at once, no two of them the same. */
  Queue<String> orders(int count) {
    Set<String> drawn = new LinkedHashSet<>();
    while (drawn.size() < count) {
      drawn.add(order());
    }
    return new ArrayDeque<>(drawn);
  }

  /** A staff list's id of 60 random bits. */
  String staffList() {
    return "L" + characters(ORDER_CHARACTERS);
  }

  /** A mandate's id of 60 random bits. */
  String mandate() {
    return "M" + characters(ORDER_CHARACTERS);
  }

  /** The id of a relation of sharing, of 60 random bits. */
  String relation() {
    return "K" + characters(ORDER_CHARACTERS);
  }

  /** The id of a transfer into a wallet, of 60 random bits. */
  String transfer() {
    return "W" + characters(ORDER_CHARACTERS);
  }

  /** The number of a visit or stay (就诊ID), of 60 random bits. */
  String visit() {
    return "J" + characters(ORDER_CHARACTERS);
  }

  /** The number of a settlement (结算ID), of 60 random bits. */
  String settlement() {
    return "S" + characters(ORDER_CHARACTERS);
  }

  private String characters(int count) {
    StringBuilder id = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
