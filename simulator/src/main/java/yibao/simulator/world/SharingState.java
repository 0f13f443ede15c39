package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import yibao.records.Relation.Party;
import yibao.records.Relation.Status;
import yibao.records.Transfer;
import yibao.rules.Kinship;
import yibao.rules.Quota;
import yibao.rules.SharingEnd;
import yibao.rules.SharingUse;
import yibao.simulator.world.State.Consented;

/**
 * What people share, by the world's names.
 *
 * @param relations by name, such as {@code P1>P2#1} for the first in which P1 shares with P2
 * @param payingOrders of each person's relations in force, in which they pay for the person
 * @param wallets of each person who has had to do with one
 * @param transfers by name, such as {@code P1>P2$1} for the first that P1 offered to P2
 */
record SharingState(
    Map<String, Shared> relations,
    Map<String, List<String>> payingOrders,
    Map<String, Wallet> wallets,
    Map<String, Transferred> transfers) {

  static SharingState empty() {
    return new SharingState(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  SharingState copy() {
    return new SharingState(
        new TreeMap<>(relations),
        new TreeMap<>(payingOrders),
        new TreeMap<>(wallets),
        new TreeMap<>(transfers));
  }

  /** What the next relation between the two is called. */
  String nextRelation(String owner, String beneficiary) {
    return next(relations, owner + ">" + beneficiary + "#");
  }

  String nextTransfer(String from, String to) {
    return next(transfers, from + ">" + to + "$");
  }

  private static String next(Map<String, ?> known, String begin) {
    return begin + (1 + known.keySet().stream().filter(name -> name.startsWith(begin)).count());
  }

  Shared relation(String name) {
    return Objects.requireNonNull(relations.get(name), name);
  }

  /** The relations that are asked or in force of which something is so. */
  private Stream<String> open(Predicate<Shared> is) {
    return relations.entrySet().stream()
        .filter(one -> one.getValue().isOpen() && is.test(one.getValue()))
        .map(Map.Entry::getKey);
  }

  /** The relation between two, in that direction, which is asked or in force. */
  Optional<String> open(String owner, String beneficiary) {
    return open(one -> one.owner().equals(owner) && one.beneficiary().equals(beneficiary))
        .findFirst();
  }

  /** The relations of somebody that are asked or in force. */
  List<String> openOf(String person) {
    return open(one -> one.owner().equals(person) || one.beneficiary().equals(person)).toList();
  }

  /** In which order relations pay for somebody. */
  List<String> payingOrder(String person) {
    return payingOrders.getOrDefault(person, List.of());
  }

  void setPayingOrder(String person, List<String> order) {
    if (order.isEmpty()) {
      payingOrders.remove(person);
    } else {
      payingOrders.put(person, order);
    }
  }

  /** The transfers that are offered of which something is so. */
  List<String> offered(Predicate<Transferred> is) {
    return transfers.entrySet().stream()
        .filter(one -> one.getValue().isOpen() && is.test(one.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  Optional<String> offered(String from, String to) {
    return offered(one -> one.from().equals(from) && one.to().equals(to)).stream().findFirst();
  }

  /** What is offered to or by somebody. */
  List<String> offeredOf(String person) {
    return offered(one -> one.from().equals(person) || one.to().equals(person));
  }

  Wallet wallet(String person) {
    return wallets.getOrDefault(person, Wallet.NONE);
  }

  /**
   * A relation.
   *
   * @param used what was used of the quota, such as 40000 under {@code PREMIUM 2026}
   * @param watchAt when it may next end by itself
   */
  record Shared(
      String owner,
      String beneficiary,
      Kinship kinship,
      Set<SharingUse> uses,
      Quota quota,
      Map<String, Long> used,
      Asked asked,
      Optional<Consented> quotaSet,
      Optional<Agreed> agreed,
      Optional<Ended> ended,
      Optional<Instant> watchAt) {

    Shared {
      uses = Set.copyOf(uses);
      used = Collections.unmodifiableMap(new TreeMap<>(used));
    }

    boolean isOpen() {
      return ended.isEmpty();
    }

    boolean isActive() {
      return agreed.isPresent() && ended.isEmpty();
    }

    Status statusAt(Instant now) {
      if (ended.isPresent()) {
        return ended.get().status();
      }
      if (agreed.isPresent()) {
        return Status.ACTIVE;
      }
      return now.isBefore(asked.until()) ? Status.ASKED : Status.EXPIRED;
    }

    String of(Party party) {
      return party == Party.OWNER ? owner : beneficiary;
    }

    long allUsed() {
      return used.values().stream().mapToLong(Long::longValue).sum();
    }

    long unused() {
      return quota.total().fen() - allUsed();
    }

    /** What of the owner's account it keeps frozen. */
    long frozen() {
      return isActive() ? unused() : 0;
    }

    long used(SharingUse use) {
      return used(use.name());
    }

    private long used(String of) {
      return used.entrySet().stream()
          .filter(one -> List.of(one.getKey().split(" ")).contains(of))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }

    /** Whether no limit of a quota is below what was used under it. */
    boolean isCovered(Quota other, int year) {
      return other.total().fen() >= allUsed()
          && other.perUse().entrySet().stream()
              .allMatch(limit -> limit.getValue().fen() >= used(limit.getKey().name()))
          && other.perYear().filter(limit -> limit.fen() < used(String.valueOf(year))).isEmpty();
    }

    /** What may be spent for a use in a year. */
    long left(SharingUse use, int year) {
      if (!isActive() || !uses.contains(use)) {
        return 0;
      }
      long left = unused();
      if (quota.perUse().containsKey(use)) {
        left =
            Math.min(
                left, Objects.requireNonNull(quota.perUse().get(use)).fen() - used(use.name()));
      }
      if (quota.perYear().isPresent()) {
        left = Math.min(left, quota.perYear().get().fen() - used(String.valueOf(year)));
      }
      return left;
    }

    Shared agreed(Agreed how, Optional<Instant> watch) {
      return with(quota, used, quotaSet, Optional.of(how), ended, watch);
    }

    Shared ended(Ended how) {
      return with(quota, used, quotaSet, agreed, Optional.of(how), Optional.empty());
    }

    Shared with(Quota other, Consented by) {
      return with(other, used, Optional.of(by), agreed, ended, watchAt);
    }

    Shared watched(Optional<Instant> at) {
      return with(quota, used, quotaSet, agreed, ended, at);
    }

    /** With so much more used; less than nothing where it comes back. */
    Shared using(SharingUse use, int year, long fen) {
      Map<String, Long> more = new TreeMap<>(used);
      more.merge(use + " " + year, fen, Math::addExact);
      more.values().removeIf(amount -> amount == 0);
      return with(quota, more, quotaSet, agreed, ended, watchAt);
    }

    private Shared with(
        Quota nextQuota,
        Map<String, Long> nextUsed,
        Optional<Consented> set,
        Optional<Agreed> how,
        Optional<Ended> end,
        Optional<Instant> watch) {
      return new Shared(
          owner, beneficiary, kinship, uses, nextQuota, nextUsed, asked, set, how, end, watch);
    }
  }

  /** By whom it was asked for, and until when it may be answered. */
  record Asked(Party by, Consented who, Instant until) {}

  /** That the other one agreed, and how both stood. */
  record Agreed(Consented who, SharingEnd.Side owner, SharingEnd.Side beneficiary) {

    SharingEnd.Side of(Party party) {
      return party == Party.OWNER ? owner : beneficiary;
    }
  }

  /**
   * How a relation came to its end.
   *
   * @param how such as {@code TRANSFER of OWNER}
   */
  record Ended(Status status, String how, Instant at) {}

  /**
   * What is noted of somebody's wallet; the money in it is an account.
   *
   * @param thatDay how many transfers were offered on the last day on which one was
   */
  record Wallet(Optional<Consented> activated, Optional<LocalDate> lastOn, int thatDay) {

    static final Wallet NONE = new Wallet(Optional.empty(), Optional.empty(), 0);

    Wallet activated(Consented by) {
      return new Wallet(Optional.of(by), lastOn, thatDay);
    }

    int offeredOn(LocalDate day) {
      return lastOn.equals(Optional.of(day)) ? thatDay : 0;
    }

    Wallet offering(LocalDate day) {
      return new Wallet(activated, Optional.of(day), offeredOn(day) + 1);
    }
  }

  /** A transfer from somebody's account into somebody's wallet. */
  record Transferred(
      String from,
      String to,
      long fen,
      Consented offered,
      Instant returnsAt,
      Optional<Consented> accepted,
      Optional<Instant> returnedAt) {

    boolean isOpen() {
      return accepted.isEmpty() && returnedAt.isEmpty();
    }

    Transfer.Status statusAt(Instant now) {
      if (accepted.isPresent()) {
        return Transfer.Status.ACCEPTED;
      }
      return returnedAt.isPresent() || !now.isBefore(returnsAt)
          ? Transfer.Status.RETURNED
          : Transfer.Status.OFFERED;
    }

    Transferred accepted(Consented by) {
      return new Transferred(from, to, fen, offered, returnsAt, Optional.of(by), Optional.empty());
    }

    Transferred returned() {
      return new Transferred(
          from, to, fen, offered, returnsAt, Optional.empty(), Optional.of(returnsAt));
    }
  }
}
