package yibao.policies;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import yibao.rules.Area;
import yibao.rules.Because;
import yibao.rules.Cited;
import yibao.rules.PolicyBook;
import yibao.rules.Question;
import yibao.rules.Season;

/**
 * How many worked examples touch each clause: those whose answer rests on it, and for a window
 * those that pay on one of its edges.
 */
final class TouchedClauses {

  private final PolicyBook book;
  private final Map<String, Integer> counts = new HashMap<>();

  private TouchedClauses(PolicyBook book) {
    this.book = book;
  }

  static Map<String, Integer> of(CompilePacks.Compiled compiled) {
    TouchedClauses touched = new TouchedClauses(compiled.book());
    compiled
        .policies()
        .forEach(
            (pack, policy) -> pack.examples().forEach(file -> touched.count(policy.area(), file)));
    return touched.counts;
  }

  private void count(Area area, YamlFile file) {
    for (JsonNode item : file.root().path("examples")) {
      Example example = new Example(area, item);
      Set<String> clauses = new HashSet<>();
      for (Because step : example.answer(book).because()) {
        clauses.add(step.clause().id());
      }
      if (example.isOfYear()) {
        window(area, example.question()).ifPresent(clauses::add);
      }
      clauses.forEach(clause -> counts.merge(clause, 1, Integer::sum));
    }
  }

  private Optional<String> window(Area area, Question question) {
    return book.season(area, question.year())
        .flatMap(Season::window)
        .filter(window -> isAtEdge(question, window))
        .map(window -> window.clause().id());
  }

  private static boolean isAtEdge(Question question, Cited<Season.Window> window) {
    var payOn = question.payOn();
    var opens = window.value().opens();
    var closes = window.value().closes();
    return payOn.equals(opens)
        || payOn.equals(opens.minusDays(1))
        || payOn.equals(closes)
        || payOn.equals(closes.plusDays(1));
  }
}
