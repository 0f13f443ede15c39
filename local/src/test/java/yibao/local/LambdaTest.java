package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class LambdaTest {

  private ProbeCloud probe;

  @BeforeAll
  void start(@TempDir Path root) throws Exception {
    probe = ProbeCloud.start(root);
  }

  @AfterAll
  void stop() {
    probe.close();
  }

  @Test
  void an_idle_environment_is_used_again() throws Exception {
    long first = probe.ask("probe", "env:TZ").json().path("pid").asLong();
    long second = probe.ask("probe", "env:TZ").json().path("pid").asLong();

    assertThat(second).isEqualTo(first);
  }

  @Test
  void requests_at_once_get_environments_of_their_own() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Long> slow = () -> probe.ask("probe", "wait:1500").json().path("pid").asLong();
      List<Future<Long>> pids = threads.invokeAll(List.of(slow, slow, slow));

      assertThat(pids.stream().map(Future::resultNow).distinct()).hasSize(3);
    }
  }

  @Test
  void beyond_its_concurrency_requests_wait() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Long> slow = () -> probe.ask("hasty", "wait:200").json().path("pid").asLong();
      List<Future<Long>> pids = threads.invokeAll(List.of(slow, slow, slow));

      assertThat(pids.stream().map(Future::resultNow).distinct()).hasSize(1);
    }
  }

  @Test
  void a_request_that_times_out_kills_its_environment() throws Exception {
    long before = probe.ask("hasty", "env:TZ").json().path("pid").asLong();

    assertThat(probe.ask("hasty", "wait:5000").status()).isEqualTo(502);
    assertThat(ProcessHandle.of(before)).isEmpty();
    assertThat(probe.ask("hasty", "env:TZ").status()).isEqualTo(200);
  }

  @Test
  void a_crashed_environment_is_answered_502_and_replaced() throws Exception {
    assertThat(probe.ask("probe", "exit").status()).isEqualTo(502);
    assertThat(probe.ask("probe", "env:TZ").status()).isEqualTo(200);
  }

  @Test
  void a_function_that_throws_is_answered_502_and_its_environment_lives() throws Exception {
    long before = probe.ask("probe", "env:TZ").json().path("pid").asLong();
    var answer = probe.ask("probe", "throw");

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.response().headers().firstValue("x-local-reason").orElseThrow())
        .contains("asked to throw");
    assertThat(probe.ask("probe", "env:TZ").json().path("pid").asLong()).isEqualTo(before);
  }

  @Test
  void an_environment_has_lambdas_variables_the_templates_and_nothing_of_ours() throws Exception {
    assertThat(probe.ask("probe", "env:AWS_LAMBDA_FUNCTION_NAME").said()).isEqualTo("yibao-probe");
    assertThat(probe.ask("probe", "env:THINGS").said()).isEqualTo("yibao-things");
    assertThat(probe.ask("probe", "env:TZ").said()).isEqualTo(":UTC");
    assertThat(probe.ask("probe", "env:HOME").said()).isEqualTo("null");
  }

  @Test
  void a_function_reads_its_secret_by_what_the_template_gave_it() throws Exception {
    assertThat(probe.ask("probe", "secret:KEYS").said())
        .containsPattern("SecretString.*current.*[A-Za-z0-9]{86}");
  }

  @Test
  void the_time_left_is_that_of_the_template() throws Exception {
    assertThat(probe.ask("probe", "env:TZ").json().path("remaining").asLong())
        .isBetween(5_000L, 10_000L);
  }

  @Test
  void a_fault_kills_before_the_call_that_it_names() throws Exception {
    probe.post("/_local/faults", "{\"function\":\"probe\",\"beforeCall\":3}");

    assertThat(probe.ask("probe", "call:4").status()).isEqualTo(502);
    assertThat(probe.get("/_local/tables/things").json().findValuesAsText("id"))
        .containsExactlyInAnyOrder("call-1", "call-2");
    assertThat(probe.invocations().getLast().path("killed").asBoolean()).isTrue();
    assertThat(probe.ask("probe", "env:TZ").status()).isEqualTo(200);
    assertThat(probe.invocations().getLast().has("killed")).isFalse();
  }

  @Test
  void a_fault_on_answer_lets_the_work_be_done_and_loses_the_answer() throws Exception {
    probe.post("/_local/faults", "{\"function\":\"probe\",\"onAnswer\":true}");

    assertThat(probe.ask("probe", "call:1").status()).isEqualTo(502);
    assertThat(probe.get("/_local/tables/yibao-things").json().findValuesAsText("id"))
        .contains("call-1");
    assertThat(probe.invocations().getLast().path("killed").asBoolean()).isTrue();
  }

  @Test
  void a_fault_is_spent_by_the_next_invocation_even_if_it_never_comes_so_far() throws Exception {
    probe.post("/_local/faults", "{\"function\":\"probe\",\"beforeCall\":9}");

    assertThat(probe.ask("probe", "call:1").status()).isEqualTo(200);
    assertThat(probe.ask("probe", "call:9").status()).isEqualTo(200);
  }

  @Test
  void a_schedule_fired_by_hand_is_answered_with_its_functions_json() throws Exception {
    var answer = probe.post("/_local/schedules/nightly", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("statusCode").asInt()).isEqualTo(200);
  }

  @Test
  void lambdas_own_invoke_passes_the_event_as_it_is_and_names_an_error() throws Exception {
    String path = "/2015-03-31/functions/yibao-probe/invocations";

    assertThat(probe.post(path, "{\"a\": 1}").text()).contains("\"statusCode\":200");
    var failed = probe.post(path, "\"do=throw\"");
    assertThat(failed.response().headers().firstValue("x-amz-function-error"))
        .contains("Unhandled");
    assertThat(failed.text()).contains("asked to throw");
  }
}
