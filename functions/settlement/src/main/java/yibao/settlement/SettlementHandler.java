package yibao.settlement;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import yibao.edge.FunctionUrl;

/** The entry of the function {@code settlement}. */
@Named("settlement")
public final class SettlementHandler implements RequestStreamHandler {

  private final FunctionUrl functionUrl;

  public SettlementHandler(FunctionUrl functionUrl) {
    this.functionUrl = functionUrl;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream reply, Context context)
      throws IOException {
    functionUrl.handle(event, reply);
  }
}
