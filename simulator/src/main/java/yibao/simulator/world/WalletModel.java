package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import yibao.operations.ShanghaiTime;
import yibao.operations.WalletRefusal;
import yibao.records.Transfer;
import yibao.rules.Area;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.WalletLaw;
import yibao.simulator.world.SharingState.Transferred;
import yibao.simulator.world.SharingState.Wallet;
import yibao.simulator.world.State.Consented;

/**
 * The part of the model that is about wallets: what is offered is set aside until it is accepted,
 * or returns in the morning.
 */
final class WalletModel {

  private final Model model;
  private final State state;
  private final SharingState sharing;
  private final FileModel files;
  private final AccountModel accounts;
  private final WalletLaw law;

  WalletModel(Model model, FileModel files, AccountModel accounts, PolicyBook book) {
    this.model = model;
    this.state = model.state();
    this.sharing = state.sharing();
    this.files = files;
    this.accounts = accounts;
    this.law = new WalletLaw(book);
  }

  private boolean isDead(String person) {
    return files.file(person).diedOn().isPresent();
  }

  private Area area(String person) {
    return files.file(person).area();
  }

  // ---- a wallet -------------------------------------------------------------------------------

  String activate(SharingSteps.ActivateWallet asked, Instant now) {
    if (!files.areSame(asked.actor(), asked.person())) {
      return SharingDesk.refused(new WalletRefusal.NotThePerson());
    }
    String key = "wallet " + files.number(asked.person());
    return model.bindings().answer(key, key).orElseGet(() -> activated(asked, key, now));
  }

  private String activated(SharingSteps.ActivateWallet asked, String key, Instant now) {
    Optional<String> person = files.meant(asked.person());
    if (person.isEmpty()) {
      return SharingDesk.refused(new WalletRefusal.NoSuchPerson());
    }
    if (isDead(person.get())) {
      return SharingDesk.refused(new WalletRefusal.Deceased(WalletRefusal.Party.TO));
    }
    if (!law.isOpened(area(person.get()), ShanghaiTime.dateOf(now))) {
      return SharingDesk.refused(new WalletRefusal.Closed(WalletRefusal.Why.AREA));
    }
    Wallet wallet = sharing.wallet(person.get());
    if (wallet.activated().isEmpty()) {
      sharing.wallets().put(person.get(), wallet.activated(new Consented(asked.actor(), now)));
    }
    return model.bindings().bind(key, key, said(person.get()));
  }

  private String said(String person) {
    return SharingDesk.wallet(
        sharing.wallet(person).activated().isPresent(),
        Optional.ofNullable(state.accounts().get(Names.walletOf(person)))
            .map(State.OwnAccount::available),
        sharing.offeredOf(person));
  }

  String lookUp(SharingSteps.LookUpWallet asked, Instant now) {
    return files.meant(asked.person()).map(this::said).orElse(SharingDesk.UNKNOWN);
  }

  /** One wallet of two: it is activated if one of the two was. */
  void join(String survivor, String duplicate) {
    Optional<Consented> given = sharing.wallet(duplicate).activated();
    if (sharing.wallet(survivor).activated().isEmpty() && given.isPresent()) {
      sharing.wallets().put(survivor, sharing.wallet(survivor).activated(given.get()));
    }
  }

  // ---- transfers ------------------------------------------------------------------------------

  String offer(SharingSteps.OfferTransfer asked, Instant now) {
    if (!files.areSame(asked.actor(), asked.from())) {
      return SharingDesk.refused(new WalletRefusal.NotThePerson());
    }
    String key = "transfer " + asked.key();
    String command =
        "%s %s %s %d"
            .formatted(
                files.number(asked.actor()),
                files.number(asked.from()),
                files.number(asked.to()),
                asked.fen());
    return model
        .bindings()
        .answer(key, command)
        .orElseGet(
            () -> {
              Optional<WalletRefusal> refusal = offerRefusal(asked, now);
              return refusal.isPresent()
                  ? SharingDesk.refused(SharingDesk.named(refusal.get(), name -> name))
                  : model.bindings().bind(key, command, offered(asked, now));
            });
  }

