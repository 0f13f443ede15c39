package yibao.sharingsetup;

import java.util.function.Function;
import yibao.edge.Json;
import yibao.operations.Answer;
import yibao.operations.LookUpWallet;
import yibao.operations.ShanghaiTime;
import yibao.records.PersonalAccount;
import yibao.records.Transfer;
import yibao.rules.Money;

/** Wallets and transfers as callers read them. */
final class WalletView {

  private WalletView() {}

  static Answer activated(LookUpWallet.Wallet wallet) {
    return new Answer(201, of(wallet).write());
  }

  static Answer offered(Transfer transfer) {
    return new Answer(201, of(transfer, Transfer.Status.OFFERED).write());
  }

  static Answer accepted(Transfer transfer) {
    return new Answer(200, of(transfer, Transfer.Status.ACCEPTED).write());
  }

  static Json.Obj of(LookUpWallet.Wallet wallet) {
    return Json.Obj.empty()
        .with("psnNo", wallet.file().psnNo())
        .with("active", wallet.file().activated().isPresent())
        .withMaybe(
            "activatedAt", wallet.file().activated().map(given -> ShanghaiTime.text(given.at())))
        .with("balanceFen", fen(wallet, PersonalAccount::available))
        .with("spentFen", fen(wallet, PersonalAccount::spent))
        .with("receivedFen", fen(wallet, PersonalAccount::credited));
  }

  private static long fen(LookUpWallet.Wallet wallet, Function<PersonalAccount, Money> what) {
    return wallet.account().map(what).orElse(Money.ZERO).fen();
  }

  static Json.Obj of(Transfer transfer, Transfer.Status status) {
    return Json.Obj.empty()
        .with("transferId", transfer.transferId())
        .with("from", transfer.from())
        .with("to", transfer.to())
        .with("amountFen", transfer.amount().fen())
        .with("status", status.name())
        .with("offeredAt", ShanghaiTime.text(transfer.offered().at()))
        .with("returnsAt", ShanghaiTime.text(transfer.returnsAt()))
        .withMaybe("acceptedAt", transfer.accepted().map(given -> ShanghaiTime.text(given.at())));
  }
}
