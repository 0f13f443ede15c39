package yibao.local;

import java.time.Instant;
import java.util.UUID;

/**
 * The event that a schedule sends: the template's input with Scheduler's keywords filled in, or
 * EventBridge's own.
 */
final class ScheduledEvent {

  private ScheduledEvent() {}

  static String of(ScheduleDefinition schedule, Instant at, int attempt) {
    return switch (schedule.origin()) {
      case SCHEDULER ->
          schedule.input().map(input -> filled(input, schedule, at, attempt)).orElse("{}");
      case RULE -> schedule.input().orElseGet(() -> scheduledEvent(schedule, at));
    };
  }

  private static String filled(String input, ScheduleDefinition schedule, Instant at, int attempt) {
    return input
        .replace("<aws.scheduler.scheduled-time>", at.toString())
        .replace("<aws.scheduler.attempt-number>", String.valueOf(attempt))
        .replace("<aws.scheduler.execution-id>", UUID.randomUUID().toString())
        .replace("<aws.scheduler.schedule-arn>", arn("scheduler", "schedule/default/", schedule));
  }

  private static String scheduledEvent(ScheduleDefinition schedule, Instant at) {
    var event =
        Json.object()
            .put("version", "0")
            .put("id", UUID.randomUUID().toString())
            .put("detail-type", "Scheduled Event")
            .put("source", "aws.events")
            .put("account", LocalAccount.ID)
            .put("time", at.toString())
            .put("region", LocalAccount.REGION);
    event.putArray("resources").add(arn("events", "rule/", schedule));
    event.putObject("detail");
    return event.toString();
  }

  private static String arn(String service, String kind, ScheduleDefinition schedule) {
    return LocalAccount.arn(service, kind + LocalAccount.STACK + "-" + schedule.name());
  }
}
