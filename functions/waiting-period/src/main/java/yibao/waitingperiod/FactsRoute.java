package yibao.waitingperiod;

import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.OneOrMany;
import yibao.edge.Reply;
import yibao.operations.Assess;
import yibao.rules.Question;

/**
 * {@code POST /waiting-period/assessments}: from which day somebody would be covered, from facts
 * that name nobody. One question is answered with one answer, a list with a list.
 */
record FactsRoute(Assess assess) implements Function<Call, Reply> {

  static final int MOST_QUESTIONS = 50;

  @Override
  public Reply apply(Call call) {
    call.query().check();
    OneOrMany<Question> asked = call.oneOrMany(MOST_QUESTIONS, Facts::question);
    return switch (assess.all(asked.items())) {
      case Assess.Outcome.Answered answered ->
          asked.isList() ? Answers.in(call).list(answered) : Answers.in(call).one(answered);
      case Assess.Outcome.Refused refused ->
          Refusals.ofFacts(refused.refusals(), asked.isList()).reply(call.tongue());
    };
  }
}
