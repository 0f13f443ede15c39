package yibao.records;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import yibao.rules.Area;

/**
 * A list of the staff that an employer pays for in a month (单位职工缴费名册), as a channel handed it in
 * and as it was found.
 *
 * @param lines how many people it names
 * @param errors what is wrong with it; with any of them nothing is ordered
 * @param orderId the order that was placed for it, if nothing is wrong
 */
public record StaffList(
    String listId,
    String channel,
    Area area,
    YearMonth month,
    Optional<String> employer,
    int lines,
    List<Flaw> errors,
    Optional<String> orderId,
    Instant handedInAt) {

  public StaffList {
    errors = List.copyOf(errors);
    if (errors.isEmpty() != orderId.isPresent()) {
      throw new IllegalArgumentException("a list with errors is ordered by " + orderId);
    }
  }

  /**
   * What is wrong with a line.
   *
   * @param line its place in the list, from 1
   * @param field which part of it
   * @param parts what no source states, where that is why
   */
  public record Flaw(int line, Field field, Reason reason, List<String> parts) {

    public Flaw {
      parts = List.copyOf(parts);
    }

    public Flaw(int line, Field field, Reason reason) {
      this(line, field, reason, List.of());
    }
  }

  /** A part of a line. */
  public enum Field {
    PSN_NO("psnNo"),
    WAGE("wageFen"),
    LINE("");

    private final String said;

    Field(String said) {
      this.said = said;
    }

    /** As callers write it. */
    public String said() {
      return said;
    }
  }

  /** What can be wrong. */
  public enum Reason {
    /** It doesn't say whom and how much. */
    MALFORMED,
    UNKNOWN_PERSON,
    /** The person stands before, perhaps under another number. */
    DUPLICATE_PERSON,
    DECEASED,
    NOT_YET_BORN,
    RETIRED,
    ALREADY_COVERED,
    MONTH_NOT_PAYABLE,
    POLICY_NOT_PUBLISHED
  }
}
