package yibao.premiumpayment;

import io.nayuki.qrcodegen.QrCode;
import yibao.edge.Markup;

/**
 * A text as a QR code (二维码, ISO/IEC 18004) in inline SVG: error correction M, which bears about 15
 * % of spoilt codewords, or better where that takes no more room. A module is one unit, with the
 * four of the quiet zone around.
 */
final class QrPicture {

  static final int QUIET_ZONE = 4;

  private QrPicture() {}

  /**
   * @param label what a screen reader says
   */
  static String of(String text, String label) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    int side = code.size + 2 * QUIET_ZONE;
    StringBuilder svg = new StringBuilder(32 * 1024);
    svg.append("<svg role=\"img\" aria-label=\"")
        .append(Markup.text(label))
        .append("\" data-signed=\"")
        .append(Markup.text(text))
        .append("\" viewBox=\"0 0 ")
        .append(side)
        .append(' ')
        .append(side)
        .append("\" shape-rendering=\"crispEdges\"><path d=\"");
    for (int y = 0; y < code.size; y++) {
      row(svg, code, y);
    }
    return svg.append("\"/></svg>").toString();
  }

  /** Neighbours are drawn as one, so that no seam shows between them. */
  private static void row(StringBuilder svg, QrCode code, int y) {
    int x = 0;
    while (x < code.size) {
      int from = x;
      while (code.getModule(x, y)) {
        x++;
      }
      if (x > from) {
        svg.append('M')
            .append(from + QUIET_ZONE)
            .append(' ')
            .append(y + QUIET_ZONE)
            .append('h')
            .append(x - from)
            .append("v1h-")
            .append(x - from)
            .append('z');
      }
      x++;
    }
  }
}
