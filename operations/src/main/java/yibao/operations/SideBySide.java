package yibao.operations;

import java.util.List;
import java.util.Optional;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;

/** What can't stand side by side in a person's file. */
public final class SideBySide {

  private SideBySide() {}

  /** The first conflict of a cover with others. */
  static Optional<Cover.Conflict> conflict(Cover cover, List<Cover> others) {
    return others.stream().flatMap(other -> cover.conflictWith(other).stream()).findFirst();
  }

  /** The first conflict of any two covers. */
  public static Optional<Cover.Conflict> conflict(List<Cover> covers) {
    for (int i = 1; i < covers.size(); i++) {
      Optional<Cover.Conflict> conflict = conflict(covers.get(i), covers.subList(0, i));
      if (conflict.isPresent()) {
        return conflict;
      }
    }
    return Optional.empty();
  }

  /** Whether two spells in one group share a day. */
  static boolean overlap(CategorySpell one, CategorySpell other) {
    return one.code() == other.code()
        && one.to().filter(last -> last.isBefore(other.from())).isEmpty()
        && other.to().filter(last -> last.isBefore(one.from())).isEmpty();
  }

  /** Whether any two spells in one group share a day. */
  public static boolean overlap(List<CategorySpell> spells) {
    for (int i = 1; i < spells.size(); i++) {
      CategorySpell spell = spells.get(i);
      if (spells.subList(0, i).stream().anyMatch(before -> overlap(before, spell))) {
        return true;
      }
    }
    return false;
  }
}
