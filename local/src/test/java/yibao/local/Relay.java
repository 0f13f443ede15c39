package yibao.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * A function without any framework that hands its event on to the {@link Tester} and answers what
 * that answers, or throws if that refuses.
 */
public final class Relay implements RequestStreamHandler {

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    URI tester = URI.create(System.getenv("TESTER") + "/" + context.getFunctionName());
    HttpURLConnection connection = (HttpURLConnection) tester.toURL().openConnection();
    connection.setDoOutput(true);
    try (OutputStream out = connection.getOutputStream()) {
      input.transferTo(out);
    }
    if (connection.getResponseCode() != 200) {
      throw new IllegalStateException("told to throw");
    }
    try (InputStream answer = connection.getInputStream()) {
      answer.transferTo(output);
    }
  }
}
