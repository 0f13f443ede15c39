package yibao.bench;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/** The figures of one run of {@link RulesBenchmark}, held against the bars. */
final class RulesFigures {

  /** The rules at most so many times as long as a method written by hand. */
  private static final double MOST_TIMES_BY_HAND = 5;

  private static final List<String> NAMES =
      List.of(
          "decide",
          "decideQinghai",
          "decideQinghaiByHand",
          "assess",
          "assessWithOptions",
          "assessWithTrailInChinese");

  private static final Map<String, Integer> LEAST_A_SECOND =
      Map.of("decide", 2_000_000, "assessWithOptions", 200_000, "assessWithTrailInChinese", 25_000);

  private static final String LINE = "%-25s %10s  %-24s %10s %-6s %7s%n";

  private final Map<String, Figure> figures;

  /** By the names of the benchmarks' methods. */
  RulesFigures(Map<String, Figure> figures) {
    this.figures = figures;
  }

  boolean meetBars() {
    return LEAST_A_SECOND.keySet().stream().allMatch(this::isMet) && isNearToHand();
  }

  private boolean isMet(String name) {
    Integer least = LEAST_A_SECOND.get(name);
    return least == null || figure(name).rate() >= least;
  }

  /** How many times as long the rules take. */
  private double timesByHand() {
    return figure("decideQinghaiByHand").rate() / figure("decideQinghai").rate();
  }

  private boolean isNearToHand() {
    return timesByHand() <= MOST_TIMES_BY_HAND;
  }

  private Figure figure(String name) {
    Figure figure = figures.get(name);
    if (figure == null) {
      throw new IllegalStateException("not measured: " + name);
    }
    return figure;
  }

  void print(PrintWriter out) {
    out.printf(
        "%n%,d distinct cases each, seed %d; %d cores, load %.1f; JDK %s%n%n",
        Cases.COUNT,
        Cases.SEED,
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.version());
    out.printf(
        LINE, "per second of one core", "median", "lowest to highest", "at least", "", "bytes");
    NAMES.forEach(name -> print(out, name, figure(name)));
    out.printf(
        "%nQinghai takes the rules %.1f times as long as a method written by hand; at most %.0f: %s%n",
        timesByHand(), MOST_TIMES_BY_HAND, met(isNearToHand()));
    out.flush();
  }

  private void print(PrintWriter out, String name, Figure figure) {
    Integer least = LEAST_A_SECOND.get(name);
    out.printf(
        LINE,
        name,
        "%,.0f".formatted(figure.rate()),
        "%,.0f to %,.0f".formatted(figure.lowest(), figure.highest()),
        least == null ? "" : "%,d".formatted(least),
        least == null ? "" : met(isMet(name)),
        "%,.0f".formatted(figure.bytesEach()));
  }

  private static String met(boolean met) {
    return met ? "met" : "MISSED";
  }
}
