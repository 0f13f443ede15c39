package yibao.records;

import java.util.Optional;

/**
 * Where a person stands in the index of those whom the state helps to pay. Stored with the file,
 * and kept after death for what was due before; who was never aided or was merged into another file
 * has none.
 */
final class AidedShard {

  private AidedShard() {}

  static Optional<String> of(Person person) {
    return numberOf(person).map(shard -> AreaShard.key(person.area(), shard));
  }

  static Optional<Integer> numberOf(Person person) {
    boolean aided = person.facts().categories().stream().anyMatch(spell -> spell.code().aided());
    return person.mergedInto().isEmpty() && aided
        ? Optional.of(AreaShard.numberOf(person.psnNo()))
        : Optional.empty();
  }
}
