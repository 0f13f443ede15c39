package yibao.local;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The living environments of all functions, by the access key that their calls carry. */
final class Environments {

  private final Map<String, Environment> byAccessKey = new ConcurrentHashMap<>();

  void add(Environment environment) {
    String accessKey = FunctionProcess.accessKey(environment.id());
    byAccessKey.put(accessKey, environment);
    var unused = environment.exit().thenRun(() -> byAccessKey.remove(accessKey));
  }

  Optional<Environment> find(String accessKey) {
    return Optional.ofNullable(byAccessKey.get(accessKey));
  }
}
