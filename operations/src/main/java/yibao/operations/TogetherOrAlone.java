package yibao.operations;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import yibao.records.Pace;
import yibao.records.StorageUnavailable;

/**
 * Does a page of people in one transaction, or where somebody else is at one of them just now each
 * alone, so that nobody waits for it.
 *
 * @param isDone does all that is due to some of them, or nothing of it
 */
record TogetherOrAlone(Pace pace, Predicate<Set<String>> isDone) {

  private static final int MOST_TRIES = 5;

  void through(List<String> page) {
    if (!isDone.test(new HashSet<>(page))) {
      page.forEach(this::alone);
    }
  }

  private void alone(String psnNo) {
    for (int tries = 1; !isDone.test(Set.of(psnNo)); tries++) {
      if (tries == MOST_TRIES) {
        throw new StorageUnavailable("an account is being changed by others");
      }
      pace.pause(tries);
    }
  }
}
