package yibao.simulator.world;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts what was done and answered in many histories. */
public final class Tally {

  private static final Pattern FINDING =
      Pattern.compile("[A-Z_]+ (taken|queued|worked off|key-reused)|zero difference");

  /** Several of something, each of which counts once. */
  private static final Pattern LIST = Pattern.compile("([^\\[]* )\\[(.*)]");

  private final Map<String, Long> steps = new TreeMap<>();
  private final Map<String, Long> answers = new TreeMap<>();
  private final Map<String, Long> unanswered = new TreeMap<>();

  void said(Step step, String said) {
    String kind = step.getClass().getSimpleName();
    steps.merge(kind, 1L, Long::sum);
    answers.merge(kind + " " + kind(said), 1L, Long::sum);
  }

  void unanswered(String why) {
    unanswered.merge(why.replaceAll("[0-9]+|:.*", "").strip(), 1L, Long::sum);
  }

  /** An answer without what is its own. */
  private static String kind(String said) {
    if (said.startsWith("reconciled")) {
      return FINDING
          .matcher(said)
          .results()
          .map(MatchResult::group)
          .distinct()
          .sorted()
          .collect(Collectors.joining(", ", "found ", ""));
    }
    if (said.startsWith("sealed")) {
      return "sealed";
    }
    String kind =
        said.replaceAll("(index|line)=[0-9]+, |, month=Optional\\[[0-9-]+]|, parts=\\[[^]]*]", "")
            .replaceAll("[:=][0-9P-]+|\\[survivor.*| until.*| [0-9]{2,}.*", "")
            .replaceAll("(merged|never-starts|signed|charges \\[.).*", "$1")
            .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2} |P[0-9]+>P[0-9]+[#$][0-9]+", "")
            .strip();
    Matcher list = LIST.matcher(kind);
    return list.matches()
        ? list.group(1) + new TreeSet<>(List.of(list.group(2).split(", ", -1)))
        : kind;
  }

  /** Adds another's counts. */
  public synchronized void add(Tally other) {
    other.steps.forEach((kind, count) -> steps.merge(kind, count, Long::sum));
    other.answers.forEach((kind, count) -> answers.merge(kind, count, Long::sum));
    other.unanswered.forEach((kind, count) -> unanswered.merge(kind, count, Long::sum));
  }

  /** How often each kind of step was taken. */
  public Map<String, Long> steps() {
    return new TreeMap<>(steps);
  }

  /** How often each kind of step was answered how. */
  public Map<String, Long> answers() {
    return new TreeMap<>(answers);
  }

  /** How often whoever asked got no answer, and why. */
  public Map<String, Long> unanswered() {
    return new TreeMap<>(unanswered);
  }
}
