package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import yibao.records.Change;
import yibao.records.Consent;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Relation;
import yibao.records.Transfer;
import yibao.records.WalletFile;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.WalletLaw;

/**
 * Offers somebody a transfer into the wallet (医保钱包转账), as who pays it wants: the amount is frozen
 * in the own account until it is accepted, or returns at the next morning's hour.
 */
public final class OfferTransfer {

  private static final String ROUTE = "POST /sharing-setup/wallet-transfers";

  private final WalletRecords records;
  private final WalletLaw law;
  private final Ids ids;
  private final LookUpPerson people;
  private final FreeMoney free;
  private final KeyedChange change;
  private final Rendering<Transfer> rendering;

  public OfferTransfer(
      WalletRecords records, PolicyBook book, Ids ids, Rendering<Transfer> rendering) {
    this.records = records;
    this.law = new WalletLaw(book);
    this.ids = ids;
    this.people = new LookUpPerson(records.sharing().people());
    this.free = new FreeMoney(records.sharing());
    this.change = new KeyedChange(records.sharing());
    this.rendering = rendering;
  }

  /**
   * What is offered to whom.
   *
   * @param consent of who acts, who must be whose account it is
   */
  public record Command(CallersKey key, Consent consent, String from, String to, Money amount) {

    List<String> canonical() {
      return Canonical.of("transfer")
          .with(consent.psnNo())
          .with(from)
          .with(to)
          .with(amount.fen())
          .parts();
    }
  }

  public Keyed<WalletRefusal> offer(Command command, Instant now) {
    if (!people.areSame(command.consent().psnNo(), command.from())) {
      return new Keyed.Refused<>(new WalletRefusal.NotThePerson());
    }
    return change.make(
        Binding.of(command.key(), ROUTE, command.canonical()), () -> decided(command, now));
  }

  private KeyedChange.Decided<WalletRefusal> decided(Command command, Instant now) {
    Set<String> two = new HashSet<>(List.of(command.from(), command.to()));
    Map<String, Person> meant =
        records.sharing().people().meant(records.sharing().people().find(two));
    Optional<Person> to = Optional.ofNullable(meant.get(command.to()));
    Optional<Person> from = Optional.ofNullable(meant.get(command.from()));
    if (from.isEmpty()) {
      return refused(new WalletRefusal.NotThePerson());
    }
    return to.isEmpty()
        ? refused(new WalletRefusal.UnknownReceiver())
        : decided(command, from.get(), to.get(), now);
  }

  private KeyedChange.Decided<WalletRefusal> decided(
      Command command, Person from, Person to, Instant now) {
    if (from.psnNo().equals(to.psnNo())) {
      return refused(new WalletRefusal.ToOneself());
    }
    if (from.diedOn().isPresent()) {
      return refused(new WalletRefusal.Deceased(WalletRefusal.Party.FROM));
    }
    if (to.diedOn().isPresent()) {
      return refused(new WalletRefusal.Deceased(WalletRefusal.Party.TO));
    }
    LocalDateTime time = LocalDateTime.ofInstant(now, ShanghaiTime.ZONE);
    Optional<WalletLaw.Terms> terms = law.terms(from.area(), to.area(), time.toLocalDate());
    if (terms.isEmpty()) {
      return refused(new WalletRefusal.Closed(WalletRefusal.Why.AREA));
    }
    if (!terms.get().isOpenAt(time.toLocalTime())) {
      return refused(new WalletRefusal.Closed(WalletRefusal.Why.HOUR));
    }
    return decided(command, from, to, terms.get(), time, now);
  }

