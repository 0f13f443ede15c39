package yibao.waitingperiod;

import java.util.List;
import yibao.edge.Call;
import yibao.edge.Json;
import yibao.edge.Reply;
import yibao.edge.Said;
import yibao.operations.Assess;
import yibao.rules.Language;

/** Answers in the language that the caller asked for. */
record Answers(Language language) {

  static Answers in(Call call) {
    return new Answers(call.tongue() == Said.Tongue.ENGLISH ? Language.ENGLISH : Language.CHINESE);
  }

  Reply of(Assess.Outcome.Answered answered, boolean list) {
    AssessmentView view = new AssessmentView(language, answered.policyRelease());
    List<Json> answers = answered.answers().stream().<Json>map(view::of).toList();
    return Reply.json(200, list ? new Json.Arr(answers) : answers.getFirst());
  }
}
