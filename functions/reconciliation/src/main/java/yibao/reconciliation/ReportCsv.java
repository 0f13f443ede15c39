package yibao.reconciliation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.operations.ShanghaiTime;
import yibao.operations.reconciliation.Correction;
import yibao.operations.reconciliation.Difference;
import yibao.operations.reconciliation.Flaw;
import yibao.operations.reconciliation.StatementRow;
import yibao.records.ChannelTransaction;

/** The report as a table: every difference, for who works them off by machine. */
final class ReportCsv {

  static final String HEADER =
      "finding,kind,channelTxnNo,differsIn,orderId,ourChannelOrderNo,ourAmountFen,ourAt,"
          + "line,theirChannelOrderNo,theirAmountFen,theirAt,takenLine,correction,correctionId\n";

  private static final String NOTHING_OF_OURS = ",,,";
  private static final String NOTHING_OF_THEIRS = ",,,";

  private ReportCsv() {}

  /** Every field is made of plain letters and digits, so none is quoted. */
  static String line(DayReport.Reported reported) {
    Difference difference = reported.difference();
    String fields =
        switch (difference) {
          case Difference.MissingHere(var row) ->
              fields(row.kind(), row.number(), "", NOTHING_OF_OURS, theirs(row), "");
          case Difference.MissingThere(var told) ->
              fields(told.kind(), told.number(), "", ours(told), NOTHING_OF_THEIRS, "");
          case Difference.AmountDiffers(var told, var row, var aspects) ->
              fields(told.kind(), told.number(), names(aspects), ours(told), theirs(row), "");
          case Difference.StatusDiffers(var told, var row, var aspects) ->
              fields(told.kind(), told.number(), names(aspects), ours(told), theirs(row), "");
          case Difference.Twice(var row, var taken) ->
              fields(
                  row.kind(), row.number(), "", NOTHING_OF_OURS, theirs(row), Long.toString(taken));
        };
    return difference.finding() + "," + fields + "," + correction(reported.correction()) + "\n";
  }

  private static String fields(
      ChannelTransaction.Kind kind,
      String number,
      String differsIn,
      String ours,
      String theirs,
      String taken) {
    return String.join(",", kind.name(), number, differsIn, ours, theirs, taken);
  }

  private static String names(Set<Difference.Aspect> aspects) {
    return aspects.stream().sorted().map(Enum::name).collect(Collectors.joining("+"));
  }

  private static String ours(ChannelTransaction told) {
    return String.join(
        ",",
        told.order().map(ChannelTransaction.OrderNumbers::orderId).orElse(""),
        told.order().map(ChannelTransaction.OrderNumbers::channelOrderNo).orElse(""),
        Long.toString(told.amount().fen()),
        ShanghaiTime.text(told.at()));
  }

  private static String theirs(StatementRow row) {
    return String.join(
        ",",
        Long.toString(row.line()),
        row.channelOrderNo(),
        Long.toString(row.amount().fen()),
        ShanghaiTime.text(row.at()));
  }

  private static String correction(Correction correction) {
    return switch (correction) {
      case Correction.Taken(var about) -> "TAKEN," + about;
      case Correction.Queued(var suspenseIds) -> "QUEUED," + String.join("+", suspenseIds);
      case Correction.WorkedOff(var suspenseIds) -> "WORKED_OFF," + String.join("+", suspenseIds);
      case Correction.NumberReused reused -> "NUMBER_REUSED,";
    };
  }

  /** What is wrong with a statement, line by line. */
  static String of(List<Flaw> flaws) {
    StringBuilder table = new StringBuilder("line,chinese,english\n");
    for (Flaw flaw : flaws) {
      table
          .append(flaw.line())
          .append(',')
          .append(quoted(flaw.chinese()))
          .append(',')
          .append(quoted(flaw.english()))
          .append('\n');
    }
    return table.toString();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
