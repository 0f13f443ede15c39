package yibao.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far one part of long work is, which is gone through again and again: who works on it leases
 * it for a while, and goes on where the one before stopped.
 *
 * @param version of what was read or written last; who is no longer at it has lost the lease
 * @param heldUntil until when it is leased, by the system's clock
 * @param passFor the day of the pass that is under way
 * @param after the last one that this pass has done
 * @param doneFor the day of the last pass that came to its end
 */
public record Sweep(
    String sweepId,
    long version,
    Optional<Instant> heldUntil,
    Optional<LocalDate> passFor,
    Optional<String> after,
    Optional<LocalDate> doneFor) {

  /** A part that nobody has worked on. */
  public static Sweep unbegun(String sweepId) {
    return new Sweep(
        sweepId, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether there is nothing left to do for a day: it is done, or a later pass is under way. */
  public boolean isBeyond(LocalDate day) {
    return doneFor.filter(done -> !done.isBefore(day)).isPresent()
        || passFor.filter(pass -> pass.isAfter(day)).isPresent();
  }

  public boolean isHeldAt(Instant systemNow) {
    return heldUntil.filter(systemNow::isBefore).isPresent();
  }

  /** With the pass under way, or else one for the day begun. */
  public Sweep begun(LocalDate day) {
    return new Sweep(
        sweepId, version, heldUntil, passFor.or(() -> Optional.of(day)), after, doneFor);
  }

  /** With all done up to here. */
  public Sweep at(Optional<String> last) {
    return new Sweep(sweepId, version, heldUntil, passFor, last, doneFor);
  }

  public Sweep leased(Instant until) {
    return new Sweep(sweepId, version, Optional.of(until), passFor, after, doneFor);
  }

  public Sweep released() {
    return new Sweep(sweepId, version, Optional.empty(), passFor, after, doneFor);
  }

  /** With the pass at its end. */
  public Sweep finished() {
    return new Sweep(
        sweepId, version, Optional.empty(), Optional.empty(), Optional.empty(), passFor);
  }

  /** As it stands once this was written. */
  public Sweep written() {
    return new Sweep(sweepId, version + 1, heldUntil, passFor, after, doneFor);
  }
}
