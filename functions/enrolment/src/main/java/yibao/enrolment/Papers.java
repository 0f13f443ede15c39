package yibao.enrolment;

import java.time.LocalDate;
import java.util.Optional;
import yibao.edge.Fields;
import yibao.rules.IdDocument;
import yibao.rules.IdType;
import yibao.rules.Language;

/** Reads {@code idType} and {@code idNumber}, which are wrong or right together. */
final class Papers {

  private Papers() {}

  /** The document; empty if an error was noted. */
  static Optional<IdDocument> read(Fields fields, LocalDate today) {
    Optional<IdType> type = IdType.of(fields.read("idType", Forms.ID_TYPE));
    String number = IdDocument.canonical(fields.read("idNumber", Forms.ID_NUMBER));
    if (type.isEmpty() || !fields.has("idNumber")) {
      return Optional.empty();
    }
    Optional<IdDocument.Flaw> flaw = IdDocument.flawOf(type.get(), number);
    if (flaw.isPresent()) {
      note(fields, type.get(), number, flaw.get());
      return Optional.empty();
    }
    IdDocument document = new IdDocument(type.get(), number);
    if (document.birthDate().filter(today::isBefore).isPresent()) {
      fields.error("idNumber", "出生日期在今日之后", "the birth date is after today");
      return Optional.empty();
    }
    return Optional.of(document);
  }

  private static void note(Fields fields, IdType type, String number, IdDocument.Flaw flaw) {
    switch (flaw) {
      case FORM -> noteForm(fields, type);
      case OTHER_TYPE -> {
        IdType meant = IdDocument.typeMeantBy(number).orElse(type);
        fields.error(
            "idType",
            "该号码属于" + meant.name(Language.CHINESE) + "，证件类型应为 " + meant.code(),
            "the number is that of a " + meant.name(Language.ENGLISH) + ": " + meant.code());
      }
      case DIVISION ->
          fields.error(
              "idNumber",
              "前六位不是该证件的行政区划代码",
              "the first six digits are no division of this document");
      case BIRTH_DATE -> fields.error("idNumber", "第 7 至 14 位不是日期", "digits 7 to 14 are no date");
      case CHECK_CHARACTER ->
          fields.error(
              "idNumber", "校验码不符，请核对每一位", "the check character doesn't fit; compare each digit");
    }
  }

  private static void noteForm(Fields fields, IdType type) {
    switch (type) {
      case RESIDENT_CARD, HONG_KONG_PERMIT, MACAO_PERMIT, TAIWAN_PERMIT ->
          fields.error("idNumber", "应为 18 位身份证号码", "an ID number of 18 characters is asked");
      case PERMANENT_RESIDENCE ->
          fields.error(
              "idNumber",
              "应为以 9 开头的 18 位号码，或旧版 3 位字母加 12 位数字",
              "18 characters that begin with 9 are asked, or 3 letters and 12 digits of the old card");
      case PASSPORT ->
          fields.error("idNumber", "应为 5 至 15 位字母和数字", "5 to 15 letters and digits are asked");
    }
  }
}
