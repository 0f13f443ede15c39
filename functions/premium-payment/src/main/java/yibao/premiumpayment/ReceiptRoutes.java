package yibao.premiumpayment;

import java.util.List;
import yibao.edge.Call;
import yibao.edge.Json;
import yibao.edge.Reply;
import yibao.operations.LookUpOrder;
import yibao.receipts.Receipt;
import yibao.receipts.VerificationKey;
import yibao.records.Order;

/** A receipt for whoever has its number, and the keys by which anybody verifies one offline. */
record ReceiptRoutes(LookUpOrder lookUp, ReceiptPage page, ReceiptKeys keys) {

  /** How long a verifier need not ask again; a new key is published for longer before it signs. */
  private static final String FOR_AN_HOUR = "public, max-age=3600";

  Reply receipt(Call call) {
    call.query().check();
    return lookUp
        .byReceiptNo(call.path("receiptNo"))
        .map(order -> shown(call, order))
        .map(reply -> reply.with("vary", "accept"))
        .orElseGet(() -> LookUpRoutes.absent(call));
  }

  private Reply shown(Call call, Order order) {
    Receipt receipt = ReceiptView.of(order, call.now());
    String signed = keys.sign(receipt);
    return call.prefers("text/html", "application/json")
        ? page.reply(order, receipt, signed)
        : Reply.json(200, ReceiptView.json(order, receipt, signed));
  }

  /** The public keys as a JSON Web Key Set (RFC 7517, RFC 8037), the one that signs now first. */
  Reply published(Call call) {
    call.query().check();
    List<Json.Obj> jwks = keys.published().stream().map(ReceiptRoutes::jwk).toList();
    return new Reply(200, "application/jwk-set+json", Json.Obj.empty().with("keys", jwks).write())
        .with("cache-control", FOR_AN_HOUR);
  }

  private static Json.Obj jwk(VerificationKey key) {
    return Json.Obj.empty()
        .with("kty", "OKP")
        .with("crv", "Ed25519")
        .with("use", "sig")
        .with("kid", key.id())
        .with("x", key.x());
  }
}
