package yibao.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import yibao.rules.Area;
import yibao.rules.Season;

/**
 * How far an area's window of concentrated payment (集中缴费期) for a year was taken. It follows what
 * the policy says was due, and only ever goes forward.
 *
 * @param version counts the changes; every change is conditional on the version that it saw
 * @param since the day on which the state was due; nothing begins {@code NOT_YET}
 * @param writtenAt the business instant of the change
 * @param policyRelease the release that said what was due
 * @param closedBy the operator's channel, if it was closed early
 */
public record WindowRecord(
    Area area,
    int year,
    long version,
    Season.State state,
    Optional<LocalDate> since,
    Instant writtenAt,
    String policyRelease,
    Optional<String> closedBy) {

  /** Whether an operator had closed it early by then. */
  public boolean isClosedAt(Instant instant) {
    return closedBy.isPresent() && !instant.isBefore(writtenAt);
  }
}
