package yibao.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import yibao.operations.Hands;
import yibao.operations.VerifyBooks;
import yibao.records.Movement;
import yibao.records.ReceiptCount;
import yibao.records.Seal;

/**
 * The command {@code verify-ledger}: proves the books from their postings alone and prints what it
 * went through. Ends with 1 if they don't hold.
 */
@Command(
    name = "verify-ledger",
    description = "Proves the books from their postings alone.",
    mixinStandardHelpOptions = true)
public final class VerifyLedger implements Callable<Integer> {

  /** Where the books are; at port 8080 if nothing is said. */
  static final class Where {

    @Option(names = "--port", paramLabel = "PORT", description = "Where a local cloud runs (8080).")
    private Optional<Integer> port = Optional.empty();

    @Option(
        names = "--stack",
        paramLabel = "NAME",
        description = "The stack on AWS, by your environment's region and credentials.")
    private Optional<String> stack = Optional.empty();
  }

  private static final int USUAL_PORT = 8080;
  private static final int READS_AT_ONCE = 16;

  @ArgGroup private Where where = new Where();

  @Option(
      names = "--root",
      paramLabel = "ROOT",
      description = "Says of which day this is the seal, as a certificate names it.")
  private Optional<String> root = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command; its exit code is the process's. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(new CommandLine(new VerifyLedger()).setOut(out).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Place place;
    try {
      place =
          where.stack.isPresent()
              ? Place.ofStack(where.stack.get(), Clock.systemUTC())
              : Place.ofPort(where.port.orElse(USUAL_PORT));
    } catch (IOException nobody) {
      out.println(
          "No local cloud answers at port "
              + where.port.orElse(USUAL_PORT)
              + ": start one with ./yibao up, or name another --port, or a --stack on AWS.");
      return 2;
    }
    VerifyBooks.Verified verified =
        new VerifyBooks(place.records(), place.accounts(), Hands.upTo(READS_AT_ONCE))
            .verify(place.today());
    print(verified, out);
    boolean known = root.map(asked -> find(asked, verified, out)).orElse(true);
    return known && verified.findings().isEmpty() ? 0 : 1;
  }

  private static boolean find(String root, VerifyBooks.Verified verified, PrintWriter out) {
    Optional<Seal> found = verified.seal(root);
    out.println(
        found
            .map(seal -> root + " is the root of the seal of " + seal.day() + ".")
            .orElse("NOT RIGHT: no sealed day has the root " + root));
    return found.isPresent();
  }

  private static void print(VerifyBooks.Verified verified, PrintWriter out) {
    out.printf(
        "%d postings on %d sealed days and %d since; what stands in each account, in yuan:%n%n",
        verified.postings(), verified.seals().size(), verified.open());
    for (Movement balance : verified.balances()) {
      out.printf("  %-44s %16s%n", balance.account().id(), balance.amount());
    }
    out.println();
    for (ReceiptCount receipts : verified.receipts()) {
      out.printf(
          "%d receipts of %s for %d, %s yuan kept when they were issued%n",
          receipts.receipts(), receipts.area().code(), receipts.year(), receipts.kept());
    }
    if (!verified.seals().isEmpty()) {
      Seal last = verified.seals().getLast();
      out.printf("last seal, of %s: %s%n", last.day(), last.root());
    }
    for (VerifyBooks.Finding finding : verified.findings()) {
      out.printf("NOT RIGHT %s: %s%n", finding.place(), finding.what());
    }
    out.println(
        verified.findings().isEmpty()
            ? "The books hold: every posting sums to zero, every seal is that of its postings."
            : "The books don't hold: " + verified.findings().size() + " findings.");
  }
}