  private Optional<WalletRefusal> offerRefusal(SharingSteps.OfferTransfer asked, Instant now) {
    Optional<String> from = files.meant(asked.from());
    Optional<String> to = files.meant(asked.to());
    if (from.isEmpty()) {
      return Optional.of(new WalletRefusal.NotThePerson());
    }
    if (to.isEmpty()) {
      return Optional.of(new WalletRefusal.UnknownReceiver());
    }
    if (from.equals(to)) {
      return Optional.of(new WalletRefusal.ToOneself());
    }
    if (isDead(from.get())) {
      return Optional.of(new WalletRefusal.Deceased(WalletRefusal.Party.FROM));
    }
    if (isDead(to.get())) {
      return Optional.of(new WalletRefusal.Deceased(WalletRefusal.Party.TO));
    }
    LocalDateTime time = LocalDateTime.ofInstant(now, ShanghaiTime.ZONE);
    Optional<WalletLaw.Terms> terms =
        law.terms(area(from.get()), area(to.get()), time.toLocalDate());
    if (terms.isEmpty()) {
      return Optional.of(new WalletRefusal.Closed(WalletRefusal.Why.AREA));
    }
    if (time.getHour() < 6 || time.getHour() >= 22) {
      return Optional.of(new WalletRefusal.Closed(WalletRefusal.Why.HOUR));
    }
    return offerRefusal(asked, from.get(), to.get(), terms.get(), now);
  }

  private Optional<WalletRefusal> offerRefusal(
      SharingSteps.OfferTransfer asked,
      String from,
      String to,
      WalletLaw.Terms terms,
      Instant now) {
    if (sharing.wallet(to).activated().isEmpty()) {
      return Optional.of(new WalletRefusal.Inactive());
    }
    if (asked.fen() > terms.most().fen()) {
      return Optional.of(new WalletRefusal.TooMuch(terms.most()));
    }
    if (sharing.wallet(from).offeredOn(ShanghaiTime.dateOf(now)) >= terms.aDay()) {
      return Optional.of(new WalletRefusal.TooMany(terms.aDay()));
    }
    Optional<String> open = sharing.offered(from, to);
    Optional<Transferred> before = open.map(sharing.transfers()::get);
    if (before.filter(one -> now.isBefore(one.returnsAt())).isPresent()) {
      return Optional.of(new WalletRefusal.TransferOpen(open.get()));
    }
    long back = before.map(Transferred::fen).orElse(0L);
    return accounts.left(from) + back >= asked.fen()
        ? Optional.empty()
        : leftFor(from, asked.fen(), now)
            .map(left -> new WalletRefusal.BalanceInsufficient(Money.ofFen(left)));
  }

  private String offered(SharingSteps.OfferTransfer asked, Instant now) {
    String from = files.meant(asked.from()).orElseThrow();
    String to = files.meant(asked.to()).orElseThrow();
    sharing.offered(from, to).ifPresent(name -> giveBack(name, now));
    LocalDate today = ShanghaiTime.dateOf(now);
    Transferred transfer =
        new Transferred(
            from,
            to,
            asked.fen(),
            new Consented(asked.actor(), now),
            today.plusDays(1).atTime(6, 0).atZone(ShanghaiTime.ZONE).toInstant(),
            Optional.empty(),
            Optional.empty());
    sharing.transfers().put(sharing.nextTransfer(from, to), transfer);
    sharing.wallets().put(from, sharing.wallet(from).offering(today));
    accounts.freeze(from, asked.fen());
    return SharingDesk.transfer(transfer.statusAt(now), transfer.fen(), transfer.returnsAt());
  }

