package yibao.edge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The form that a text must have to mean something, and what to say of one that hasn't.
 *
 * @param absent stands in for the meaning once an error is noted; it never leaves the edge
 */
public record Form<T>(Function<String, Optional<T>> read, Said mend, T absent) {

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern YEAR_AND_MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
  private static final Pattern INSTANT =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})");

  /** A number of the caller's own. */
  public static final Form<String> CALLERS_NUMBER =
      matching(
          "[A-Za-z0-9_-]{1,64}",
          "应为 1 至 64 位字母、数字、下划线或连字符",
          "1 to 64 of A-Z a-z 0-9 _ - are asked");

  /** A civil date in Asia/Shanghai. */
  public static final Form<LocalDate> CIVIL_DATE =
      new Form<>(
          text ->
              DATE.matcher(text).matches() ? tried(() -> LocalDate.parse(text)) : Optional.empty(),
          new Said("应为日期，如 2026-03-01", "a date such as 2026-03-01 is asked"),
          LocalDate.EPOCH);

  /** A month in Asia/Shanghai. */
  public static final Form<YearMonth> MONTH =
      new Form<>(
          text ->
              YEAR_AND_MONTH.matcher(text).matches()
                  ? tried(() -> YearMonth.parse(text))
                  : Optional.empty(),
          new Said("应为月份，如 2026-03", "a month such as 2026-03 is asked"),
          YearMonth.of(1970, 1));

  /** An instant by RFC 3339 with its offset; fractions of a second are cut off. */
  public static final Form<Instant> WHOLE_SECOND =
      new Form<>(
          text -> INSTANT.matcher(text).matches() ? tried(() -> instant(text)) : Optional.empty(),
          new Said(
              "应为带时区的时刻，如 2026-03-01T09:30:00+08:00",
              "an instant with its offset is asked, such as 2026-03-01T09:30:00+08:00"),
          Instant.EPOCH);

  public static Form<String> matching(String pattern, String chinese, String english) {
    Pattern form = Pattern.compile(pattern);
    return new Form<>(
        text -> form.matcher(text).matches() ? Optional.of(text) : Optional.empty(),
        new Said(chinese, english),
        "");
  }

  /** One of the names of an enumeration. */
  public static <E extends Enum<E>> Form<E> oneOf(Class<E> type) {
    E[] names = type.getEnumConstants();
    String list = String.join(", ", Arrays.stream(names).map(Enum::name).toList());
    return new Form<>(
        text -> Arrays.stream(names).filter(name -> name.name().equals(text)).findFirst(),
        new Said("应为其中之一：" + list, "one of these is asked: " + list),
        names[0]);
  }

  private static Instant instant(String text) {
    String wholeSeconds = text.toUpperCase(Locale.ROOT).replaceFirst("\\.[0-9]+", "");
    return OffsetDateTime.parse(wholeSeconds).toInstant();
  }

  private static <T> Optional<T> tried(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }
}
