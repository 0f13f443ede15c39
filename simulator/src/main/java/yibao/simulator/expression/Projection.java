package yibao.simulator.expression;

import java.util.ArrayList;
import java.util.List;
import yibao.simulator.value.Refusal;
import yibao.simulator.value.Value;

/** The parts of an item that are asked for. */
public final class Projection {

  private final List<Path> paths;
  private final PathTree<Path> tree = new PathTree<>();

  /**
   * Asks for these.
   *
   * @throws Refusal if two of them overlap
   */
  public Projection(List<Path> paths) {
    this.paths = List.copyOf(paths);
    paths.forEach(path -> tree.put(path, path));
  }

  /**
   * Reads a ProjectionExpression.
   *
   * @throws Refusal if it can't be read
   */
  public static Projection read(String expression, Placeholders placeholders) {
    Tokens tokens = new Tokens(expression);
    ExpressionParser parser = new ExpressionParser(tokens, placeholders);
    List<Path> paths = new ArrayList<>();
    do {
      paths.add(parser.path());
    } while (tokens.takeIfSign(","));
    tokens.takeEnd();
    return new Projection(paths);
  }

  public List<Path> paths() {
    return paths;
  }

  /** What of the item is asked for and there; lists hold just those of their values. */
  public Value.Document of(Value.Document item) {
    return Parts.of(item, tree);
  }
}
