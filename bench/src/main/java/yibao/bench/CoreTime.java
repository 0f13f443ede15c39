package yibao.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * How many invocations a second of one core's time comes to, whatever else has the cores meanwhile.
 * Compiler and collector count against it.
 */
public final class CoreTime implements InternalProfiler {

  /** How its result is named. */
  static final String RATE = "core.rate";

  private static final double NANOS = 1e9;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private long begun;

  @Override
  public String getDescription() {
    return "invocations a second of one core's time";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    begun = system.getProcessCpuTime();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double seconds = (system.getProcessCpuTime() - begun) / NANOS;
    double rate = result.getMetadata().getAllOps() / seconds;
    return List.of(new ScalarResult(RATE, rate, "ops/s", AggregationPolicy.AVG));
  }
}
