package yibao.settlement;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Numbers replies (接收方报文ID): the time of the message to a millisecond, then thirteen random digits;
 * thirty digits, as the interface has it.
 */
record ReplyNumbers(RandomGenerator random) {

  private static final long BOUND = 10_000_000_000_000L;

  String at(Instant received) {
    String drawn = Long.toString(BOUND + random.nextLong(BOUND)).substring(1);
    return ShanghaiTime.millisecond(received) + drawn;
  }
}
