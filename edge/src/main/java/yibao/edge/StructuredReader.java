package yibao.edge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import yibao.edge.Structured.Bare;

/**
 * Reads a structured field (RFC 8941 §4.2) that is a dictionary. Stricter than the RFC in one
 * thing: where a key comes twice, the field is refused, while the RFC lets the last one stand; of
 * two signatures under one label no reader should have to know which one another reader takes.
 */
final class StructuredReader {

  private static final int MOST_DIGITS = 15;
  private static final int MOST_DIGITS_BEFORE_THE_POINT = 12;
  private static final int MOST_DIGITS_AFTER_THE_POINT = 3;
  private static final String LOWER_CASE = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER_CASE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String IN_KEY = LOWER_CASE + DIGITS + "_-.*";
  private static final String IN_TOKEN = LOWER_CASE + UPPER_CASE + DIGITS + "!#$%&'*+-.^_`|~:/";

  /** The field is none; it is told to nobody why. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed() {
      super(null, null, false, false);
    }
  }

  private final String text;
  private int at;

  private StructuredReader(String text) {
    this.text = text;
  }

  /** The members of a dictionary, empty if the text is none. */
  static Optional<SequencedMap<String, Structured>> dictionary(String text) {
    try {
      return Optional.of(new StructuredReader(text).dictionary());
    } catch (Malformed malformed) {
      return Optional.empty();
    }
  }

  private SequencedMap<String, Structured> dictionary() throws Malformed {
    SequencedMap<String, Structured> members = new LinkedHashMap<>();
    pass(" ");
    while (!atEnd()) {
      String key = key();
      Structured member =
          took('=')
              ? itemOrInnerList()
              : new Structured.Item(new Structured.Bool(true), parameters());
      require(members.put(key, member) == null);
      pass(" \t");
      if (!atEnd()) {
        require(took(','));
        pass(" \t");
        require(!atEnd());
      }
    }
    return members;
  }

  private Structured itemOrInnerList() throws Malformed {
    if (!took('(')) {
      return item();
    }
    List<Structured.Item> items = new ArrayList<>();
    pass(" ");
    while (!took(')')) {
      items.add(item());
      require(sees(" )"));
      pass(" ");
    }
    return new Structured.InnerList(items, parameters());
  }

  private Structured.Item item() throws Malformed {
    Bare value = bare();
    return new Structured.Item(value, parameters());
  }

  private SequencedMap<String, Bare> parameters() throws Malformed {
    SequencedMap<String, Bare> parameters = new LinkedHashMap<>();
    while (took(';')) {
      pass(" ");
      String key = key();
      Bare value = took('=') ? bare() : new Structured.Bool(true);
      require(parameters.put(key, value) == null);
    }
    return parameters;
  }

  private String key() throws Malformed {
    require(sees(LOWER_CASE + "*"));
    return run(IN_KEY);
  }

  private Bare bare() throws Malformed {
    if (sees(DIGITS + "-")) {
      return number();
    }
    if (took('"')) {
      return string();
    }
    if (took(':')) {
      return bytes();
    }
    if (took('?')) {
      require(sees("01"));
      return new Structured.Bool(next() == '1');
    }
    require(sees(LOWER_CASE + UPPER_CASE + "*"));
    return new Structured.Token(run(IN_TOKEN));
  }

  private Bare number() throws Malformed {
    String sign = took('-') ? "-" : "";
    String whole = run(DIGITS);
    require(!whole.isEmpty());
    if (!took('.')) {
      require(whole.length() <= MOST_DIGITS);
      return new Structured.Int(Long.parseLong(sign + whole));
    }
    String fraction = run(DIGITS);
    require(!fraction.isEmpty());
    require(whole.length() <= MOST_DIGITS_BEFORE_THE_POINT);
    require(fraction.length() <= MOST_DIGITS_AFTER_THE_POINT);
    return new Structured.Decimal(new BigDecimal(sign + whole + "." + fraction));
  }

  private Bare string() throws Malformed {
    StringBuilder value = new StringBuilder();
    while (!took('"')) {
      char c = next();
      if (c == '\\') {
        require(sees("\"\\"));
        c = next();
      }
      require(c >= ' ' && c <= '~');
      value.append(c);
    }
    return new Structured.Text(value.toString());
  }

  private Bare bytes() throws Malformed {
    String base64 = run(LOWER_CASE + UPPER_CASE + DIGITS + "+/=");
    require(took(':'));
    try {
      return new Structured.Bytes(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException noBase64) {
      throw new Malformed();
    }
  }

  private boolean atEnd() {
    return at == text.length();
  }

  private boolean sees(String characters) {
    return !atEnd() && characters.indexOf(text.charAt(at)) >= 0;
  }

  private boolean took(char c) {
    boolean there = !atEnd() && text.charAt(at) == c;
    if (there) {
      at++;
    }
    return there;
  }

  private char next() throws Malformed {
    require(!atEnd());
    return text.charAt(at++);
  }

  private String run(String characters) {
    int from = at;
    pass(characters);
    return text.substring(from, at);
  }

  private void pass(String characters) {
    while (sees(characters)) {
      at++;
    }
  }

  private static void require(boolean asTheRfcHasIt) throws Malformed {
    if (!asTheRfcHasIt) {
      throw new Malformed();
    }
  }
}
