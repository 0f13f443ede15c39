package yibao.premiumpayment;

import yibao.edge.Json;
import yibao.operations.Answer;
import yibao.operations.MandateFile;
import yibao.operations.OpenCharges;
import yibao.operations.ShanghaiTime;
import yibao.records.Attempt;
import yibao.records.Mandate;

/** Mandates and charges as callers read them. */
final class MandateView {

  private MandateView() {}

  static Answer signed(MandateFile file) {
    return new Answer(201, of(file).write());
  }

  /** With the account masked: its owner knows it by its last four characters. */
  static Json.Obj of(MandateFile file) {
    Mandate mandate = file.mandate();
    return Json.Obj.empty()
        .with("mandateId", mandate.mandateId())
        .with("status", mandate.status().name())
        .with("payer", mandate.payer())
        .with(
            "people",
            mandate.people().stream().map(psnNo -> Json.Obj.empty().with("psnNo", psnNo)).toList())
        .with("area", mandate.area().code())
        .with("scheme", mandate.scheme().name())
        .with("account", mandate.account().masked())
        .with("madeAt", ShanghaiTime.text(mandate.madeAt()))
        .withMaybe("endedAt", mandate.ending().map(ending -> ShanghaiTime.text(ending.at())))
        .with("attempts", file.days().stream().map(MandateView::attempt).toList());
  }

  private static Json.Obj attempt(MandateFile.TriedDay day) {
    Attempt attempt = day.attempt();
    Json.Obj view =
        Json.Obj.empty()
            .with("year", attempt.year())
            .with("on", attempt.on().toString())
            .with("result", day.result().name());
    if (attempt.charge().isPresent()) {
      view =
          view.with("orderId", attempt.charge().get().orderId())
              .with("totalFen", attempt.charge().get().total().fen());
    }
    return view.with("leftOut", attempt.leftOut().stream().map(MandateView::leftOut).toList())
        .withMaybe("nextOn", day.nextOn());
  }

  private static Json.Obj leftOut(Attempt.LeftOut left) {
    return Json.Obj.empty().with("psnNo", left.psnNo()).with("reason", left.reason().name());
  }

  /** With the whole account: the channel that has to charge it gave it. */
  static Json.Obj charge(OpenCharges.Charge charge) {
    return Json.Obj.empty()
        .with("mandateId", charge.mandate().mandateId())
        .with("orderId", charge.order().orderId())
        .with("channelOrderNo", charge.order().channelOrderNo())
        .with("totalFen", charge.order().total().fen())
        .with("account", charge.mandate().account().number())
        .with("expiresAt", ShanghaiTime.text(charge.order().expiresAt()));
  }
}
