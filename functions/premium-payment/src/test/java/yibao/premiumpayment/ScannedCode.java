package yibao.premiumpayment;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The QR code on a page as a camera sees it: a picture, read by a library that drew none of it.
 *
 * @param side in modules, with the quiet zone
 * @param pixels the picture, in grey
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ScannedCode(int side, int[] pixels) {

  private static final int PIXELS_PER_MODULE = 5;
  private static final int BLACK = 0;
  private static final int WHITE = 0xffffff;
  private static final Pattern VIEW_BOX =
      Pattern.compile("viewBox=\"0 0 ([0-9]+) \\1\"[^>]*><path d=\"([^\"]*)\"");
  private static final Pattern RUN = Pattern.compile("M([0-9]+) ([0-9]+)h([0-9]+)v1h-\\3z");

  static ScannedCode on(String page) {
    Matcher picture = VIEW_BOX.matcher(page);
    if (!picture.find()) {
      throw new AssertionError("no picture on " + page);
    }
    int side = Integer.parseInt(picture.group(1));
    int width = side * PIXELS_PER_MODULE;
    int[] pixels = new int[width * width];
    Arrays.fill(pixels, WHITE);
    Matcher runs = RUN.matcher(picture.group(2));
    while (runs.find()) {
      int from = Integer.parseInt(runs.group(1)) * PIXELS_PER_MODULE;
      int to = from + Integer.parseInt(runs.group(3)) * PIXELS_PER_MODULE;
      int top = Integer.parseInt(runs.group(2)) * PIXELS_PER_MODULE;
      for (int y = top; y < top + PIXELS_PER_MODULE; y++) {
        Arrays.fill(pixels, y * width + from, y * width + to, BLACK);
      }
    }
    return new ScannedCode(side, pixels);
  }

  String text() throws ReaderException {
    int width = side * PIXELS_PER_MODULE;
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels))),
            Map.of(DecodeHintType.TRY_HARDER, true))
        .getText();
  }
}
