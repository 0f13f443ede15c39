package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignRouteTest {

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final FunctionUrl url =
      new FunctionUrl(
          List.of(Route.get("/shop/things", Route.ANY, call -> Reply.json(200, Json.Obj.empty()))),
          List.of(
              new ForeignRoute(
                  "POST",
                  "/shop/foreign",
                  request -> Reply.json(200, Json.Obj.empty().with("n", request.body().length))),
              new ForeignRoute(
                  "POST",
                  "/shop/slip",
                  request -> {
                    throw new IllegalStateException("a secret");
                  })),
          Signing::registered,
          fault -> false,
          new JsonLines(new PrintStream(log, true, StandardCharsets.UTF_8)),
          Clock.fixed(Asked.RECEIVED, ZoneOffset.UTC));

  private Reply answer(Asked asked) {
    return url.answer(asked.request());
  }

  @Test
  void its_work_gets_the_request_before_anything_of_it_is_checked() {
    Asked asked =
        Asked.post("/shop/foreign")
            .byNobody()
            .with("content-type", "text/plain")
            .withBody("x".repeat(300 * 1024));
    assertThat(answer(asked).status()).isEqualTo(200);
    assertThat(answer(asked).body()).isEqualTo("{\"n\":307200}");
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("\"route\":\"POST /shop/foreign\"");
  }

  @Test
  void only_the_method_and_the_path_as_they_are_asked_are_its() {
    assertThat(answer(Asked.get("/shop/foreign")).status()).isEqualTo(405);
    assertThat(answer(Asked.get("/shop/foreign").byNobody()).status()).isEqualTo(401);
    assertThat(answer(Asked.post("/shop/foreign/")).status()).isEqualTo(404);
    assertThat(answer(Asked.post("/shop/%66oreign")).status()).isEqualTo(404);
  }

  @Test
  void the_routes_beside_it_are_proved_as_ever() {
    assertThat(answer(Asked.get("/shop/things")).status()).isEqualTo(200);
    assertThat(answer(Asked.get("/shop/things").byNobody()).status()).isEqualTo(401);
  }

  @Test
  void a_fault_of_its_work_is_answered_like_any() {
    assertThat(answer(Asked.post("/shop/slip")).status()).isEqualTo(500);
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("a secret");
  }
}
