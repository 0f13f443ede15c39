package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The edge and AWS's own class read the same request from each event of a function URL. */
class EventReadingTest {

  private static final Path EVENTS = Path.of(System.getProperty("yibao.root", ".."), "events");
  private static final PojoSerializer<APIGatewayV2HTTPEvent> AWS =
      LambdaEventSerializers.serializerFor(
          APIGatewayV2HTTPEvent.class, EventReadingTest.class.getClassLoader());

  static List<Path> events() throws IOException {
    try (Stream<Path> files = Files.walk(EVENTS, 2)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(EventReadingTest::isOfFunctionUrl)
          .sorted()
          .toList();
    }
  }

  private static boolean isOfFunctionUrl(Path file) {
    try {
      return Files.readString(file).contains("\"rawPath\"");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void both_read_the_same_request(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Request ours = Request.read(new ByteArrayInputStream(bytes));
    APIGatewayV2HTTPEvent theirs = AWS.fromJson(new ByteArrayInputStream(bytes));
    APIGatewayV2HTTPEvent.RequestContext context = theirs.getRequestContext();

    assertThat(ours.method()).isEqualTo(context.getHttp().getMethod());
    assertThat(ours.path()).isEqualTo(theirs.getRawPath()).isEqualTo(context.getHttp().getPath());
    assertThat(ours.query()).isEqualTo(theirs.getRawQueryString());
    assertThat(ours.headers()).isEqualTo(theirs.getHeaders());
    assertThat(ours.domainName()).isEqualTo(context.getDomainName());
    assertThat(ours.requestId()).isEqualTo(context.getRequestId());
    assertThat(ours.receivedAt().toEpochMilli()).isEqualTo(context.getTimeEpoch());
    assertThat(ours.body()).isEqualTo(body(theirs));
  }

  private static byte[] body(APIGatewayV2HTTPEvent event) {
    String body = Optional.ofNullable(event.getBody()).orElse("");
    return event.getIsBase64Encoded()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }
}
