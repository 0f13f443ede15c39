package yibao.local;

import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;

/**
 * A function of the template.
 *
 * @param name without the stack, as it stands in a path
 * @param code function.zip
 * @param memoryMegabytes its memory, of which the heap gets most
 * @param timeoutSeconds after which its environment is killed
 * @param concurrency how many environments it may have at once
 * @param logFormat {@code Text} or {@code JSON}
 * @param hasUrl whether it can be called by path
 */
record FunctionDefinition(
    String name,
    Path code,
    String handler,
    int memoryMegabytes,
    int timeoutSeconds,
    int concurrency,
    SequencedMap<String, String> variables,
    String logFormat,
    boolean hasUrl,
    List<ScheduleDefinition> schedules,
    List<StreamDefinition> streams) {

  String deployedName() {
    return LocalAccount.STACK + "-" + name;
  }
}
