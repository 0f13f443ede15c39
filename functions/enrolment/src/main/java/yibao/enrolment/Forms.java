package yibao.enrolment;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import yibao.edge.Fields;
import yibao.edge.Form;
import yibao.edge.Said;
import yibao.records.PersonName;
import yibao.rules.Area;
import yibao.rules.IdType;
import yibao.rules.Language;

/** The forms of what is told of people. */
final class Forms {

  static final Form<String> PSN_NO =
      Form.matching("[A-Za-z0-9._-]{1,30}", "应为人员编号 psnNo", "a psnNo is asked");

  static final Form<Area> AREA =
      new Form<>(
          text ->
              Area.isCode(text)
                  ? Optional.of(new Area(text)).filter(Area::isInProvince)
                  : Optional.empty(),
          new Said(
              "应为实有的六位行政区划代码，如 630000",
              "the six-digit code of a division is asked, such as 630000"),
          Area.NATIONAL);

  static final Form<String> PHONE =
      Form.matching("\\+?[0-9][0-9-]{4,19}", "应为电话号码，如 13800000000", "a phone number is asked");

  /** The number under which the bureau knows an employer (单位编号). */
  static final Form<String> EMPLOYER =
      Form.matching(
          "[A-Za-z0-9_-]{1,64}",
          "应为单位编号：1 至 64 位字母、数字、下划线或连字符",
          "an employer's number is asked: 1 to 64 of A-Z a-z 0-9 _ -");

  private static final Form<String> LINE = Form.matching("[^\\p{Cntrl}]{1,64}", "", "");

  /** A name of which something can be seen, without the blanks around it. */
  static final Form<String> NAME =
      new Form<>(
          text ->
              LINE.read().apply(text.strip()).filter(name -> !PersonName.normal(name).isEmpty()),
          new Said("应为 1 至 64 个可见字符的姓名", "a name of 1 to 64 characters that can be seen is asked"),
          "");

  /** The code of a kind of identity document. */
  static final Form<String> ID_TYPE =
      new Form<>(
          code -> IdType.of(code).map(IdType::code),
          new Said(
              "证件类型应为其中之一：" + idTypes(Language.CHINESE, "、"),
              "one of these kinds of document is asked: " + idTypes(Language.ENGLISH, ", ")),
          "");

  /** Any number of a document; which one it is shows with its kind. */
  static final Form<String> ID_NUMBER = Form.matching("(?s).{0,64}", "应为文本", "a text is asked");

  private Forms() {}

  /** A day that must be there and has come. */
  static LocalDate untilToday(Fields fields, String name, LocalDate today) {
    LocalDate day = fields.read(name, Form.CIVIL_DATE);
    if (day.isAfter(today)) {
      fields.error(name, "晚于今日", "after today");
    }
    return day;
  }

  private static String idTypes(Language language, String separator) {
    return Arrays.stream(IdType.values())
        .map(type -> type.code() + " " + type.name(language))
        .collect(Collectors.joining(separator));
  }
}
