package yibao.local;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The account, region and stack that everything here pretends to stand in. */
final class LocalAccount {

  static final String STACK = "yibao";
  static final String ID = "000000000000";
  static final String REGION = "ap-east-1";
  static final String PARTITION = "aws";

  /** A stream is named by when it was made, which a template is read before. */
  private static final String STREAM = "/stream/2000-01-01T00:00:00.000";

  private static final Pattern STREAM_ARN =
      Pattern.compile(Pattern.quote(arn("dynamodb", "table/")) + "(.+)" + Pattern.quote(STREAM));

  private LocalAccount() {}

  static String arn(String service, String resource) {
    return "arn:" + PARTITION + ":" + service + ":" + REGION + ":" + ID + ":" + resource;
  }

  /** The name that a bucket gets which the template gives none. */
  static String bucket(String id) {
    return (STACK + "-" + id).toLowerCase(Locale.ROOT);
  }

  static String functionArn(String name) {
    return arn("lambda", "function:" + name);
  }

  static String streamArn(String table) {
    return arn("dynamodb", "table/" + table + STREAM);
  }

  /** The deployed name of the table whose stream that is; empty if it is none of here. */
  static Optional<String> tableOfStream(String arn) {
    Matcher matcher = STREAM_ARN.matcher(arn);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** A name as people say it: without the stack that it is deployed under. */
  static String withoutStack(String name) {
    return name.startsWith(STACK + "-") ? name.substring(STACK.length() + 1) : name;
  }
}
