package yibao.receipts;

/** What a text proves. */
public sealed interface Verdict {

  /** One of the published keys signed just this. */
  record Genuine(Receipt receipt, String keyId) implements Verdict {}

  /** It proves nothing. */
  record Refused(Refusal why) implements Verdict {}
}
