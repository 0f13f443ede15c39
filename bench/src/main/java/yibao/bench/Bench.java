package yibao.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * The command {@code bench}; the script {@code yibao} builds first and starts this. Ends with 1 if
 * a figure is below its bar.
 */
public final class Bench {

  private static final List<String> NAMES = List.of("rules", "reconcile", "credit", "sharing");

  private Bench() {}

  /**
   * Takes what is to be measured, all if nothing is named, and {@code --full}; or {@code simulate}
   * and its options, which is not among all.
   */
  public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    List<String> names = new ArrayList<>(List.of(args));
    if (names.contains("simulate")) {
      System.exit(SimulateRun.of(names, out) ? 0 : 1);
    }
    boolean full = names.remove("--full");
    if (!NAMES.containsAll(names)) {
      names.removeAll(NAMES);
      out.println("Nothing is measured under " + names + "; there are " + NAMES + ".");
      System.exit(2);
    }
    boolean met = true;
    if (names.isEmpty() || names.contains("rules")) {
      met = rules(full, out);
    }
    if (names.isEmpty() || names.contains("reconcile")) {
      met &= reconcile(full, out);
    }
    if (names.isEmpty() || names.contains("credit")) {
      met &= CreditRun.of(full, out);
    }
    if (names.isEmpty() || names.contains("sharing")) {
      met &= SharingRun.of(full, out);
    }
    System.exit(met ? 0 : 1);
  }

  /** On DynamoDB Local in a process of its own, and measured in another. */
  private static boolean reconcile(boolean full, PrintWriter out)
      throws IOException, InterruptedException {
    try (MadeBooks books = MadeBooks.of(ReconcileRun.ROWS, out)) {
      return ReconcileRun.inProcessOfItsOwn(full, books);
    }
  }

  private static boolean rules(boolean full, PrintWriter out) throws RunnerException, IOException {
    Path logs = Path.of(System.getProperty("yibao.root", "."), "target", "bench");
    RulesRun run = full ? RulesRun.full(logs, out) : RulesRun.brief(logs, out);
    RulesFigures figures = run.figures();
    figures.print(out);
    out.println("What JMH said is in " + logs);
    return figures.meetBars();
  }
}
