package yibao.local;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One page of {@code ListObjectsV2}, as XML. */
final class ObjectListing {

  /** What may be asked of it. */
  static final Set<String> PARAMETERS =
      Set.of(
          "list-type",
          "prefix",
          "delimiter",
          "max-keys",
          "start-after",
          "continuation-token",
          "encoding-type");

  private static final int MOST = 1000;

  private final ObjectRequest request;
  private final String prefix;
  private final String delimiter;
  private final int most;
  private final UnaryOperator<String> writing;

  ObjectListing(ObjectRequest request) {
    this.request = request;
    this.prefix = request.parameter("prefix").orElse("");
    this.delimiter = request.parameter("delimiter").orElse("");
    this.most = most(request.parameter("max-keys"));
    this.writing =
        request.parameter("encoding-type").filter("url"::equals).isPresent()
            ? ObjectListing::urlEncoded
            : UnaryOperator.identity();
  }

  private static int most(Optional<String> asked) {
    try {
      return Math.clamp(asked.map(Integer::parseInt).orElse(MOST), 0, MOST);
    } catch (NumberFormatException e) {
      throw new ObjectRefusal(400, "InvalidArgument", "max-keys is no number");
    }
  }

  String page(List<StoredObject> objects) {
    StringBuilder entries = new StringBuilder();
    String after = after();
    String last = after;
    List<String> prefixes = new ArrayList<>();
    int count = 0;
    boolean truncated = false;
    for (StoredObject object : objects) {
      Optional<String> common = commonPrefix(object.key());
      boolean told = common.filter(prefixes::contains).isPresent();
      if (ObjectKey.ORDER.compare(object.key(), after) <= 0) {
        continue;
      }
      if (count == most && !told) {
        truncated = true;
        break;
      }
      last = object.key();
      if (!told) {
        count++;
        common.ifPresentOrElse(prefixes::add, () -> entries.append(entry(object)));
      }
    }
    prefixes.forEach(
        common ->
            entries
                .append("<CommonPrefixes>")
                .append(element("Prefix", writing.apply(common)))
                .append("</CommonPrefixes>"));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
        + element("Name", request.bucket())
        + element("Prefix", writing.apply(prefix))
        + (delimiter.isEmpty() ? "" : element("Delimiter", writing.apply(delimiter)))
        + element("MaxKeys", Integer.toString(most))
        + element("KeyCount", Integer.toString(count))
        + element("IsTruncated", Boolean.toString(truncated))
        + (truncated ? element("NextContinuationToken", token(last)) : "")
        + request.parameter("encoding-type").map(type -> element("EncodingType", type)).orElse("")
        + entries
        + "</ListBucketResult>";
  }

  /** The key beyond which the page begins. */
  private String after() {
    return request
        .parameter("continuation-token")
        .map(ObjectListing::untold)
        .orElseGet(() -> request.parameter("start-after").orElse(""));
  }

  private Optional<String> commonPrefix(String key) {
    int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
    return end < 0 ? Optional.empty() : Optional.of(key.substring(0, end + delimiter.length()));
  }

  private String entry(StoredObject object) {
    return "<Contents>"
        + element("Key", writing.apply(object.key()))
        + element("LastModified", object.lastModified().toString())
        + element("ETag", object.etag())
        + element("Size", Long.toString(object.size()))
        + element("StorageClass", "STANDARD")
        + "</Contents>";
  }

  private static String token(String last) {
    return Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }

  private static String untold(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ObjectRefusal(400, "InvalidArgument", "The continuation token is none of ours");
    }
  }

  private static String urlEncoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8);
  }

  static String element(String name, String text) {
    String escaped =
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;");
    return "<" + name + ">" + escaped + "</" + name + ">";
  }
}
