package yibao.waitingperiod;

import java.util.List;
import yibao.edge.Call;
import yibao.edge.Json;
import yibao.edge.Reply;
import yibao.edge.Said;
import yibao.operations.Assess;
import yibao.rules.Language;

/** Answers in the language and the form that the caller asked for. */
record Answers(Language language, boolean drawn) {

  static Answers in(Call call) {
    return new Answers(language(call), call.prefers(TimelineView.TYPE, "application/json"));
  }

  static Language language(Call call) {
    return call.tongue() == Said.Tongue.ENGLISH ? Language.ENGLISH : Language.CHINESE;
  }

  /** One answer. */
  Reply one(Assess.Outcome.Answered answered) {
    return drawn ? picture(answered) : json(json(answered).getFirst());
  }

  /** A list of answers, be it of one. */
  Reply list(Assess.Outcome.Answered answered) {
    return drawn ? picture(answered) : json(new Json.Arr(json(answered)));
  }

  private List<Json> json(Assess.Outcome.Answered answered) {
    AssessmentView view = new AssessmentView(language, answered.policyRelease());
    return answered.answers().stream().<Json>map(view::of).toList();
  }

  private static Reply json(Json answer) {
    return varying(Reply.json(200, answer));
  }

  private Reply picture(Assess.Outcome.Answered answered) {
    String svg = new TimelineView(language).of(answered.answers());
    return varying(new Reply(200, TimelineView.TYPE, svg))
        .with("content-security-policy", TimelineView.POLICY)
        .with("x-content-type-options", "nosniff");
  }

  private static Reply varying(Reply reply) {
    return reply.with("vary", "accept, accept-language");
  }
}
