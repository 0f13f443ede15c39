package yibao.bench;

import java.util.List;

/**
 * What one benchmark came to.
 *
 * @param rates cases a second of one core's time, one for each iteration of each round; the median
 *     counts, which a busy machine moves least
 * @param bytes allocated for a case, likewise
 */
record Figure(List<Double> rates, List<Double> bytes) {

  Figure {
    rates = rates.stream().sorted().toList();
    bytes = bytes.stream().sorted().toList();
  }

  double rate() {
    return rates.get(rates.size() / 2);
  }

  double lowest() {
    return rates.getFirst();
  }

  double highest() {
    return rates.getLast();
  }

  double bytesEach() {
    return bytes.get(bytes.size() / 2);
  }
}
