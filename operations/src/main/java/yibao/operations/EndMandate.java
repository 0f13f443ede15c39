package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.records.Change;
import yibao.records.Commit;
import yibao.records.Consent;
import yibao.records.Mandate;
import yibao.records.Order;
import yibao.records.StorageUnavailable;
import yibao.rules.PolicyBook;

/**
 * Ends a mandate as its payer wants (解约), and with it the order that still waits for its money:
 * nothing is charged by it any more, and money told of afterwards goes back. Of this and a notice
 * at once one comes first by the order's version. What was ended stays so, so a repeat needs no
 * key.
 */
public final class EndMandate {

  private static final int MOST_TRIES = 8;

  private final MandateRecords records;
  private final MandateFiles files;

  public EndMandate(MandateRecords records, PolicyBook book) {
    this.records = records;
    this.files = new MandateFiles(records, book);
  }

  /**
   * What is asked.
   *
   * @param consent of who acts, who must be the payer
   */
  public record Command(Channel channel, String mandateId, Consent consent) {}

  /** What came of it. */
  public sealed interface Outcome {

    /** It is ended, now or before. */
    record Ended(MandateFile file) implements Outcome {}

    /** The channel has no such mandate, or none that who acts may know of. */
    record Unknown() implements Outcome {}

    /** Who acts is covered by it, and not its payer. */
    record NotThePayer() implements Outcome {}
  }

  public Outcome end(Command command, Instant now) {
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      Optional<Mandate> found =
          records
              .mandates()
              .find(command.mandateId())
              .filter(mandate -> mandate.channel().equals(command.channel().name()));
      if (found.isEmpty()) {
        return new Outcome.Unknown();
      }
      switch (party(command, found.get())) {
        case STRANGER -> {
          return new Outcome.Unknown();
        }
        case COVERED -> {
          return new Outcome.NotThePayer();
        }
        case PAYER -> {
          Optional<Mandate> ended = ended(found.get(), command.consent(), now);
          if (ended.isPresent()) {
            return new Outcome.Ended(files.of(ended.get(), now));
          }
        }
      }
      records.payment().tables().pace().pause(tries);
    }
    throw new StorageUnavailable("the mandate or its order is being changed by others");
  }

  private MandateParty party(Command command, Mandate mandate) {
    return MandateParty.of(command.consent().psnNo(), mandate, records.payment().people());
  }

  /** The mandate as it is ended; empty if others changed meanwhile what that was decided on. */
  private Optional<Mandate> ended(Mandate mandate, Consent consent, Instant now) {
    if (!mandate.isActive()) {
      return Optional.of(mandate);
    }
    Mandate ended = mandate.ended(new Mandate.Ending(now, consent));
    List<Change> changes = new ArrayList<>(records.mandates().end(ended));
    MandateHistory.of(records, mandate.mandateId())
        .open(now)
        .map(Order::cancelled)
        .ifPresent(order -> changes.add(records.payment().orders().replace(order)));
    return records.payment().tables().commit(changes) instanceof Commit.Done
        ? Optional.of(ended)
        : Optional.empty();
  }
}
