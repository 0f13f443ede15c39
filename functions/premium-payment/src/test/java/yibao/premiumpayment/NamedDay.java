package yibao.premiumpayment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import yibao.operations.AdvanceWindows;
import yibao.operations.ChargeMandates;

/** Stands in for payment-window: places the mandates' orders of a run of events/payment-window. */
record NamedDay(AdvanceWindows windows, ChargeMandates mandates) {

  byte[] answer(byte[] event) throws IOException {
    Instant scheduledFor =
        Instant.parse(new ObjectMapper().readTree(event).path("scheduledFor").asText());
    mandates.charge(windows.advance(scheduledFor).windows(), scheduledFor, () -> true);
    return "{}".getBytes(StandardCharsets.UTF_8);
  }
}
