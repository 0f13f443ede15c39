package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import yibao.records.Change;
import yibao.records.Consent;
import yibao.records.Relation;
import yibao.rules.Money;
import yibao.rules.Quota;
import yibao.rules.SharingUse;

/**
 * Sets how much of the own account a relative may use (设置共济额度), as its owner wants. In force at
 * once: what is set aside more must be free in the account, what is set aside less is free in it
 * again.
 */
public final class SetQuota {

  private static final String ROUTE = "PUT /sharing-setup/relations/{relationId}/quota";

  private final SharingRecords records;
  private final FreeMoney free;
  private final PartysChange change;
  private final Rendering<RelationFile> rendering;

  public SetQuota(SharingRecords records, Rendering<RelationFile> rendering) {
    this.records = records;
    this.free = new FreeMoney(records);
    this.change = new PartysChange(records);
    this.rendering = rendering;
  }

  /**
   * Limits within a quota, in place of all that there were.
   *
   * @param perUse the most for a use, where it is limited
   */
  public record Limits(Map<SharingUse, Money> perUse, Optional<Money> perYear) {

    public Limits {
      perUse = Map.copyOf(perUse);
    }

    public static final Limits NONE = new Limits(Map.of(), Optional.empty());
  }

  /**
   * What is set.
   *
   * @param limits those that there are stay where none are told
   */
  public record Command(
      CallersKey key, Consent consent, String relationId, Money total, Optional<Limits> limits) {

    List<String> canonical() {
      Canonical canonical = Canonical.of("quota").with(relationId).with(total.fen());
      limits.ifPresent(
          told -> {
            canonical.withMaybe(told.perYear().map(Money::fen));
            new TreeMap<>(told.perUse())
                .forEach((use, most) -> canonical.with(use.name()).with(most.fen()));
          });
      return canonical.parts();
    }

    private Quota quota(Limits told) {
      return new Quota(total, told.perUse(), told.perYear());
    }

    private Quota quota(Quota before) {
      return limits
          .map(this::quota)
          .orElseGet(() -> new Quota(total, before.perUse(), before.perYear()));
    }
  }

  public Keyed<SharingRefusal> set(Command command, Instant now) {
    return change.make(
        new PartysChange.Asked(
            command.key(), ROUTE, command.relationId(), command.consent(), command.canonical()),
        (relation, party) -> party == Relation.Party.OWNER,
        (relation, party) -> decided(command, relation, now));
  }

  private KeyedChange.Decided<SharingRefusal> decided(
      Command command, Relation relation, Instant now) {
    Relation.Status status = relation.statusAt(now);
    if (status != Relation.Status.ASKED && status != Relation.Status.ACTIVE) {
      return refused(new SharingRefusal.RelationState(status));
    }
    Quota quota = command.quota(relation.quota());
    if (!quota.covers(relation.used(), ShanghaiTime.dateOf(now).getYear())) {
      return refused(new SharingRefusal.QuotaBelowUsed(relation.used().total()));
    }
    Relation set = relation.with(quota, new Relation.Given(command.consent(), now));
    Money more = set.frozen().minus(relation.frozen());
    List<Change> changes = new ArrayList<>();
    changes.add(records.relations().replace(set));
    if (!more.isZero()) {
      switch (free.find(relation.owner(), more, now)) {
        case FreeMoney.Found.Enough enough ->
            changes.add(records.accounts().freeze(relation.owner(), more));
        case FreeMoney.Found.Changed changed -> {
          return new KeyedChange.Decided.Stale<>(changed.noting());
        }
        case FreeMoney.Found.Lacking less -> {
          return change.lacking(relation, new SharingRefusal.BalanceInsufficient(less.left()));
        }
      }
    }
    return new KeyedChange.Decided.Made<>(
        changes,
        relation.relationId(),
        rendering.render(RelationFile.of(set, SharingSides.of(relation, records.people()), now)));
  }

  private static KeyedChange.Decided<SharingRefusal> refused(SharingRefusal refusal) {
    return new KeyedChange.Decided.Refused<>(refusal);
  }
}
