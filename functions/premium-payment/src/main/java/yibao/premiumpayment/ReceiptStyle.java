package yibao.premiumpayment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * How the printed receipt looks. Every block has a height of its own, in points, beyond which it
 * can't grow, so that 24 lines fit on A5 upright, and all the more on A4: the paper is the
 * printer's choice. From the 21st on they stand closer.
 */
final class ReceiptStyle {

  /** Between the margins of A5 upright, 210 mm less 10 mm above and below. */
  static final int SHEET = 538;

  private static final int TITLE = 30;
  private static final int FACT = 22;
  private static final int FACT_ROWS = 5;
  private static final int TRANSACTION = 29;

  /** The QR code with its quiet zone; its caption fits beside the facts as well. */
  static final int CODE = 124;

  private static final int CAPTION = 11;
  private static final int HEAD = 22;
  private static final int LINE = 13;
  private static final int CLOSE_LINE = 10;
  private static final int MOST_WIDE_LINES = 20;
  private static final int SUM = 18;
  private static final int SUMS = 2;
  private static final int NOTE = 11;
  private static final int NOTES = 3;
  private static final int GAPS = 16;

  static final String CSS =
      """
      @page { margin: 10mm }
      * { box-sizing: border-box; margin: 0; padding: 0 }
      body { font: 8pt/11pt "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #000; background: #fff; max-width: 190mm; margin: 0 auto }
      h1, dl div, td, th, p { overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
      [lang=en] { font-size: 7pt; font-weight: normal; color: #333 }
      h1 { height: {TITLE}pt; font-size: 15pt; line-height: {TITLE}pt; text-align: center }
      .top { display: grid; grid-template-columns: minmax(0, 1fr) {CODE}pt; column-gap: 8pt; padding: 4pt 0 }
      dl { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); grid-auto-rows: min-content; column-gap: 8pt }
      dl div { height: {FACT}pt }
      dl .wide { grid-column: 1 / -1 }
      svg { display: block; width: {CODE}pt; height: {CODE}pt }
      figcaption { height: {CAPTION}pt; line-height: {CAPTION}pt; font-size: 7pt; text-align: center; white-space: nowrap }
      dt { height: 9pt; line-height: 9pt; font-size: 7pt }
      dd { height: 13pt; line-height: 13pt; font-size: 9pt }
      dl .transaction { grid-column: 1 / -1; height: {TRANSACTION}pt }
      .transaction dd { height: 20pt; line-height: 10pt; font-size: 8pt; white-space: normal; overflow-wrap: anywhere }
      table { width: 100%; table-layout: fixed; border-collapse: collapse; border-bottom: 0.5pt solid #000; font-variant-numeric: tabular-nums }
      th { height: {HEAD}pt; line-height: 10pt; text-align: left; border: solid #000; border-width: 0.5pt 0 }
      th [lang=en] { display: block }
      td { height: {LINE}pt; line-height: 12pt }
      .close td { height: {CLOSE_LINE}pt; line-height: {CLOSE_LINE}pt }
      th.no { width: 5% } th.name { width: 13% } th.status { width: 21% } th.amount { width: 13% } th.part { width: 12% } th.cover { width: 26% } th.span { width: 10% }
      td.cover { font-size: 7.5pt }
      .amount, .part { text-align: right; padding-right: 6pt }
      .back .amount, .back .part { text-decoration: line-through }
      .sum { height: {SUM}pt; line-height: {SUM}pt; font-size: 10pt; font-weight: bold }
      .sums { padding: 4pt 0 }
      .note { height: {NOTE}pt; font-size: 7pt; line-height: {NOTE}pt }
      @media screen { body { padding: 10mm } }
      """
          .replace("{TITLE}", Integer.toString(TITLE))
          .replace("{FACT}", Integer.toString(FACT))
          .replace("{TRANSACTION}", Integer.toString(TRANSACTION))
          .replace("{CODE}", Integer.toString(CODE))
          .replace("{CAPTION}", Integer.toString(CAPTION))
          .replace("{HEAD}", Integer.toString(HEAD))
          .replace("{LINE}", Integer.toString(LINE))
          .replace("{CLOSE_LINE}", Integer.toString(CLOSE_LINE))
          .replace("{SUM}", Integer.toString(SUM))
          .replace("{NOTE}", Integer.toString(NOTE));

  /** Nothing may be fetched or run, and only this very style applies. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(CSS)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private ReceiptStyle() {}

  /** Whether so many lines have to stand closer. */
  static boolean isClose(int lines) {
    return lines > MOST_WIDE_LINES;
  }

  /** The height of a receipt of so many lines, in points. */
  static int height(int lines) {
    return TITLE
        + Math.max(FACT * FACT_ROWS + TRANSACTION, CODE + CAPTION)
        + HEAD
        + (isClose(lines) ? CLOSE_LINE : LINE) * lines
        + SUM * SUMS
        + NOTE * NOTES
        + GAPS;
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
