package yibao.reconciliation;

import java.util.Arrays;
import java.util.Set;
import yibao.edge.Json;
import yibao.operations.ShanghaiTime;
import yibao.operations.reconciliation.Correction;
import yibao.operations.reconciliation.Difference;
import yibao.operations.reconciliation.Finding;
import yibao.operations.reconciliation.Flaw;
import yibao.operations.reconciliation.Moved;
import yibao.operations.reconciliation.StatementRow;
import yibao.operations.reconciliation.Totals;
import yibao.operations.reconciliation.ZeroDifference;
import yibao.records.ChannelTransaction;
import yibao.records.StoredStatement;

/** The report as JSON: each class with what both sides have of it, and the first differences. */
final class ReportJson {

  private ReportJson() {}

  static Json.Obj of(DayReport report) {
    return switch (report) {
      case DayReport.Matched matched ->
          certified(about(matched.statement(), "MATCHED"), matched)
              .with("zeroDifference", matched.totals().isZeroDifference())
              .with("open", matched.open())
              .with("ours", moved(matched.totals().ours()))
              .with("theirs", moved(matched.totals().theirs()))
              .with(
                  "findings",
                  Arrays.stream(Finding.values())
                      .map(finding -> finding(finding, matched.totals().of(finding)))
                      .toList())
              .with(
                  "differences",
                  matched.differences().stream().map(ReportJson::difference).toList())
              .with("leftOut", matched.leftOut());
      case DayReport.Refused refused ->
          about(refused.statement(), "REFUSED")
              .with("flaws", refused.flaws().stream().map(ReportJson::flaw).toList());
    };
  }

  private static Json.Obj about(StoredStatement statement, String status) {
    return Json.Obj.empty()
        .with("channel", statement.name().channel())
        .with("day", statement.name().day().toString())
        .with("status", status)
        .with(
            "statement",
            Json.Obj.empty()
                .with("version", statement.version())
                .with("content", statement.content())
                .with("bytes", statement.bytes()));
  }

  private static Json.Obj certified(Json.Obj about, DayReport.Matched report) {
    return report
        .certificate()
        .map(certificate -> about.with("certificate", certificate(report.statement(), certificate)))
        .orElse(about);
  }

  /** All that it certifies, so that it can be handed on by itself. */
  private static Json.Obj certificate(StoredStatement statement, ZeroDifference certificate) {
    return Json.Obj.empty()
        .with("channel", statement.name().channel())
        .with("day", statement.name().day().toString())
        .with("content", statement.content())
        .with("moved", moved(certificate.moved()))
        .with("sealedDay", certificate.seal().day().toString())
        .with("before", certificate.seal().before())
        .with("root", certificate.seal().root());
  }

  static Json.Obj flaw(Flaw flaw) {
    return Json.Obj.empty()
        .with("line", flaw.line())
        .with("chinese", flaw.chinese())
        .with("english", flaw.english());
  }

  static Json.Obj moved(Moved moved) {
    return Json.Obj.empty()
        .with("count", moved.count())
        .with("paidFen", moved.paid().fen())
        .with("refundedFen", moved.refunded().fen());
  }

  private static Json.Obj finding(Finding finding, Totals.Tally tally) {
    return Json.Obj.empty()
        .with("finding", finding.name())
        .with("ours", moved(tally.ours()))
        .with("theirs", moved(tally.theirs()));
  }

  private static Json.Obj difference(DayReport.Reported reported) {
    Difference difference = reported.difference();
    Json.Obj found = Json.Obj.empty().with("finding", difference.finding().name());
    Json.Obj both =
        switch (difference) {
          case Difference.MissingHere(var row) -> with(found, row);
          case Difference.MissingThere(var told) -> with(found, told);
          case Difference.AmountDiffers(var told, var row, var aspects) ->
              with(with(differing(found, aspects), told), row);
          case Difference.StatusDiffers(var told, var row, var aspects) ->
              with(with(differing(found, aspects), told), row);
          case Difference.Twice(var row, var taken) -> with(found, row).with("takenLine", taken);
        };
    return both.with("correction", correction(reported.correction()));
  }

  private static Json.Obj differing(Json.Obj found, Set<Difference.Aspect> aspects) {
    return found.with("differsIn", Json.texts(aspects.stream().sorted().map(Enum::name).toList()));
  }

  private static Json.Obj with(Json.Obj found, ChannelTransaction told) {
    return found.with(
        "ours",
        Json.Obj.empty()
            .with("channelTxnNo", told.number())
            .with("kind", told.kind().name())
            .withMaybe("orderId", told.order().map(ChannelTransaction.OrderNumbers::orderId))
            .withMaybe(
                "channelOrderNo", told.order().map(ChannelTransaction.OrderNumbers::channelOrderNo))
            .with("amountFen", told.amount().fen())
            .with("at", ShanghaiTime.text(told.at())));
  }

  private static Json.Obj with(Json.Obj found, StatementRow row) {
    return found.with(
        "theirs",
        Json.Obj.empty()
            .with("line", row.line())
            .with("channelTxnNo", row.number())
            .with("kind", row.kind().name())
            .with("channelOrderNo", row.channelOrderNo())
            .with("amountFen", row.amount().fen())
            .with("at", ShanghaiTime.text(row.at())));
  }

  private static Json.Obj correction(Correction correction) {
    return switch (correction) {
      case Correction.Taken(var about) ->
          Json.Obj.empty().with("done", "TAKEN").with("about", about);
      case Correction.Queued(var suspenseIds) ->
          Json.Obj.empty().with("done", "QUEUED").with("suspenseIds", Json.texts(suspenseIds));
      case Correction.WorkedOff(var suspenseIds) ->
          Json.Obj.empty().with("done", "WORKED_OFF").with("suspenseIds", Json.texts(suspenseIds));
      case Correction.NumberReused reused -> Json.Obj.empty().with("done", "NUMBER_REUSED");
    };
  }
}
