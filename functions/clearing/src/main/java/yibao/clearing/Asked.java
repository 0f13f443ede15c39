package yibao.clearing;

import java.time.Instant;
import java.time.YearMonth;
import yibao.edge.Fields;
import yibao.edge.Form;

/** What an event asks for. */
sealed interface Asked {

  /** Whatever is due at the instant, as the schedule asks. */
  record Due(Instant scheduledFor) implements Asked {}

  /** One month, its statements once more if it is cleared already, as a person asks. */
  record One(YearMonth month) implements Asked {}

  static Asked read(Fields fields) {
    return fields.has("scheduledFor")
        ? new Due(fields.read("scheduledFor", Form.WHOLE_SECOND))
        : new One(fields.read("month", Form.MONTH));
  }
}