  private KeyedChange.Decided<WalletRefusal> decided(
      Command command,
      Person from,
      Person to,
      WalletLaw.Terms terms,
      LocalDateTime time,
      Instant now) {
    LocalDate today = time.toLocalDate();
    Map<String, WalletFile> files = records.wallets().files(Set.of(from.psnNo(), to.psnNo()));
    WalletFile mine = Objects.requireNonNull(files.get(from.psnNo()));
    WalletFile theirs = Objects.requireNonNull(files.get(to.psnNo()));
    if (theirs.activated().isEmpty()) {
      return refused(new WalletRefusal.Inactive());
    }
    if (command.amount().compareTo(terms.most()) > 0) {
      return refused(new WalletRefusal.TooMuch(terms.most()));
    }
    if (mine.offeredOn(today) >= terms.aDay()) {
      return refused(new WalletRefusal.TooMany(terms.aDay()));
    }
    Optional<Transfer> open =
        Optional.ofNullable(mine.offersTo().get(to.psnNo()))
            .flatMap(records.wallets()::find)
            .filter(Transfer::isOpen);
    if (open.filter(one -> one.statusAt(now) == Transfer.Status.OFFERED).isPresent()) {
      return refused(new WalletRefusal.TransferOpen(open.get().transferId()));
    }
    Transfer transfer =
        new Transfer(
            ids.transfer(),
            1,
            from.psnNo(),
            to.psnNo(),
            command.amount(),
            new Relation.Given(command.consent(), now),
            terms.returnsAt(time).atZone(ShanghaiTime.ZONE).toInstant(),
            Optional.empty(),
            Optional.empty());
    return offered(transfer, open.map(one -> one.returned(one.returnsAt())), mine, theirs, now);
  }

  private KeyedChange.Decided<WalletRefusal> offered(
      Transfer transfer,
      Optional<Transfer> returned,
      WalletFile mine,
      WalletFile theirs,
      Instant now) {
    Optional<PersonalAccount> account = records.sharing().accounts().find(transfer.from());
    if (account.flatMap(PersonalAccount::mergedInto).isPresent()) {
      // another file's holds it since the files were read
      return new KeyedChange.Decided.Stale<>();
    }
    // What has returned from the same two by the clock, and isn't noted so, is noted with it: it
    // may be what is offered.
    Money back = returned.map(Transfer::amount).orElse(Money.ZERO);
    Money more = transfer.amount().minus(back);
    Money available = account.map(PersonalAccount::available).orElse(Money.ZERO);
    if (available.compareTo(more) < 0) {
      return lacking(transfer, account, mine, now);
    }
    if (returned.filter(one -> one.transferId().equals(transfer.transferId())).isPresent()) {
      return new KeyedChange.Decided.Stale<>(); // the same id was drawn twice
    }
    List<Change> changes =
        new ArrayList<>(
            records.wallets().offer(transfer, returned, mine, theirs, ShanghaiTime.dateOf(now)));
    if (!more.isZero()) {
      changes.add(records.sharing().accounts().freeze(transfer.from(), more));
    }
    changes.add(records.sharing().people().stands(transfer.from()));
    changes.add(records.sharing().people().stands(transfer.to()));
    return new KeyedChange.Decided.Made<>(
        changes, transfer.transferId(), rendering.render(transfer));
  }

  private KeyedChange.Decided<WalletRefusal> lacking(
      Transfer transfer, Optional<PersonalAccount> account, WalletFile mine, Instant now) {
    return switch (free.find(transfer.from(), account, transfer.amount(), now)) {
      case FreeMoney.Found.Lacking less when records.wallets().file(mine.psnNo()).equals(mine) ->
          refused(new WalletRefusal.BalanceInsufficient(less.left()));
      case FreeMoney.Found.Changed changed -> new KeyedChange.Decided.Stale<>(changed.noting());
      case FreeMoney.Found.Lacking less -> new KeyedChange.Decided.Stale<>();
      case FreeMoney.Found.Enough enough -> new KeyedChange.Decided.Stale<>();
    };
  }

  private static KeyedChange.Decided<WalletRefusal> refused(WalletRefusal refusal) {
    return new KeyedChange.Decided.Refused<>(refusal);
  }
}
