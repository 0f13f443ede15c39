package yibao.local;

import java.time.ZoneId;
import java.util.Optional;

/**
 * When a function is started by itself.
 *
 * @param name the event's name in the template
 * @param input the event to send, if the template states one
 * @param retries how often a failed run is tried again
 */
record ScheduleDefinition(
    String function,
    String name,
    Origin origin,
    ScheduleExpression expression,
    ZoneId zone,
    Optional<String> input,
    int retries) {

  /** EventBridge rules and EventBridge Scheduler send different events. */
  enum Origin {
    RULE,
    SCHEDULER
  }
}
