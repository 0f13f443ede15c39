package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/** A person belongs to a group from a day on, to a last day (included) if one is known. */
public record CategorySpell(Category code, LocalDate from, Optional<LocalDate> to) {

  public CategorySpell {
    if (to.isPresent() && to.get().isBefore(from)) {
      throw new IllegalArgumentException(
          "a category ends before it begins: " + from + " to " + to.get());
    }
  }

  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (to.isEmpty() || !day.isAfter(to.get()));
  }
}
