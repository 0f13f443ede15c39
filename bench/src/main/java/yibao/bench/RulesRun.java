package yibao.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs {@link RulesBenchmark} in rounds, each of which runs every benchmark in a process of its
 * own: what else the machine does meanwhile then falls on all of them alike.
 */
final class RulesRun {

  private static final String BYTES = "gc.alloc.rate.norm";

  private static final TimeValue HALF_A_SECOND = TimeValue.milliseconds(500);

  private final int rounds;
  private final int warmUps;
  private final int iterations;
  private final Path logs;
  private final PrintWriter out;

  private RulesRun(int rounds, int warmUps, int iterations, Path logs, PrintWriter out) {
    this.rounds = rounds;
    this.warmUps = warmUps;
    this.iterations = iterations;
    this.logs = logs;
    this.out = out;
  }

  /** Over in a minute and a half. */
  static RulesRun brief(Path logs, PrintWriter out) {
    return new RulesRun(2, 8, 4, logs, out);
  }

  /** For figures to publish. */
  static RulesRun full(Path logs, PrintWriter out) {
    return new RulesRun(5, 16, 12, logs, out);
  }

  RulesFigures figures() throws RunnerException, IOException {
    Files.createDirectories(logs);
    Map<String, List<IterationResult>> results = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      out.printf("Round %d of %d%n", round, rounds);
      out.flush();
      for (RunResult run : new Runner(options(round)).run()) {
        results
            .computeIfAbsent(name(run), name -> new ArrayList<>())
            .addAll(iterations(run.getBenchmarkResults()));
      }
    }
    Map<String, Figure> figures = new LinkedHashMap<>();
    results.forEach((name, all) -> figures.put(name, figure(all)));
    return new RulesFigures(figures);
  }

  private Options options(int round) {
    return new OptionsBuilder()
        .include(RulesBenchmark.class.getName())
        .mode(Mode.Throughput)
        .threads(1)
        .forks(1)
        .warmupIterations(warmUps)
        .warmupTime(HALF_A_SECOND)
        .measurementIterations(iterations)
        .measurementTime(HALF_A_SECOND)
        .addProfiler(CoreTime.class)
        .addProfiler(GCProfiler.class)
        .jvmArgs(
            "-XX:+UseSerialGC", "-Xms512m", "-Xmx512m", "--sun-misc-unsafe-memory-access=allow")
        .shouldFailOnError(true)
        .output(logs.resolve("rules-" + round + ".log").toString())
        .build();
  }

  private static String name(RunResult run) {
    String name = run.getParams().getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static List<IterationResult> iterations(Collection<BenchmarkResult> forks) {
    return forks.stream().flatMap(fork -> fork.getIterationResults().stream()).toList();
  }

  private static Figure figure(List<IterationResult> iterations) {
    return new Figure(all(iterations, CoreTime.RATE), all(iterations, BYTES));
  }

  private static List<Double> all(List<IterationResult> iterations, String name) {
    return iterations.stream()
        .map(
            iteration ->
                Objects.requireNonNull(iteration.getSecondaryResults().get(name), name).getScore())
        .toList();
  }
}
