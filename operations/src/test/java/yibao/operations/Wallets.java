package yibao.operations;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import yibao.records.Transfer;
import yibao.records.WalletFile;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;

/** The wallets of a family, and what is offered into them. */
final class Wallets {

  private static final PolicyBook BOOK = PolicyResource.load();

  private final Sharing family;
  private final Instant now;
  private final ActivateWallet activating;
  private final OfferTransfer offering;
  private final AcceptTransfer accepting;

  /** Those in which all that isn't said to be at another instant is at this one. */
  Wallets(Sharing family, Instant now) {
    this.family = family;
    this.now = now;
    WalletRecords records =
        new WalletRecords(
            SharingRecords.of(family.house.records, family.house.accounts, family.relations),
            family.house.records.ledger(),
            family.house.records.books());
    activating =
        new ActivateWallet(records, BOOK, wallet -> new Answer(201, wallet.file().psnNo()));
    offering =
        new OfferTransfer(
            records,
            BOOK,
            new Ids(new SplittableRandom()),
            transfer -> new Answer(201, transfer.transferId()));
    accepting = new AcceptTransfer(records, one -> new Answer(200, one.statusAt(now).name()));
  }

  void activate(String psnNo) {
    answered(
        activating.activate(
            new ActivateWallet.Command(Sharing.APP, Sharing.consent(psnNo), psnNo), now));
  }

  Keyed<WalletRefusal> offer(String key, String from, String to, long fen, Instant now) {
    return offer(
        new OfferTransfer.Command(
            Sharing.key(key), Sharing.consent(from), from, to, Money.ofFen(fen)),
        now);
  }

  Keyed<WalletRefusal> offer(OfferTransfer.Command command, Instant now) {
    return offering.offer(command, now);
  }

  Keyed<WalletRefusal> accept(String transferId, String acting, Instant now) {
    return accepting.accept(
        new AcceptTransfer.Command(Sharing.APP, Sharing.consent(acting), transferId), now);
  }

  Transfer transfer(String id) {
    return family.wallets.find(id).orElseThrow();
  }

  /** What is free, frozen, spent and credited in a wallet. */
  List<Long> standing(String psnNo) {
    return family.passbooks.standing(WalletFile.accountOf(psnNo));
  }

  static String answered(Keyed<WalletRefusal> outcome) {
    if (outcome instanceof Keyed.Answered<WalletRefusal> answered) {
      return answered.answer().body();
    }
    throw new AssertionError(outcome.toString());
  }

  static WalletRefusal refused(Keyed<WalletRefusal> outcome) {
    if (outcome instanceof Keyed.Refused<WalletRefusal> refused) {
      return refused.reason();
    }
    throw new AssertionError(outcome.toString());
  }
}
