package yibao.bench;

import java.util.List;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import yibao.rules.Assessment;
import yibao.rules.Assessments;
import yibao.rules.Because;
import yibao.rules.Language;
import yibao.rules.Option;
import yibao.rules.Payable;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;
import yibao.rules.Question;
import yibao.rules.ResidentPremium;

/** The rules at work: each invocation answers the next question. */
public class RulesBenchmark {

  /** Price, wait and cover, as a quote, an order or a notice needs them. */
  @Benchmark
  public void decide(Everywhere asked, Blackhole hole) {
    Question question = asked.next();
    consume(
        question.year() == Cases.YEAR ? asked.premium(question) : asked.assessed(question), hole);
  }

  /** Likewise, of Qinghai alone. */
  @Benchmark
  public void decideQinghai(Qinghai asked, Blackhole hole) {
    consume(asked.premium(asked.next()), hole);
  }

  /** The same questions as {@link #decideQinghai}, without the general rules. */
  @Benchmark
  public void decideQinghaiByHand(Qinghai asked, Blackhole hole) {
    Question question = asked.next();
    hole.consume(QinghaiByHand.decide(question.person(), question.payOn(), question.repairYears()));
  }

  /** A whole assessment, incentives included. */
  @Benchmark
  public void assess(Everywhere asked, Blackhole hole) {
    Assessment.Resident resident = asked.assessment(asked.next());
    consume(resident.payable(), hole);
    hole.consume(resident.incentive().cap());
  }

  /** An assessment with what would have been better. */
  @Benchmark
  public void assessWithOptions(Everywhere asked, Blackhole hole) {
    Payable payable = asked.assessed(asked.next());
    consume(payable, hole);
    for (Option option : payable.options()) {
      hole.consume(option.missed());
      consume(option.outcome(), hole);
    }
  }

  /** An assessment with its why, as a citizen reads it. */
  @Benchmark
  public void assessWithTrailInChinese(Everywhere asked, Blackhole hole) {
    Assessment.Resident resident = asked.assessment(asked.next());
    consume(resident.payable(), hole);
    say(resident.payable().because(), hole);
    say(resident.incentive().because(), hole);
  }

  private static void consume(Payable payable, Blackhole hole) {
    hole.consume(payable.payable());
    hole.consume(payable.stateAdds());
    hole.consume(payable.repair());
    hole.consume(payable.waitMonths());
    hole.consume(payable.coverFrom());
    hole.consume(payable.covers());
  }

  private static void say(List<Because> steps, Blackhole hole) {
    for (Because step : steps) {
      hole.consume(step.says(Language.CHINESE));
    }
  }

  /** Questions that go round, and the law that answers them. */
  abstract static class Asked {

    private final ResidentPremium premiums;
    private final Assessments assessments;
    private final Question[] questions;
    private int last;

    Asked(Function<PolicyBook, List<Question>> cases) {
      PolicyBook book = PolicyResource.load();
      premiums = new ResidentPremium(book);
      assessments = new Assessments(book);
      questions = cases.apply(book).toArray(Question[]::new);
    }

    Question next() {
      last = last + 1 < questions.length ? last + 1 : 0;
      return questions[last];
    }

    Payable premium(Question question) {
      return (Payable)
          premiums.decide(
              question.area(),
              question.year(),
              question.person(),
              question.payOn(),
              question.repairYears());
    }

    Assessment.Resident assessment(Question question) {
      return (Assessment.Resident) assessments.of(question);
    }

    Payable assessed(Question question) {
      return assessment(question).payable();
    }
  }

  /** Of every area. */
  @State(Scope.Thread)
  public static class Everywhere extends Asked {
    public Everywhere() {
      super(Cases::everywhere);
    }
  }

  /** Of Qinghai and 2026. */
  @State(Scope.Thread)
  public static class Qinghai extends Asked {
    public Qinghai() {
      super(Cases::ofQinghai);
    }
  }
}
