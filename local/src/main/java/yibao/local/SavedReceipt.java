package yibao.local;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A receipt as somebody keeps it: the scanned text, the JSON, or the page. Of the latter two only
 * the signed text is taken; what else they say proves nothing.
 */
final class SavedReceipt {

  private static final Pattern ON_THE_PAGE = Pattern.compile("data-signed=\"([^\"]*)\"");

  private SavedReceipt() {}

  /** The text in it that may be signed. */
  static String signed(byte[] saved) {
    return Json.readObject(saved)
        .map(json -> json.path("signed").asText())
        .orElseGet(() -> onThePage(new String(saved, StandardCharsets.UTF_8)));
  }

  private static String onThePage(String text) {
    List<String> found =
        ON_THE_PAGE.matcher(text).results().map((MatchResult place) -> place.group(1)).toList();
    return switch (found.size()) {
      case 0 -> text;
      case 1 -> found.getFirst();
      default ->
          throw new LocalCloudException(
              "The page holds several signed texts: verify each by itself, as it is scanned.");
    };
  }
}
