package yibao.sharingwatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import yibao.edge.Form;
import yibao.edge.JobInput;
import yibao.edge.Json;

/**
 * The entry of the function {@code sharing-watch}: batches of the people table's stream, and a
 * schedule every five minutes.
 */
@Named("sharing-watch")
public final class SharingWatchHandler implements RequestStreamHandler {

  /** What one more relation may take while tables are slow. */
  private static final Duration RESERVE = Duration.ofSeconds(30);

  private final Job job;

  public SharingWatchHandler(Job job) {
    this.job = job;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    byte[] bytes = event.readAllBytes();
    BooleanSupplier hasTime = () -> context.getRemainingTimeInMillis() > RESERVE.toMillis();
    Optional<StreamBatch> batch = StreamBatch.of(JobInput.any(bytes));
    Json.Obj done =
        batch.isPresent()
            ? job.changed(batch.get(), hasTime)
            : job.due(scheduledFor(bytes), hasTime);
    answer.write(done.write().getBytes(StandardCharsets.UTF_8));
  }

  private static Instant scheduledFor(byte[] event) {
    return JobInput.read(event, fields -> fields.read("scheduledFor", Form.WHOLE_SECOND));
  }
}
