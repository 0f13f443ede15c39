package yibao.local;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions that run here. */
final class Functions implements AutoCloseable {

  private final Map<String, LambdaFunction> byName = new LinkedHashMap<>();

  Functions(Collection<LambdaFunction> functions) {
    functions.forEach(function -> byName.put(function.definition().name(), function));
  }

  /** By the name with or without the stack. */
  Optional<LambdaFunction> named(String name) {
    return Optional.ofNullable(byName.get(LocalAccount.withoutStack(name)));
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /**
   * Starts a first environment of each, one after the other, so that none slows the others down.
   */
  void warm() {
    byName.values().forEach(LambdaFunction::warm);
  }

  @Override
  public void close() {
    byName.values().forEach(LambdaFunction::close);
  }
}
