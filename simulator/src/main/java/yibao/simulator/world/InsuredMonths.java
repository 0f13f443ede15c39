package yibao.simulator.world;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.operations.ShanghaiTime;
import yibao.rules.InsuredTime;
import yibao.rules.PersonFacts;
import yibao.simulator.world.State.PersonFile;

/**
 * For how long people have been insured, before and after an order was paid: by the end of a month
 * that it pays for it is no less, without a gap in either scheme, and what was contributed by this
 * month is no less.
 */
record InsuredMonths(Map<String, PersonFile> before) {

  static InsuredMonths of(State state) {
    return new InsuredMonths(Map.copyOf(state.people()));
  }

  /**
   * Looks at all of them.
   *
   * @throws Broken if somebody was insured for longer before
   */
  void isNoLess(State after, String order, Instant at) {
    YearMonth month = YearMonth.from(ShanghaiTime.dateOf(at));
    before.forEach(
        (person, file) -> {
          PersonFile now = Objects.requireNonNull(after.people().get(person));
          if (!now.equals(file)) {
            check(person, contributed(person, file, month), contributed(person, now, month));
          }
        });
    lines(after, order)
        .filter(State.Line::isKept)
        .forEach(line -> line.month().ifPresent(paid -> isNoLess(after, line, paid.month())));
  }

  private static Stream<State.Line> lines(State state, String order) {
    return Optional.ofNullable(state.orders().get(order)).stream()
        .flatMap(
            placed ->
                Stream.concat(
                    placed.lines().stream(),
                    placed.parts().stream().flatMap(part -> lines(state, part))));
  }

  private void isNoLess(State after, State.Line line, YearMonth month) {
    String person = line.person();
    PersonFile then = Objects.requireNonNull(before.get(person));
    PersonFile now = Objects.requireNonNull(after.people().get(person));
    if (now.mergedInto().isEmpty()) {
      check(
          person,
          time(person, then).continuousMonths(month.atEndOfMonth()),
          time(person, now).continuousMonths(month.atEndOfMonth()));
    }
  }

  private static void check(String person, int before, int after) {
    if (after < before) {
      throw new Broken(
          person + " was insured for " + before + " months, and by paying for " + after);
    }
  }

  private static int contributed(String person, PersonFile file, YearMonth upTo) {
    return Math.toIntExact(time(person, file).employeeMonths(upTo).all().count());
  }

  private static InsuredTime time(String person, PersonFile file) {
    return new InsuredTime(
        new PersonFacts(
            Names.birthOf(person), Optional.empty(), List.of(), file.covers(), file.payments()));
  }
}
