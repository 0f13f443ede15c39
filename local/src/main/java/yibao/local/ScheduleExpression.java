package yibao.local;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronConstraintsFactory;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AWS's three ways to say when: {@code cron(…)} with six fields, {@code rate(…)}, {@code at(…)}.
 */
sealed interface ScheduleExpression {

  /** The first time after an instant; for a rate that instant is the run before. */
  Optional<Instant> next(Instant after, ZoneId zone);

  /**
   * Reads an expression as the template has it.
   *
   * @throws IllegalArgumentException if the text is none of the three
   */
  static ScheduleExpression parse(String text) {
    Matcher form = Form.CALL.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("it is neither cron(…), rate(…) nor at(…)");
    }
    String argument = form.group(2);
    return switch (form.group(1)) {
      case "cron" -> new ByCron(new CronParser(Form.definition()).parse(argument).validate());
      case "rate" -> ByRate.of(argument);
      default -> Once.at(argument);
    };
  }

  /** Minute, hour, day of month, month, day of week (1 is Sunday), year. */
  record ByCron(Cron cron) implements ScheduleExpression {

    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
      return ExecutionTime.forCron(cron)
          .nextExecution(after.atZone(zone))
          .map(ZonedDateTime::toInstant);
    }
  }

  /** Every so often. */
  record ByRate(Duration period) implements ScheduleExpression {

    static ByRate of(String argument) {
      Matcher rate = Form.RATE.matcher(argument);
      if (!rate.matches() || Integer.parseInt(rate.group(1)) == 0) {
        throw new IllegalArgumentException(
            "a rate is a number above zero and minutes, hours or days");
      }
      int count = Integer.parseInt(rate.group(1));
      return new ByRate(
          switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          });
    }

    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
      return Optional.of(after.plus(period));
    }
  }

  /** One single time. */
  record Once(LocalDateTime time) implements ScheduleExpression {

    static Once at(String argument) {
      try {
        return new Once(LocalDateTime.parse(argument));
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            "at() takes a local time such as 2026-03-01T00:00:00", e);
      }
    }

    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
      Instant instant = time.atZone(zone).toInstant();
      return instant.isAfter(after) ? Optional.of(instant) : Optional.empty();
    }
  }

  /** How the three are written. */
  final class Form {

    private static final Pattern CALL = Pattern.compile("(cron|rate|at)\\((.*)\\)");
    private static final Pattern RATE = Pattern.compile("(\\d{1,6}) (minute|hour|day)s?");

    private Form() {}

    private static CronDefinition definition() {
      return CronDefinitionBuilder.defineCron()
          .withMinutes()
          .withStrictRange()
          .and()
          .withHours()
          .withStrictRange()
          .and()
          .withDayOfMonth()
          .withValidRange(1, 31)
          .supportsL()
          .supportsW()
          .supportsLW()
          .supportsQuestionMark()
          .and()
          .withMonth()
          .withValidRange(1, 12)
          .and()
          .withDayOfWeek()
          .withValidRange(1, 7)
          .withMondayDoWValue(2)
          .supportsHash()
          .supportsL()
          .supportsQuestionMark()
          .and()
          .withYear()
          .withValidRange(1970, 2199)
          .withStrictRange()
          .and()
          .withCronValidation(CronConstraintsFactory.ensureEitherDayOfWeekOrDayOfMonth())
          .instance();
    }
  }
}
