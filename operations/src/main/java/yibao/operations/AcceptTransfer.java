package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import yibao.records.Change;
import yibao.records.Consent;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Posting;
import yibao.records.Relation;
import yibao.records.Transfer;
import yibao.records.WalletFile;

/**
 * Takes a transfer into the own wallet (接收转账), as who is to have it wants: the money leaves the
 * account that it was frozen in and is in the wallet, in one transaction.
 */
public final class AcceptTransfer {

  private static final String ROUTE =
      "POST /sharing-setup/wallet-transfers/{transferId}/acceptance";

  private final WalletRecords records;
  private final LookUpPerson people;
  private final KeyedChange change;
  private final Rendering<Transfer> rendering;

  public AcceptTransfer(WalletRecords records, Rendering<Transfer> rendering) {
    this.records = records;
    this.people = new LookUpPerson(records.sharing().people());
    this.change = new KeyedChange(records.sharing());
    this.rendering = rendering;
  }

  /** Which; it is accepted once, so it needs no key. */
  public record Command(Channel channel, Consent consent, String transferId) {}

  public Keyed<WalletRefusal> accept(Command command, Instant now) {
    Optional<Transfer> found = records.wallets().find(command.transferId());
    if (found.isEmpty() || !isReceiver(command, found.get())) {
      return new Keyed.Refused<>(
          found
              .filter(transfer -> people.areSame(command.consent().psnNo(), transfer.from()))
              .<WalletRefusal>map(transfer -> new WalletRefusal.NotTheReceiver())
              .orElseGet(WalletRefusal.NoSuchTransfer::new));
    }
    return change.make(
        Binding.of(
            new CallersKey(command.channel(), command.transferId()),
            ROUTE,
            Canonical.of("acceptance").with(command.transferId()).parts()),
        () -> decided(command, now));
  }

  private boolean isReceiver(Command command, Transfer transfer) {
    return people.areSame(command.consent().psnNo(), transfer.to());
  }

  private KeyedChange.Decided<WalletRefusal> decided(Command command, Instant now) {
    Transfer transfer = records.wallets().find(command.transferId()).orElseThrow();
    Transfer.Status status = transfer.statusAt(now);
    if (status != Transfer.Status.OFFERED) {
      return new KeyedChange.Decided.Refused<>(new WalletRefusal.TransferState(status));
    }
    Map<String, Person> two =
        records.sharing().people().find(Set.of(transfer.from(), transfer.to()));
    Person to = Objects.requireNonNull(two.get(transfer.to()));
    if (to.diedOn().isPresent()) {
      return new KeyedChange.Decided.Refused<>(new WalletRefusal.Deceased(WalletRefusal.Party.TO));
    }
    if (Objects.requireNonNull(two.get(transfer.from())).diedOn().isPresent()) {
      return new KeyedChange.Decided.Refused<>(
          new WalletRefusal.Deceased(WalletRefusal.Party.FROM));
    }
    return accepted(transfer, to, new Relation.Given(command.consent(), now));
  }

  private KeyedChange.Decided<WalletRefusal> accepted(
      Transfer transfer, Person to, Relation.Given by) {
    Instant now = by.at();
    records.books().openFor(ShanghaiTime.dateOf(now));
    AccountBook book = new AccountBook(records.sharing().accounts(), records.ledger());
    PersonalAccount from = book.find(transfer.from()).orElseThrow();
    if (from.frozen().compareTo(transfer.amount()) < 0) {
      return new KeyedChange.Decided.Stale<>();
    }
    String number = WalletFile.accountOf(transfer.to());
    PersonalAccount wallet =
        book.find(number).orElseGet(() -> PersonalAccount.empty(number, to.area()));
    book.book(
        chain ->
            new Posting(
                    Posting.idOfTransfer(transfer.transferId()),
                    now,
                    Posting.Cause.WALLET_TRANSFERRED,
                    AreaClearing.balanced(
                        wallet.area(),
                        List.of(
                            new Posting.Entry(from.account(), transfer.amount()),
                            new Posting.Entry(wallet.account(), transfer.amount().negated()))),
                    Optional.empty(),
                    Optional.empty(),
                    chain)
                .about(transfer.transferId()),
        from.paidOfFrozen(transfer.amount()),
        wallet.credited(transfer.amount()));
    Map<String, WalletFile> files = records.wallets().files(Set.of(transfer.from(), transfer.to()));
    Transfer accepted = transfer.accepted(by);
    List<Change> changes =
        new ArrayList<>(
            records
                .wallets()
                .settle(
                    accepted,
                    Objects.requireNonNull(files.get(transfer.from())),
                    Objects.requireNonNull(files.get(transfer.to()))));
    changes.addAll(book.changes());
    changes.add(records.sharing().people().isAt(to.psnNo(), to.version()));
    return new KeyedChange.Decided.Made<>(
        changes, transfer.transferId(), rendering.render(accepted));
  }
}
