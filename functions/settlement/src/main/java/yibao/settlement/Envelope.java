package yibao.settlement;

import java.util.List;
import java.util.Optional;
import yibao.edge.FieldError;
import yibao.edge.Json;
import yibao.edge.ParsedBody;
import yibao.edge.Said;

/**
 * A message of the national interface (交易报文), without what it asks.
 *
 * @param infno which message it is (交易编号)
 * @param msgid the institution's own number for it (发送方报文ID), any text to 30 characters
 * @param mdtrtAreaAdmvs where treatment is given (就医地医保区划)
 * @param insuPlcAdmdvs where the patient is insured (参保地医保区划), if the client says so
 * @param fixmedinsCode the institution that sends it (定点医药机构编号)
 * @param input what it asks, still to be read
 */
record Envelope(
    String infno,
    String msgid,
    Optional<String> mdtrtAreaAdmvs,
    Optional<String> insuPlcAdmdvs,
    String fixmedinsCode,
    Json.Obj input) {

  private static final int INFNO = 10;
  private static final int MSGID = 30;
  private static final int DIVISION = 6;
  private static final int INSTITUTION = 30;

  /** What came of reading a body. */
  sealed interface Reading {

    record Read(Envelope envelope) implements Reading {}

    /**
     * It is no message.
     *
     * @param sentence what to mend
     */
    record Unreadable(String sentence) implements Reading {}
  }

  static Reading read(byte[] body) {
    return switch (ParsedBody.of(body)) {
      case ParsedBody.Flawed flawed -> new Reading.Unreadable(sentence(flawed.errors()));
      case ParsedBody.Whole(Json.Obj message) -> read(message);
      case ParsedBody.Whole other -> new Reading.Unreadable("请求报文应为一个 JSON 对象。");
    };
  }

  private static Reading read(Json.Obj message) {
    Flaws flaws = new Flaws();
    Input fields = Input.of(message, flaws);
    Envelope envelope =
        new Envelope(
            fields.text("infno", INFNO),
            fields.text("msgid", MSGID),
            fields.maybeText("mdtrtarea_admvs", DIVISION),
            fields.maybeText("insuplc_admdvs", DIVISION),
            fields.text("fixmedins_code", INSTITUTION),
            input(message, fields));
    return flaws.isEmpty() ? new Reading.Read(envelope) : new Reading.Unreadable(flaws.sentence());
  }

  /** A message that asks nothing may leave it out. */
  private static Json.Obj input(Json.Obj message, Input fields) {
    fields.maybeObject("input");
    return message.fields().get("input") instanceof Json.Obj input ? input : Json.Obj.empty();
  }

  private static String sentence(List<FieldError> errors) {
    Flaws flaws = new Flaws();
    for (FieldError error : errors) {
      String where = error.pointer().isEmpty() ? "请求报文" : "请求报文 " + error.pointer();
      flaws.add(where + "：" + error.detail().in(Said.Tongue.CHINESE) + "。");
    }
    return flaws.sentence();
  }
}
