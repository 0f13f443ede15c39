package yibao.simulator.world;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The model's memory of callers' numbers: to which command and answer each is bound. */
final class Bindings {

  static final String KEY_REUSED = "key-reused";

  private final Map<String, Bound> byKey = new TreeMap<>();

  private record Bound(String command, String answer) {}

  Bindings copy() {
    Bindings copy = new Bindings();
    copy.byKey.putAll(byKey);
    return copy;
  }

  int count() {
    return byKey.size();
  }

  boolean isBound(String key) {
    return byKey.containsKey(key);
  }

  /** What a known number is answered: the first answer again, or that it is of another command. */
  Optional<String> answer(String key, String command) {
    return Optional.ofNullable(byKey.get(key))
        .map(bound -> bound.command.equals(command) ? again(bound.answer) : KEY_REUSED);
  }

  static String again(String answer) {
    return "again " + answer;
  }

  /** Binds a number to the answer that is given now. */
  String bind(String key, String command, String answer) {
    byKey.put(key, new Bound(command, answer));
    return answer;
  }
}
