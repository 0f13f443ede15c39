package yibao.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import yibao.operations.ShanghaiTime;
import yibao.rules.Area;
import yibao.rules.PolicyBook;
import yibao.rules.SharingLaw;
import yibao.rules.SharingUse;
import yibao.simulator.world.SharingState.Shared;
import yibao.simulator.world.State.Line;
import yibao.simulator.world.State.PlacedOrder;
import yibao.simulator.world.State.Share;

/**
 * The part of the model that is about what people's own accounts pay: each line one account, the
 * payer's, the payer's wallet or that of a relation's owner, and each gets back what it paid.
 */
final class ShareModel {

  private final SharingState sharing;
  private final FileModel files;
  private final AccountModel accounts;
  private final RelationModel relations;
  private final WalletModel wallets;
  private final SharingLaw law;

  ShareModel(
      State state,
      FileModel files,
      AccountModel accounts,
      RelationModel relations,
      WalletModel wallets,
      PolicyBook book) {
    this.sharing = state.sharing();
    this.files = files;
    this.accounts = accounts;
    this.relations = relations;
    this.wallets = wallets;
    this.law = new SharingLaw(book);
  }

  /** What pays. */
  sealed interface Found {

    /** These pay some lines, and the payer's own account the others. */
    record As(Map<String, Share> shared) implements Found {}

    record Lacking(String said) implements Found {}
  }

  /** What pays for an order of a payer's; what others need is looked at first. */
  Found of(String payer, PlacedOrder order, Instant now) {
    Map<String, Share> shared = new TreeMap<>();
    List<Integer> lacking = new ArrayList<>();
    Optional<Integer> own = Optional.empty();
    long left = 0;
    for (int i = 0; i < order.lines().size(); i++) {
      Line line = order.lines().get(i);
      String person = files.meant(line.person()).orElseThrow();
      if (line.fen() == 0) {
        continue;
      }
      if (person.equals(payer)) {
        own = Optional.of(i);
        continue;
      }
      Optional<String> relation = sharing.open(payer, person);
      long quota = relation.map(name -> left(name, now)).orElse(0L);
      if (quota < line.fen()) {
        left = lacking.isEmpty() ? quota : left;
        lacking.add(i);
      } else {
        shared.put(line.person(), new Share(relation, payer));
      }
    }
    if (!lacking.isEmpty()) {
      return new Found.Lacking("quota-insufficient " + lacking + " left " + left);
    }
    return own.isPresent()
        ? own(payer, own.get(), order.lines().get(own.get()), shared, now)
        : new Found.As(shared);
  }

  private Found own(String payer, int place, Line line, Map<String, Share> shared, Instant now) {
    Optional<Long> less = wallets.leftFor(payer, line.fen(), now);
    if (less.isEmpty()) {
      return new Found.As(shared);
    }
    long own = less.get();
    Share wallet = new Share(Optional.empty(), Names.walletOf(payer));
    long inWallet = accounts.left(Names.walletOf(payer));
    if (inWallet >= line.fen() && isWalletFirst(payer, now)) {
      shared.put(line.person(), wallet);
      return new Found.As(shared);
    }
    long most = inWallet;
    for (String name : sharing.payingOrder(payer)) {
      long left = left(name, now);
      if (left >= line.fen()) {
        shared.put(line.person(), new Share(Optional.of(name), sharing.relation(name).owner()));
        return new Found.As(shared);
      }
      most = Math.max(most, left);
    }
    if (inWallet >= line.fen()) {
      shared.put(line.person(), wallet);
      return new Found.As(shared);
    }
    return new Found.Lacking(
        most == 0
            ? "balance-insufficient %d left %d".formatted(place, own)
            : "quota-insufficient %s left %d".formatted(List.of(place), Math.max(most, own)));
  }

  private boolean isWalletFirst(String person, Instant now) {
    return law.payingOrder(files.file(person).area(), ShanghaiTime.dateOf(now))
        .filter(order -> order.walletBeforeRelatives().value() == 1)
        .isPresent();
  }

  private long left(String relation, Instant now) {
    Shared shared = sharing.relation(relation);
    return relations.isUsable(shared, now)
        ? shared.left(SharingUse.PREMIUM, ShanghaiTime.dateOf(now).getYear())
        : 0;
  }

  /** Takes it out of each account, and notes it with each relation. */
  void pay(State.Payment.FromAccount payment, PlacedOrder order) {
    Map<String, Long> all = new TreeMap<>();
    Map<String, Long> ofFrozen = new TreeMap<>();
    for (Line line : order.lines()) {
      if (line.fen() > 0) {
        all.merge(payment.paying(line), line.fen(), Math::addExact);
        payment
            .relation(line)
            .ifPresent(
                name -> {
                  ofFrozen.merge(payment.paying(line), line.fen(), Math::addExact);
                  use(name, payment, line.fen());
                });
      }
    }
    all.forEach(
        (owner, fen) -> accounts.pay(owner, order.area(), fen, ofFrozen.getOrDefault(owner, 0L)));
  }

  private void use(String relation, State.Payment.FromAccount payment, long fen) {
    sharing
        .relations()
        .put(
            relation,
            sharing
                .relation(relation)
                .using(SharingUse.PREMIUM, ShanghaiTime.dateOf(payment.paidAt()).getYear(), fen));
  }

  /** Gives a line back; whose account has it now. */
  String giveBack(State.Payment.FromAccount payment, Line line, Area area) {
    Optional<String> relation = payment.relation(line);
    relation.ifPresent(name -> use(name, payment, -line.fen()));
    return accounts.giveBack(
        payment.paying(line),
        area,
        line.fen(),
        relation.filter(name -> sharing.relation(name).isActive()).isPresent());
  }
}
