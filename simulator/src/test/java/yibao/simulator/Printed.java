package yibao.simulator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values as text that is equal for equal values, made by other means than those under test. */
public final class Printed {

  private Printed() {}

  public static String of(Map<String, AttributeValue> item) {
    Map<String, String> printed = new TreeMap<>();
    item.forEach((name, value) -> printed.put(name, of(value)));
    return printed.toString();
  }

  public static String of(AttributeValue value) {
    return value.type()
        + switch (value.type()) {
          case S -> "'" + value.s() + "'";
          case N -> number(value.n());
          case B -> bytes(value.b());
          case BOOL -> value.bool().toString();
          case NUL -> "";
          case L -> value.l().stream().map(Printed::of).toList().toString();
          case M -> of(value.m());
          case SS -> sorted(value.ss().stream().map(text -> "'" + text + "'").toList());
          case NS -> sorted(value.ns().stream().map(Printed::number).toList());
          case BS -> sorted(value.bs().stream().map(Printed::bytes).toList());
          case UNKNOWN_TO_SDK_VERSION -> value.toString();
        };
  }

  private static String number(String written) {
    try {
      BigDecimal number = new BigDecimal(written);
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    } catch (NumberFormatException e) {
      return "'" + written + "'";
    }
  }

  private static String bytes(SdkBytes bytes) {
    return java.util.Arrays.toString(bytes.asByteArray());
  }

  private static String sorted(List<String> elements) {
    return new TreeSet<>(elements).stream().collect(Collectors.joining(", ", "{", "}"));
  }
}
