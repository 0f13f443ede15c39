package yibao.simulator.wire;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Says what befalls each call. */
public interface Plan {

  /** What befalls this one. */
  Fault at(Call call);

  /** Nothing befalls any. */
  static Plan undisturbed() {
    return call -> Fault.NONE;
  }

  /** What befalls the calls of these numbers. */
  static Plan script(Map<Integer, Fault> byNumber) {
    return call -> byNumber.getOrDefault(call.number(), Fault.NONE);
  }

  /**
   * Chance: of a thousand calls so many meet a fault, each kind that can befall them as often as
   * another.
   */
  static Plan chance(RandomGenerator random, int ofThousand) {
    return call -> {
      if (random.nextInt(1000) >= ofThousand) {
        return Fault.NONE;
      }
      List<Fault> faults = Fault.of(call);
      return faults.get(random.nextInt(faults.size()));
    };
  }
}
