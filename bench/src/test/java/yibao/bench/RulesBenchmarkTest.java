package yibao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

class RulesBenchmarkTest {

  @Test
  void each_benchmark_runs(@TempDir Path folder) throws RunnerException {
    var ran =
        new Runner(
                new OptionsBuilder()
                    .include(RulesBenchmark.class.getName())
                    .mode(Mode.SingleShotTime)
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .shouldFailOnError(true)
                    .output(folder.resolve("jmh.log").toString())
                    .build())
            .run();
    assertThat(ran).hasSize(6);
  }
}
