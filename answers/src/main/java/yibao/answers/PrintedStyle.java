package yibao.answers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How a printed page looks, on a screen and on paper. */
final class PrintedStyle {

  static final String CSS =
      """
      @page { size: landscape; margin: 10mm }
      * { box-sizing: border-box; margin: 0; padding: 0 }
      body { font: 10pt/1.45 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #000; background: #fff; max-width: 277mm; margin: 0 auto }
      [lang=en] { font-size: 85%; font-weight: normal; color: #444 }
      h1 { font-size: 16pt; margin: 0 0 8pt }
      h2 { font-size: 12pt; margin: 12pt 0 4pt }
      dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(60mm, 1fr)); gap: 4pt 12pt }
      dt { font-size: 9pt }
      dd { overflow-wrap: anywhere }
      .verdict { font-size: 12pt; font-weight: bold; margin: 12pt 0; padding: 6pt 10pt; border-left: 4pt solid }
      .good { border-color: #1a7f37 } .bad { border-color: #b42318 }
      table { width: 100%; border-collapse: collapse; margin: 12pt 0; font-variant-numeric: tabular-nums }
      caption { text-align: left; font-weight: bold; padding-bottom: 4pt }
      th, td { text-align: left; vertical-align: top; padding: 3pt 6pt; border-bottom: 0.5pt solid #bbb }
      thead th { border-bottom: 1pt solid #000 }
      thead [lang=en] { display: block }
      tfoot th, tfoot td { font-weight: bold; border-top: 1pt solid #000 }
      .number { text-align: right }
      code { font-family: ui-monospace, Consolas, monospace; font-size: 90%; overflow-wrap: anywhere }
      thead { display: table-header-group } tr { break-inside: avoid }
      @media screen { body { padding: 10mm } }
      """;

  /** Nothing may be fetched or run, and only this very style applies. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(CSS)
          + "'; base-uri 'none'; form-action 'none'";

  private PrintedStyle() {}

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
