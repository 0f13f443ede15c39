package yibao.local;

import java.util.Locale;

/** The account, region and stack that everything here pretends to stand in. */
final class LocalAccount {

  static final String STACK = "yibao";
  static final String ID = "000000000000";
  static final String REGION = "ap-east-1";
  static final String PARTITION = "aws";

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

  /** A name as people say it: without the stack that it is deployed under. */
  static String withoutStack(String name) {
    return name.startsWith(STACK + "-") ? name.substring(STACK.length() + 1) : name;
  }
}
