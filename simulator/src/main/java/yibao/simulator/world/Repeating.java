package yibao.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random numbers for ids, of which some are drawn a second time: what real ids do once in the age
 * of the world, and what must be noticed then. Never twice in a row, so that who draws again gets a
 * new one.
 */
final class Repeating implements RandomGenerator {

  private static final int ONE_IN = 6;

  private final int length;
  private final SplittableRandom random;
  private final List<int[]> drawn = new ArrayList<>();
  private int[] current = new int[0];
  private int next;
  private boolean repeated;

  /**
   * For ids of one length.
   *
   * @param length how many numbers make an id
   */
  Repeating(int length, SplittableRandom random) {
    this.length = length;
    this.random = random;
    this.next = length;
  }

  @Override
  public int nextInt(int bound) {
    if (next == length) {
      begin(bound);
    }
    return current[next++];
  }

  private void begin(int bound) {
    repeated = !repeated && !drawn.isEmpty() && random.nextInt(ONE_IN) == 0;
    if (repeated) {
      current = drawn.get(random.nextInt(drawn.size()));
    } else {
      current = random.ints(length, 0, bound).toArray();
      drawn.add(current);
    }
    next = 0;
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }
}
