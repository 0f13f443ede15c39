package yibao.edge;

import java.util.Locale;

/**
 * A kind of problem document; each room that answers has an enumeration of its own. The constant's
 * name is the problem's: {@code PRICE_CHANGED} is {@code urn:yibao:problem:price-changed}.
 */
public interface ProblemType {

  /** The constant's name, as every enumeration has it. */
  String name();

  Meaning meaning();

  /** What every document of this kind says: its HTTP status and its title. */
  record Meaning(int status, Said title) {

    public static Meaning of(int status, String chinese, String english) {
      return new Meaning(status, new Said(chinese, english));
    }
  }

  default String problem() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  default int status() {
    return meaning().status();
  }

  default Said title() {
    return meaning().title();
  }
}
