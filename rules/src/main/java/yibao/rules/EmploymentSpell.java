package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How somebody stands to work from a day on, until the next spell begins.
 *
 * @param employer the number under which the bureau knows the employer; of who is employed, and of
 *     nobody else
 */
public record EmploymentSpell(EmploymentStatus status, Optional<String> employer, LocalDate from) {

  public EmploymentSpell {
    if (employer.isPresent() != (status == EmploymentStatus.EMPLOYED)) {
      throw new IllegalArgumentException(status + " with the employer " + employer);
    }
  }
}
