package yibao.receipts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import yibao.rules.Money;
import yibao.rules.Scheme;

/**
 * The text of a receipt that is signed. Fields are joined by {@code /}:
 *
 * <ol>
 *   <li>{@code YIBAO1}, the name of this form
 *   <li>the id of the key that signs, eight hexadecimal digits
 *   <li>the receipt's number, which holds area and benefit year
 *   <li>the channel, and
 *   <li>the scheme by its national code, 390 or 310
 *   <li>when it was paid, {@code -} if nothing was to be paid, and
 *   <li>as of when it was written, both in UTC as {@code 20251105T010100Z}
 *   <li>the release of the policies
 *   <li>the sum in fen
 *   <li>and each line, its fields joined by {@code .}: the code points of the name that show, in
 *       hexadecimal, joined by {@code -}; how many are hidden; {@code P} pending, {@code C}
 *       covered, {@code N} not covered, {@code D} to be refunded, {@code R} refunded; premium in
 *       fen; repair in fen; cover from; cover to, each {@code 0605} in the benefit year, {@code
 *       20250605} in another, {@code -} if there is none; and of a month of the employee scheme one
 *       field more, the month, {@code 06} in the benefit year, {@code 202506} in another
 * </ol>
 *
 * <p>Channel and release have their small letters written as capitals, and any octet of their UTF-8
 * that is neither such a letter nor a digit nor {@code -} as {@code %} and two hexadecimal digits.
 * What follows, after one more {@code /}, is the Ed25519 signature of all before it, in 128
 * hexadecimal digits. All letters are capitals, so each character is of a QR code's alphanumeric
 * mode. A receipt has one such text and no other.
 */
final class ReceiptForm {

  static final String NAME = "YIBAO1";

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final String NONE = "-";
  private static final int HEAD_FIELDS = 9;
  private static final int LINE_FIELDS = 7;
  private static final int DAY_OF_YEAR_LENGTH = 4;
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);
  private static final int MONTH_OF_YEAR_LENGTH = 2;

  private ReceiptForm() {}

  static String write(String keyId, Receipt receipt) {
    List<String> fields = new ArrayList<>();
    fields.add(NAME);
    fields.add(keyId);
    fields.add(receipt.number().text());
    fields.add(Characters.word(receipt.channel()));
    fields.add(Integer.toString(receipt.scheme().nationalCode()));
    fields.add(receipt.paidAt().map(SECOND::format).orElse(NONE));
    fields.add(SECOND.format(receipt.asOf()));
    fields.add(Characters.word(receipt.policyRelease()));
    fields.add(Long.toString(receipt.total().fen()));
    int year = receipt.number().year();
    receipt.lines().forEach(line -> fields.add(line(year, line)));
    return String.join("/", fields);
  }

  /** Reads such a text; empty if it is none, or not the one text of what it says. */
  static Optional<Receipt> read(String text) {
    try {
      String[] fields = text.split("/", -1);
      if (fields.length < HEAD_FIELDS) {
        return Optional.empty();
      }
      return ReceiptNo.parse(fields[2])
          .map(number -> receipt(number, fields))
          .filter(receipt -> write(fields[1], receipt).equals(text));
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException noReceipt) {
      return Optional.empty();
    }
  }

  private static Receipt receipt(ReceiptNo number, String[] fields) {
    return new Receipt(
        number,
        Characters.readWord(fields[3]),
        scheme(fields[4]),
        maybe(fields[5]).map(ReceiptForm::second),
        second(fields[6]),
        Characters.readWord(fields[7]),
        Arrays.stream(fields).skip(HEAD_FIELDS).map(line -> line(number.year(), line)).toList());
  }

  private static String line(int year, ReceiptLine line) {
    return String.join(
        ".",
        Characters.name(line.name()),
        Character.toString(line.status().letter()),
        Long.toString(line.premium().fen()),
        Long.toString(line.repair().fen()),
        day(year, line.coverFrom()),
        day(year, line.coverTo()) + line.month().map(month -> "." + month(year, month)).orElse(""));
  }

  private static ReceiptLine line(int year, String written) {
    String[] fields = written.split("\\.", -1);
    if (fields.length != LINE_FIELDS && fields.length != LINE_FIELDS + 1) {
      throw new IllegalArgumentException("no line of a receipt: " + written);
    }
    return new ReceiptLine(
        Characters.readName(fields[0], fields[1]),
        ReceiptLine.Status.of(fields[2]),
        Money.ofFen(Long.parseLong(fields[3])),
        Money.ofFen(Long.parseLong(fields[4])),
        maybe(fields[5]).map(day -> day(year, day)),
        maybe(fields[6]).map(day -> day(year, day)),
        Arrays.stream(fields).skip(LINE_FIELDS).map(month -> month(year, month)).findFirst());
  }

  private static String day(int year, Optional<LocalDate> day) {
    return day.map(
            some ->
                some.getYear() == year
                    ? DAY.format(some).substring(DAY_OF_YEAR_LENGTH)
                    : DAY.format(some))
        .orElse(NONE);
  }

  private static LocalDate day(int year, String written) {
    return LocalDate.parse(written.length() == DAY_OF_YEAR_LENGTH ? year + written : written, DAY);
  }

  private static String month(int year, YearMonth month) {
    return month.getYear() == year
        ? MONTH.format(month).substring(DAY_OF_YEAR_LENGTH)
        : MONTH.format(month);
  }

  private static YearMonth month(int year, String written) {
    return YearMonth.parse(
        written.length() == MONTH_OF_YEAR_LENGTH ? year + written : written, MONTH);
  }

  private static Instant second(String written) {
    return SECOND.parse(written, Instant::from);
  }

  private static Scheme scheme(String nationalCode) {
    return Arrays.stream(Scheme.values())
        .filter(scheme -> Integer.toString(scheme.nationalCode()).equals(nationalCode))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scheme: " + nationalCode));
  }

  private static Optional<String> maybe(String written) {
    return Optional.of(written).filter(some -> !some.equals(NONE));
  }
}
