package yibao.simulator.expression;

import java.util.Locale;

/**
 * A word or sign of an expression.
 *
 * @param text as it was written; empty at the end
 */
record Token(Kind kind, String text) {

  enum Kind {
    /** An attribute's or a function's name, or a word of the grammar. */
    WORD,
    /** A name's placeholder, with its #. */
    NAME,
    /** A value's placeholder, with its colon. */
    VALUE,
    INDEX,
    SIGN,
    END
  }

  static final Token END = new Token(Kind.END, "");

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(word);
  }

  String shown() {
    return kind == Kind.END ? "<EOF>" : text;
  }
}
