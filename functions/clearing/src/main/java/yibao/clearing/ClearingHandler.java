package yibao.clearing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import yibao.edge.JobInput;

/** The entry of the function {@code clearing}, which a schedule starts every hour. */
@Named("clearing")
public final class ClearingHandler implements RequestStreamHandler {

  /** What one more pass over a month's lines may take, and the putting of what it wrote. */
  private static final Duration RESERVE = Duration.ofMinutes(5);

  private final Job job;

  public ClearingHandler(Job job) {
    this.job = job;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Asked asked = JobInput.read(event, Asked::read);
    String done =
        job.run(asked, () -> context.getRemainingTimeInMillis() > RESERVE.toMillis()).write();
    answer.write(done.getBytes(StandardCharsets.UTF_8));
  }
}
