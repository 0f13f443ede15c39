package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTest {

  private static final String STEPS =
      """
      [{"play": "a/person.json", "gives": {"psnNo": "P0"}},
       {"play": "b/order.json", "gives": {"orderId": "ORDER"}, "before": ["b/list.json"]},
       {"play": "b/notice.json", "gives": {"receiptNo": "R-ORDER", "lines/0/refundId": "BACK"}}]
      """;

  private final List<String> sent = new ArrayList<>();
  private Path project = Path.of("");

  @BeforeEach
  void events(@TempDir Path folder) throws IOException {
    project = folder;
    write("world.json", STEPS);
    write("a/person.json", "who");
    write("b/quote.json", "price of P0");
    write("b/order.json", "cover P0");
    write("b/list.json", "my orders");
    write("b/notice.json", "paid ORDER");
    write("b/receipt.json", "R-ORDER of ORDER");
    write("b/refund.json", "give BACK");
  }

  private void write(String event, String content) throws IOException {
    Path file = project.resolve("events").resolve(event);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, content);
  }

  private byte[] answer(String function, byte[] event) {
    String content = new String(event, StandardCharsets.UTF_8);
    sent.add(function + ": " + content);
    String body =
        switch (content.substring(0, 3)) {
          case "who" -> "{\\\"psnNo\\\":\\\"77\\\"}";
          case "cov" -> "{\\\"orderId\\\":\\\"88\\\"}";
          default -> "{\\\"receiptNo\\\":\\\"99\\\",\\\"lines\\\":[{\\\"refundId\\\":\\\"11\\\"}]}";
        };
    return ("{\"statusCode\":200,\"body\":\"" + body + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  private String ready(World world, String event) throws Exception {
    return new String(world.ready(event, this::answer), StandardCharsets.UTF_8);
  }

  @Test
  void an_event_gets_the_real_numbers_of_what_was_played_for_it() throws Exception {
    assertThat(ready(World.of(project), "b/quote.json")).isEqualTo("price of 77");
    assertThat(sent).containsExactly("a: who");
  }

  @Test
  void what_is_needed_needs_things_too_and_a_number_within_a_number_stays_whole() throws Exception {
    assertThat(ready(World.of(project), "b/receipt.json")).isEqualTo("99 of 88");
    assertThat(sent).containsExactly("a: who", "b: cover 77", "b: paid 88");
  }

  @Test
  void a_number_may_stand_within_a_member_of_the_answer() throws Exception {
    assertThat(ready(World.of(project), "b/refund.json")).isEqualTo("give 11");
  }

  @Test
  void an_event_may_need_another_though_it_carries_no_number_of_it() throws Exception {
    assertThat(ready(World.of(project), "b/list.json")).isEqualTo("my orders");
    assertThat(sent).containsExactly("a: who", "b: cover 77");
  }

  @Test
  void nothing_is_played_twice() throws Exception {
    World world = World.of(project);
    ready(world, "b/receipt.json");
    ready(world, "b/receipt.json");
    assertThat(sent).hasSize(3);
  }

  @Test
  void a_project_without_a_world_needs_nothing() throws Exception {
    Files.delete(project.resolve("events/world.json"));
    assertThat(ready(World.of(project), "b/quote.json")).isEqualTo("price of P0");
    assertThat(sent).isEmpty();
  }

  @Test
  void a_step_without_its_number_is_told_with_its_answer() {
    assertThatThrownBy(
            () ->
                World.of(project)
                    .ready(
                        "b/quote.json",
                        (function, event) ->
                            "{\"statusCode\":500}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(LocalCloudException.class)
        .hasMessageContaining("events/a/person.json")
        .hasMessageContaining("psnNo")
        .hasMessageContaining("500");
  }
}
