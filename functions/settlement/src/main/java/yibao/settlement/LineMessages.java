package yibao.settlement;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import yibao.edge.Json;
import yibao.edge.ParsedBody;
import yibao.operations.Answer;
import yibao.operations.CareRecords;
import yibao.operations.TakeBackLines;
import yibao.operations.UploadLines;
import yibao.records.BillLine;
import yibao.records.Catalogue;
import yibao.records.Visit;
import yibao.rules.CatalogueRow;
import yibao.rules.Rate;

/**
 * Lines of bills: of a visit (2204) and of a stay (2301), and taking them back (2205, 2302), all by
 * {@code 0000}.
 */
final class LineMessages {

  private static final int ANSWERED = 200;

  /** Of one message. */
  static final int MOST_LINES = 500;

  /** Of one message; each is a bill of its own. */
  private static final int MOST_BATCHES = 50;

  private static final int CODE = 50;
  private static final int COUNT_DIGITS = 4;
  private static final int PRICE_DIGITS = 6;
  private static final int SHARE_DIGITS = 4;
  private static final String ALL = "0000";

  private final UploadLines upload;
  private final TakeBackLines takeBack;

  LineMessages(CareRecords records, Catalogue catalogue) {
    this.upload = new UploadLines(records, catalogue, LineMessages::answer);
    this.takeBack = new TakeBackLines(records);
  }

  /** Lines of one visit. */
  record Lines(String mdtrtId, String psnNo, List<UploadLines.Line> lines) {}

  static Lines ofVisit(Input input) {
    return lines(input, true);
  }

  static Lines ofStay(Input input) {
    return lines(input, false);
  }

  private static Lines lines(Input input, boolean inBatches) {
    List<Input> told = input.oneOrMany("feedetail", MOST_LINES);
    if (told.isEmpty()) {
      return new Lines("", "", List.of());
    }
    Lines read =
        new Lines(
            told.getFirst().text("mdtrt_id", CareFields.NUMBER),
            told.getFirst().text("psn_no", CareFields.NUMBER),
            told.stream().map(line -> line(line, inBatches)).toList());
    told.stream().skip(1).forEach(line -> same(line, read));
    if (read.lines().stream().map(UploadLines.Line::batch).distinct().count() > MOST_BATCHES) {
      input.refuse("feedetail", "最多属于 " + MOST_BATCHES + " 个收费批次");
    }
    return read;
  }

  /** What one message brings is of one visit. */
  private static void same(Input line, Lines read) {
    if (!line.text("mdtrt_id", CareFields.NUMBER).equals(read.mdtrtId())) {
      line.refuse("mdtrt_id", "与第 1 条不同，请按就诊分开上传");
    }
    if (!line.text("psn_no", CareFields.NUMBER).equals(read.psnNo())) {
      line.refuse("psn_no", "与第 1 条不同，请按就诊分开上传");
    }
  }

  private static UploadLines.Line line(Input line, boolean inBatches) {
    UploadLines.Line read =
        new UploadLines.Line(
            line.text("feedetl_sn", CareFields.NUMBER),
            inBatches ? line.text("chrg_bchno", CareFields.NUMBER) : "",
            line.text("med_list_codg", CODE),
            line.time("fee_ocur_time"),
            line.signedAmount("det_item_fee_sumamt"),
            line.signedDecimal("cnt", COUNT_DIGITS));
    line.maybeSignedDecimal("pric", PRICE_DIGITS);
    if (line.has("cnt") && read.count().signum() == 0 && !read.amount().isZero()) {
      line.refuse("cnt", "不得为零");
    }
    if (read.serial().equals(ALL)) {
      line.refuse("feedetl_sn", "不得为 " + ALL + "，撤销时它表示全部");
    }
    return read;
  }

  Outcome uploadOfVisit(Asked asked, Lines lines) {
    return upload(asked, lines, Visit.Kind.OUTPATIENT);
  }

  Outcome uploadOfStay(Asked asked, Lines lines) {
    return upload(asked, lines, Visit.Kind.STAY);
  }

  private Outcome upload(Asked asked, Lines lines, Visit.Kind kind) {
    if (lines.lines().stream().anyMatch(line -> line.occurred().isAfter(asked.now()))) {
      return new Outcome.Refused(FieldNames.of("fee_ocur_time") + "不得晚于当前时间。");
    }
    return Refusals.outcome(
        upload.upload(
            new UploadLines.Command(
                CareFields.message(asked),
                asked.institution().area(),
                lines.mdtrtId(),
                lines.psnNo(),
                kind,
                lines.lines())),
        answer -> Output.ofList("result", read(answer.body())));
  }

