package yibao.records;

import java.util.Optional;
import yibao.rules.Area;

/**
 * Where a person stands in the index of those whom the state helps to pay: one of 16 parts of the
 * area, so that a season's work can go through them side by side. Stored with the file, and kept
 * after death for what was due before; who was never aided or was merged into another file has
 * none.
 */
final class AidedShard {

  static final int COUNT = 16;

  private AidedShard() {}

  static Optional<String> of(Person person) {
    return numberOf(person).map(shard -> key(person.area(), shard));
  }

  static Optional<Integer> numberOf(Person person) {
    boolean aided = person.facts().categories().stream().anyMatch(spell -> spell.code().aided());
    return person.mergedInto().isEmpty() && aided
        ? Optional.of(Hashes.sha256(person.psnNo())[0] & (COUNT - 1))
        : Optional.empty();
  }

  static String key(Area area, int shard) {
    if (shard < 0 || shard >= COUNT) {
      throw new IllegalArgumentException("shards are 0 to " + (COUNT - 1) + ", not " + shard);
    }
    return area.code() + "#" + (shard < 10 ? "0" : "") + shard;
  }
}
