package yibao.reconciliation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What failed while the rest went on. */
final class Failures {

  /** A piece of work that may fail. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  private final List<Exception> failures = new ArrayList<>();

  void keep(Work work) {
    try {
      work.run();
    } catch (RuntimeException | IOException e) {
      failures.add(e);
    }
  }

  /** Throws the first, with the others in it, if there were any. */
  void raise() throws IOException {
    if (failures.isEmpty()) {
      return;
    }
    Exception first = failures.getFirst();
    failures.stream().skip(1).forEach(first::addSuppressed);
    if (first instanceof IOException e) {
      throw e;
    }
    throw (RuntimeException) first;
  }
}
