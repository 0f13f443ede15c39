package yibao.rules;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of calendar months.
 *
 * @param spans in their order, with a month between each two
 */
public record Months(List<Span> spans) {

  public static final Months NONE = new Months(List.of());

  /** From a month to a month, both included. */
  public record Span(YearMonth first, YearMonth last) {

    public Span {
      if (last.isBefore(first)) {
        throw new IllegalArgumentException(first + " to " + last);
      }
    }

    private Stream<YearMonth> months() {
      return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1));
    }

    private boolean reaches(Span next) {
      return !last.plusMonths(1).isBefore(next.first);
    }
  }

  public Months {
    List<Span> joined = new ArrayList<>();
    spans.stream()
        .sorted(Comparator.comparing(Span::first))
        .forEach(
            span -> {
              if (!joined.isEmpty() && joined.getLast().reaches(span)) {
                Span before = joined.removeLast();
                joined.add(
                    before.last.isBefore(span.last) ? new Span(before.first, span.last) : before);
              } else {
                joined.add(span);
              }
            });
    spans = List.copyOf(joined);
  }

  /** From a month to a month, both included; none where the last is before the first. */
  public static Months between(YearMonth first, YearMonth last) {
    return last.isBefore(first) ? NONE : new Months(List.of(new Span(first, last)));
  }

  public boolean contains(YearMonth month) {
    return spans.stream()
        .anyMatch(span -> !month.isBefore(span.first) && !month.isAfter(span.last));
  }

  public Months and(Months others) {
    return new Months(Stream.concat(spans.stream(), others.spans.stream()).toList());
  }

  public Months and(YearMonth month) {
    return and(between(month, month));
  }

  /** One by one, in their order. */
  public Stream<YearMonth> all() {
    return spans.stream().flatMap(Span::months);
  }
}