  /**
   * What is free of somebody's account, if it is less than is wanted: what has returned by the
   * clock is, and is given back if that makes it enough.
   */
  Optional<Long> leftFor(String person, long wanted, Instant now) {
    long noted = accounts.left(person);
    if (noted >= wanted) {
      return Optional.empty();
    }
    List<String> returned = returned(person, now);
    long left = noted;
    for (String name : returned) {
      left += Objects.requireNonNull(sharing.transfers().get(name)).fen();
    }
    if (left < wanted) {
      return Optional.of(left);
    }
    returned.forEach(name -> giveBack(name, now));
    return Optional.empty();
  }

  /** Gives back whatever has returned into somebody's account if less is free than is wanted. */
  void giveBackFor(String person, long wanted, Instant now) {
    if (accounts.left(person) < wanted) {
      returned(person, now).forEach(name -> giveBack(name, now));
    }
  }

  private List<String> returned(String person, Instant now) {
    return sharing.transfers().entrySet().stream()
        .filter(one -> one.getValue().from().equals(person))
        .filter(one -> hasRunOut(one.getValue(), now))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean hasRunOut(Transferred transfer, Instant now) {
    return transfer.isOpen() && !now.isBefore(transfer.returnsAt());
  }

  /** Gives back what was offered by or to somebody and has returned by the clock. */
  void giveBackOf(String person, Instant now) {
    sharing.offeredOf(person).forEach(name -> giveBack(name, now));
  }

  /** Gives back what had returned and was given back by who died before the change. */
  void giveBackAsSeen(Instant now) {
    model.seen().sharing().transfers().entrySet().stream()
        .filter(seen -> !seen.getValue().isOpen() && sharing.transfers().containsKey(seen.getKey()))
        .forEach(seen -> giveBack(seen.getKey(), now));
  }

  void giveBackDue(Instant now) {
    List.copyOf(sharing.transfers().keySet()).forEach(name -> giveBack(name, now));
  }

  private void giveBack(String name, Instant now) {
    Transferred transfer = Objects.requireNonNull(sharing.transfers().get(name));
    if (hasRunOut(transfer, now)) {
      accounts.freeze(transfer.from(), -transfer.fen());
      sharing.transfers().put(name, transfer.returned());
    }
  }

  String accept(SharingSteps.AcceptTransfer asked, Instant now) {
    Optional<Transferred> found = Optional.ofNullable(sharing.transfers().get(asked.transfer()));
    if (found.filter(one -> files.areSame(asked.actor(), one.to())).isEmpty()) {
      return SharingDesk.refused(
          found.filter(one -> files.areSame(asked.actor(), one.from())).isPresent()
              ? new WalletRefusal.NotTheReceiver()
              : new WalletRefusal.NoSuchTransfer());
    }
    String key = "accept " + asked.transfer();
    return model
        .bindings()
        .answer(key, key)
        .orElseGet(() -> accepted(asked, found.get(), key, now));
  }

  private String accepted(
      SharingSteps.AcceptTransfer asked, Transferred transfer, String key, Instant now) {
    Transfer.Status status = transfer.statusAt(now);
    if (status != Transfer.Status.OFFERED) {
      return SharingDesk.refused(new WalletRefusal.TransferState(status));
    }
    if (isDead(transfer.to())) {
      return SharingDesk.refused(new WalletRefusal.Deceased(WalletRefusal.Party.TO));
    }
    if (isDead(transfer.from())) {
      return SharingDesk.refused(new WalletRefusal.Deceased(WalletRefusal.Party.FROM));
    }
    accounts.transfer(transfer.from(), transfer.to(), area(transfer.to()), transfer.fen());
    model.posted(now);
    Transferred accepted = transfer.accepted(new Consented(asked.actor(), now));
    sharing.transfers().put(asked.transfer(), accepted);
    return model
        .bindings()
        .bind(
            key,
            key,
            SharingDesk.transfer(accepted.statusAt(now), transfer.fen(), transfer.returnsAt()));
  }
}
