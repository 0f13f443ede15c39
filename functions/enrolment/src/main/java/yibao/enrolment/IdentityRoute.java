package yibao.enrolment;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Caller;
import yibao.edge.Fields;
import yibao.edge.Reply;
import yibao.operations.CallersKey;
import yibao.operations.GiveDocument;
import yibao.operations.ShanghaiTime;
import yibao.rules.IdDocument;

/**
 * {@code PUT /enrolment/people/{psnNo}/identity}: the document of a person who was registered
 * without one.
 */
record IdentityRoute(GiveDocument documents) implements Function<Call, Reply> {

  private record Told(Optional<IdDocument> document, Optional<String> name) {

    static Told read(Fields fields, LocalDate today) {
      return new Told(Papers.read(fields, today), fields.maybe("name", Forms.NAME));
    }
  }

  @Override
  public Reply apply(Call call) {
    call.query().check();
    Optional<String> acting =
        call.caller().is(Caller.Kind.BUREAU)
            ? Optional.empty()
            : Optional.of(call.actingPerson().psnNo());
    CallersKey key = Callers.key(call);
    Told told = call.body(fields -> Told.read(fields, ShanghaiTime.dateOf(call.now())));
    return FileReplies.of(
        call,
        documents.give(
            new GiveDocument.Command(
                key, acting, call.path("psnNo"), told.document().orElseThrow(), told.name()),
            call.now()));
  }
}
