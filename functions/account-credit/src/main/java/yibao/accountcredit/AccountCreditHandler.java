package yibao.accountcredit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import yibao.edge.Form;
import yibao.edge.JobInput;

/** The entry of the function {@code account-credit}, which a schedule starts every five minutes. */
@Named("account-credit")
public final class AccountCreditHandler implements RequestStreamHandler {

  /** What one more page of people may take while tables are slow. */
  private static final Duration RESERVE = Duration.ofSeconds(30);

  private final Job job;

  public AccountCreditHandler(Job job) {
    this.job = job;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Instant scheduledFor =
        JobInput.read(event, fields -> fields.read("scheduledFor", Form.WHOLE_SECOND));
    String done =
        job.run(scheduledFor, () -> context.getRemainingTimeInMillis() > RESERVE.toMillis())
            .write();
    answer.write(done.getBytes(StandardCharsets.UTF_8));
  }
}
