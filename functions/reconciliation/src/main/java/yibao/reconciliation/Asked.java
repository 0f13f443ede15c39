package yibao.reconciliation;

import java.time.Instant;
import yibao.edge.Fields;
import yibao.edge.Form;
import yibao.records.StoredStatement;

/** What an event asks for. */
sealed interface Asked {

  /** Whatever is due at the instant, as the schedule asks. */
  record Due(Instant scheduledFor) implements Asked {}

  /** One channel's day, once more if it is done already, as a person asks. */
  record One(StoredStatement.Name name) implements Asked {}

  static Asked read(Fields fields) {
    return fields.has("scheduledFor")
        ? new Due(fields.read("scheduledFor", Form.WHOLE_SECOND))
        : new One(
            new StoredStatement.Name(
                fields.read("channel", Form.CALLERS_NUMBER), fields.read("day", Form.CIVIL_DATE)));
  }
}
