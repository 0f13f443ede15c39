package yibao.simulator.expression;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import yibao.simulator.value.Refusal;

/** An expression's tokens, read one by one. */
final class Tokens {

  private static final int LONGEST = 4096;
  private static final Pattern NEXT =
      Pattern.compile(
          "[ \\t\\r\\n]*(?:(?<word>[A-Za-z][A-Za-z0-9_]*)|(?<name>#[A-Za-z0-9_]+)"
              + "|(?<value>:[A-Za-z0-9_]+)|(?<index>0|[1-9][0-9]*)"
              + "|(?<sign><>|<=|>=|[=<>()\\[\\],.+-])|(?<end>$))");
  private static final Set<String> GRAMMAR =
      Set.of("AND", "OR", "NOT", "BETWEEN", "IN", "SET", "REMOVE", "ADD", "DELETE");

  private final List<Token> tokens;
  private int at;

  /**
   * @throws Refusal if it is empty or too long, or something in it is no token
   */
  Tokens(String expression) {
    int size = expression.getBytes(StandardCharsets.UTF_8).length;
    if (size == 0) {
      throw new Refusal("The expression can not be empty;");
    }
    if (size > LONGEST) {
      throw new Refusal(
          "Expression size has exceeded the maximum allowed size; expression size: " + size);
    }
    this.tokens = read(expression);
  }

  private static List<Token> read(String expression) {
    List<Token> tokens = new ArrayList<>();
    Matcher next = NEXT.matcher(expression);
    for (int from = 0; next.region(from, expression.length()).lookingAt(); from = next.end()) {
      if (next.group("end") != null) {
        tokens.add(Token.END);
        return tokens;
      }
      tokens.add(token(next));
    }
    String rest = expression.substring(tokens.isEmpty() ? 0 : next.regionStart()).strip();
    throw new Refusal(
        "Syntax error; token: \"" + rest.substring(0, 1) + "\", near: \"" + rest + "\"");
  }

  private static Token token(Matcher next) {
    if (next.group("word") != null) {
      return new Token(Token.Kind.WORD, next.group("word"));
    }
    if (next.group("name") != null) {
      return new Token(Token.Kind.NAME, next.group("name"));
    }
    if (next.group("value") != null) {
      return new Token(Token.Kind.VALUE, next.group("value"));
    }
    return next.group("index") != null
        ? new Token(Token.Kind.INDEX, next.group("index"))
        : new Token(Token.Kind.SIGN, next.group("sign"));
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peekFurther() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token take() {
    Token token = tokens.get(at);
    if (token.kind() != Token.Kind.END) {
      at++;
    }
    return token;
  }

  boolean takeIfSign(String sign) {
    boolean is = peek().isSign(sign);
    if (is) {
      take();
    }
    return is;
  }

  boolean takeIfWord(String word) {
    boolean is = peek().isWord(word);
    if (is) {
      take();
    }
    return is;
  }

  void takeSign(String sign) {
    if (!takeIfSign(sign)) {
      throw unexpected();
    }
  }

  void takeWord(String word) {
    if (!takeIfWord(word)) {
      throw unexpected();
    }
  }

  void takeEnd() {
    if (peek().kind() != Token.Kind.END) {
      throw unexpected();
    }
  }

  /** Whether a word is of the grammar and so can't be a name. */
  static boolean isGrammar(String word) {
    return GRAMMAR.contains(word.toUpperCase(Locale.ROOT));
  }

  Refusal unexpected() {
    String before = at == 0 ? "" : tokens.get(at - 1).text() + " ";
    return new Refusal(
        "Syntax error; token: \""
            + peek().shown()
            + "\", near: \""
            + before
            + peek().text()
            + "\"");
  }
}
