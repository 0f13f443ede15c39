package yibao.sharingsetup;

import java.util.Optional;
import yibao.edge.Call;
import yibao.edge.Json;
import yibao.edge.Reply;
import yibao.operations.AcceptTransfer;
import yibao.operations.ActivateWallet;
import yibao.operations.CallersKey;
import yibao.operations.LookUpPerson;
import yibao.operations.LookUpWallet;
import yibao.operations.OfferTransfer;
import yibao.records.Consent;
import yibao.records.Transfer;
import yibao.rules.Money;

/** What is done with wallets, and how they are shown. */
record WalletRoutes(
    LookUpPerson people,
    LookUpWallet lookUp,
    ActivateWallet activations,
    OfferTransfer offers,
    AcceptTransfer acceptances) {

  private static final long MOST_FEN = 1_000_000_000_000L;

  /** {@code POST /sharing-setup/people/{psnNo}/wallet}. */
  Reply activation(Call call) {
    call.query().check();
    return WalletReplies.of(
        call,
        activations.activate(
            new ActivateWallet.Command(
                Callers.channel(call), Callers.consent(call), call.path("psnNo")),
            call.now()));
  }

  /** {@code GET /sharing-setup/people/{psnNo}/wallet}, for the person and for the bureau. */
  Reply wallet(Call call) {
    call.query().check();
    String psnNo = call.path("psnNo");
    Optional<String> viewer = Callers.viewer(call);
    if (viewer.isPresent() && !people.areSame(viewer.get(), psnNo)) {
      return SharingReplies.notThePerson().reply(call.tongue());
    }
    return lookUp
        .of(psnNo)
        .map(
            wallet ->
                Reply.json(
                    200,
                    WalletView.of(wallet)
                        .with(
                            "open",
                            wallet.open().stream()
                                // what has gone back by the clock may not be noted yet
                                .filter(one -> one.statusAt(call.now()) == Transfer.Status.OFFERED)
                                .map(one -> WalletView.of(one, Transfer.Status.OFFERED))
                                .toList())))
        .orElseGet(() -> SharingReplies.absent().reply(call.tongue()));
  }

  /** {@code POST /sharing-setup/wallet-transfers}. */
  Reply offer(Call call) {
    call.query().check();
    Consent consent = Callers.consent(call);
    CallersKey key = Callers.key(call);
    OfferTransfer.Command command =
        call.body(
            fields ->
                new OfferTransfer.Command(
                    key,
                    consent,
                    fields.read("from", Forms.PSN_NO),
                    fields.read("to", Forms.PSN_NO),
                    Money.ofFen(fields.integer("amountFen", 1, MOST_FEN))));
    return WalletReplies.of(call, offers.offer(command, call.now()));
  }

  /** {@code POST /sharing-setup/wallet-transfers/{transferId}/acceptance}. */
  Reply acceptance(Call call) {
    call.query().check();
    return WalletReplies.of(
        call,
        acceptances.accept(
            new AcceptTransfer.Command(
                Callers.channel(call), Callers.consent(call), call.path("transferId")),
            call.now()));
  }

  /** {@code GET /sharing-setup/wallet-transfers/{transferId}}, for its two and for the bureau. */
  Reply transfer(Call call) {
    call.query().check();
    return lookUp
        .transfer(call.path("transferId"), Callers.viewer(call))
        .<Json>map(transfer -> WalletView.of(transfer, transfer.statusAt(call.now())))
        .map(view -> Reply.json(200, view))
        .orElseGet(() -> SharingReplies.absent().reply(call.tongue()));
  }
}
