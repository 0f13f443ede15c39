package yibao.operations;

import java.time.Instant;
import java.util.Optional;
import yibao.rules.PolicyBook;

/** Finds a mandate for its channel; another channel's doesn't exist for it. */
public final class LookUpMandate {

  private final MandateRecords records;
  private final MandateFiles files;

  public LookUpMandate(MandateRecords records, PolicyBook book) {
    this.records = records;
    this.files = new MandateFiles(records, book);
  }

  /** What was found. */
  public sealed interface Found {

    record As(MandateFile file) implements Found {}

    /** There is none that the channel, or who acts, may know of. */
    record Nothing() implements Found {}

    /** Who acts is covered by it, and not its payer. */
    record NotThePayer() implements Found {}
  }

  /**
   * Finds a mandate.
   *
   * @param acting who asks, if it isn't the bureau
   */
  public Found find(Channel channel, String mandateId, Optional<String> acting, Instant now) {
    return records
        .mandates()
        .find(mandateId)
        .filter(mandate -> mandate.channel().equals(channel.name()))
        .<Found>map(
            mandate ->
                switch (acting
                    .map(who -> MandateParty.of(who, mandate, records.payment().people()))
                    .orElse(MandateParty.PAYER)) {
                  case PAYER -> new Found.As(files.of(mandate, now));
                  case COVERED -> new Found.NotThePayer();
                  case STRANGER -> new Found.Nothing();
                })
        .orElseGet(Found.Nothing::new);
  }
}
