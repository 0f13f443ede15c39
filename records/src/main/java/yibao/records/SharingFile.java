package yibao.records;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which relations of sharing a person is in that are asked or in force, under one version: between
 * the same two there is one at a time in each direction.
 *
 * @param sharesWith the relation by each beneficiary of the person's account
 * @param usesFrom the relation by each owner of an account that the person may use, or is asked to
 * @param payingOrder those of the latter that are in force, in the order in which they pay
 */
public record SharingFile(
    String psnNo,
    long version,
    Map<String, String> sharesWith,
    Map<String, String> usesFrom,
    List<String> payingOrder) {

  public SharingFile {
    sharesWith = Map.copyOf(sharesWith);
    usesFrom = Map.copyOf(usesFrom);
    payingOrder = List.copyOf(payingOrder);
  }

  /** Of somebody who was in none yet. */
  public static SharingFile empty(String psnNo) {
    return new SharingFile(psnNo, 0, Map.of(), Map.of(), List.of());
  }

  public boolean isEmpty() {
    return sharesWith.isEmpty() && usesFrom.isEmpty();
  }

  /** Every relation that is asked or in force. */
  public List<String> relations() {
    List<String> all = new ArrayList<>(sharesWith.values());
    all.addAll(usesFrom.values());
    return all;
  }

  /** The relation in which the person shares with somebody. */
  public Optional<String> sharedWith(String beneficiary) {
    return Optional.ofNullable(sharesWith.get(beneficiary));
  }

  /** With a relation that is asked. */
  SharingFile with(Relation relation) {
    Map<String, String> shares = new TreeMap<>(sharesWith);
    Map<String, String> uses = new TreeMap<>(usesFrom);
    if (psnNo.equals(relation.owner())) {
      shares.put(relation.beneficiary(), relation.relationId());
    } else {
      uses.put(relation.owner(), relation.relationId());
    }
    return new SharingFile(psnNo, version, shares, uses, payingOrder);
  }

  /** With a relation in force that pays after the others. */
  SharingFile paidBy(Relation relation) {
    List<String> order = new ArrayList<>(payingOrder);
    order.add(relation.relationId());
    return new SharingFile(psnNo, version, sharesWith, usesFrom, order);
  }

  /** Without one that has ended. */
  SharingFile without(Relation relation) {
    Map<String, String> shares = new TreeMap<>(sharesWith);
    Map<String, String> uses = new TreeMap<>(usesFrom);
    List<String> order = new ArrayList<>(payingOrder);
    shares.values().remove(relation.relationId());
    uses.values().remove(relation.relationId());
    order.remove(relation.relationId());
    return new SharingFile(psnNo, version, shares, uses, order);
  }

  /** With some in force before the others, which follow in the order that they had. */
  public SharingFile ordered(List<String> first) {
    if (!payingOrder.containsAll(first)) {
      throw new IllegalArgumentException(first + " of " + payingOrder);
    }
    LinkedHashSet<String> order = new LinkedHashSet<>(first);
    order.addAll(payingOrder);
    return new SharingFile(psnNo, version, sharesWith, usesFrom, List.copyOf(order));
  }
}