  /** What is stored as the answer, for a repeat as well. */
  private static Answer answer(List<BillLine> lines) {
    Json.Arr result = new Json.Arr(lines.stream().<Json>map(line -> divided(line).json()).toList());
    return new Answer(ANSWERED, result.write());
  }

  private static Json.Arr read(String stored) {
    if (ParsedBody.of(stored.getBytes(StandardCharsets.UTF_8))
        instanceof ParsedBody.Whole(Json.Arr list)) {
      return list;
    }
    throw new IllegalStateException("a stored answer is no list: " + stored);
  }

  private static Output divided(BillLine line) {
    Output told =
        Output.empty()
            .text("feedetl_sn", line.serial())
            .amount("det_item_fee_sumamt", line.amount())
            .decimal("cnt", line.count())
            .amount("fulamt_ownpay_amt", line.parts().ownPaid())
            .amount("overlmt_amt", line.parts().overLimit())
            .amount("preselfpay_amt", line.parts().paidFirst())
            .amount("inscp_scp_amt", line.parts().inScope());
    return line.row()
        .map(row -> listed(told, row))
        .orElseGet(
            () ->
                told.none("pric_uplmt_amt")
                    .none("selfpay_prop")
                    .text("memo", "医疗目录编码 " + line.code() + " 不在目录内，全部自费"));
  }

  private static Output listed(Output told, CatalogueRow row) {
    Output limited =
        row.ceiling()
            .map(yuan -> told.decimal("pric_uplmt_amt", yuan))
            .orElseGet(() -> told.none("pric_uplmt_amt"));
    return limited
        .decimal("selfpay_prop", share(row))
        .text("memo", row.level().chinese() + "类" + (isOwnPaid(row) ? "，全部自费" : ""));
  }

  private static boolean isOwnPaid(CatalogueRow row) {
    return row.level() == CatalogueRow.Level.C;
  }

  private static BigDecimal share(CatalogueRow row) {
    Rate share = row.selfPaidFirst();
    return isOwnPaid(row)
        ? BigDecimal.ONE.setScale(SHARE_DIGITS)
        : BigDecimal.valueOf(share.hundredthsOfPercent(), SHARE_DIGITS);
  }

  /** Lines that are taken back. */
  record TakenBack(String mdtrtId, String psnNo, TakeBackLines.Which which) {}

  static TakenBack batch(Input input) {
    Input data = input.object("data");
    String batch = data.text("chrg_bchno", CareFields.NUMBER);
    return new TakenBack(
        data.text("mdtrt_id", CareFields.NUMBER),
        data.text("psn_no", CareFields.NUMBER),
        batch.equals(ALL) ? new TakeBackLines.Which.All() : new TakeBackLines.Which.Batch(batch));
  }

  static TakenBack ofStayBack(Input input) {
    List<Input> told = input.oneOrMany("data", MOST_LINES);
    if (told.isEmpty()) {
      return new TakenBack("", "", new TakeBackLines.Which.All());
    }
    String mdtrtId = told.getFirst().text("mdtrt_id", CareFields.NUMBER);
    String psnNo = told.getFirst().text("psn_no", CareFields.NUMBER);
    told.stream().skip(1).forEach(line -> same(line, new Lines(mdtrtId, psnNo, List.of())));
    Set<String> serials = new HashSet<>();
    told.forEach(line -> serials.add(line.text("feedetl_sn", CareFields.NUMBER)));
    return new TakenBack(
        mdtrtId,
        psnNo,
        serials.contains(ALL)
            ? new TakeBackLines.Which.All()
            : new TakeBackLines.Which.Serials(serials));
  }

  Outcome takeBackOfVisit(Asked asked, TakenBack lines) {
    return takeBack(asked, lines, Visit.Kind.OUTPATIENT);
  }

  Outcome takeBackOfStay(Asked asked, TakenBack lines) {
    return takeBack(asked, lines, Visit.Kind.STAY);
  }

  private Outcome takeBack(Asked asked, TakenBack lines, Visit.Kind kind) {
    return Refusals.outcome(
        takeBack.takeBack(
            new TakeBackLines.Command(
                CareFields.message(asked), lines.mdtrtId(), lines.psnNo(), kind, lines.which())),
        answer -> Output.empty());
  }
}
