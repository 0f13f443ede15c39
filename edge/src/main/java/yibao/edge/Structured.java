package yibao.edge;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A member of a structured field (RFC 8941), with its parameters in their order. It writes itself
 * in the one form that the RFC allows, whatever form it was read in.
 */
sealed interface Structured {

  SequencedMap<String, Bare> parameters();

  String write();

  /** A single value. */
  record Item(Bare value, SequencedMap<String, Bare> parameters) implements Structured {

    public Item {
      parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }

    @Override
    public String write() {
      return value.write() + Structured.written(parameters);
    }
  }

  /** Values in parentheses. */
  record InnerList(List<Item> items, SequencedMap<String, Bare> parameters) implements Structured {

    public InnerList {
      items = List.copyOf(items);
      parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }

    @Override
    public String write() {
      String list = items.stream().map(Item::write).collect(Collectors.joining(" ", "(", ")"));
      return list + Structured.written(parameters);
    }
  }

  /** A value without parameters. */
  sealed interface Bare {
    String write();
  }

  /** An integer of at most fifteen digits. */
  record Int(long value) implements Bare {
    @Override
    public String write() {
      return Long.toString(value);
    }
  }

  /** A number with one to three digits after its point. */
  record Decimal(BigDecimal value) implements Bare {
    @Override
    public String write() {
      BigDecimal shortest = value.stripTrailingZeros();
      return shortest.setScale(Math.max(shortest.scale(), 1)).toPlainString();
    }
  }

  /** A string of printable ASCII. */
  record Text(String value) implements Bare {
    @Override
    public String write() {
      return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  }

  /** A word that stands without quotes. */
  record Token(String value) implements Bare {
    @Override
    public String write() {
      return value;
    }
  }

  /** Bytes, as base64 between colons. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never shared, never compared
  record Bytes(byte[] value) implements Bare {
    @Override
    public String write() {
      return ':' + Base64.getEncoder().encodeToString(value) + ':';
    }
  }

  /** True or false. */
  record Bool(boolean value) implements Bare {
    @Override
    public String write() {
      return value ? "?1" : "?0";
    }
  }

  private static String written(SequencedMap<String, Bare> parameters) {
    StringBuilder text = new StringBuilder();
    parameters.forEach(
        (key, value) -> {
          text.append(';').append(key);
          if (!value.equals(new Bool(true))) {
            text.append('=').append(value.write());
          }
        });
    return text.toString();
  }
}
