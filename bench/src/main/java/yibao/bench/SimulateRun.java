package yibao.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import yibao.local.TemplateTables;
import yibao.rules.PolicyResource;
import yibao.simulator.world.Cloud;
import yibao.simulator.world.Simulation;

/** Plays many histories of the simulated world, and says what happened in them. */
final class SimulateRun {

  private static final int HISTORIES = 20_000;
  private static final long FIRST_SEED = 20_251_105;
  private static final int MOST_A_TURN = 1_000;

  private static final Pattern OPTIONS =
      Pattern.compile("simulate(?: --(?:histories [1-9][0-9]{0,8}|seed -?[0-9]{1,18})){0,2}");

  private SimulateRun() {}

  /**
   * Whether none broke.
   *
   * @param options {@code simulate}, {@code --histories N} and {@code --seed S}, and nothing else
   */
  static boolean of(List<String> options, PrintWriter out) {
    if (!OPTIONS.matcher(String.join(" ", options)).matches()) {
      out.println("simulate takes --histories N and --seed S, not " + options);
      return false;
    }
    int histories = Math.toIntExact(number(options, "--histories", HISTORIES));
    long seed = number(options, "--seed", FIRST_SEED);
    TemplateTables template = TemplateTables.read();
    Cloud cloud = Cloud.of(template.definitions(), template::name, PolicyResource.load());
    out.printf("%n%,d histories from seed %d%n%n", histories, seed);
    long begun = System.nanoTime();
    Simulation all = Simulation.of(cloud, seed, Math.min(histories, MOST_A_TURN));
    while (all.broken().isEmpty() && all.histories() < histories) {
      int next = (int) Math.min(MOST_A_TURN, histories - all.histories());
      all = all.and(Simulation.of(cloud, seed + all.histories(), next));
      out.printf("  %,d%n", all.histories());
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    print("Steps", all.tally().steps(), out);
    print("Answers", all.tally().answers(), out);
    print("Asked again, since there was no answer", all.tally().unanswered(), out);
    out.printf(
        "%,d histories in %.0f s, %.0f a second%n",
        all.histories(), seconds, all.histories() / seconds);
    all.broken().ifPresent(history -> out.printf("%n%s%n", history));
    out.flush();
    return all.broken().isEmpty();
  }

  private static long number(List<String> options, String name, long otherwise) {
    int at = options.indexOf(name);
    return at < 0 ? otherwise : Long.parseLong(options.get(at + 1));
  }

  private static void print(String title, Map<String, Long> counts, PrintWriter out) {
    out.println(title);
    counts.forEach((what, count) -> out.printf("%,12d  %s%n", count, what));
    out.println();
  }
}
