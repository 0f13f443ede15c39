package yibao.sharingsetup;

import java.util.Optional;
import yibao.answers.RelationView;
import yibao.edge.Call;
import yibao.edge.Query;
import yibao.edge.Reply;
import yibao.operations.AnswerRelation;
import yibao.operations.CallersKey;
import yibao.operations.DissolveRelation;
import yibao.operations.LookUpPerson;
import yibao.operations.LookUpRelations;
import yibao.operations.SetPayingOrder;
import yibao.operations.SetQuota;
import yibao.records.Consent;

/** What is done to a relation of sharing that there is, and how relations are shown. */
record RelationRoutes(
    LookUpPerson people,
    LookUpRelations lookUp,
    AnswerRelation answers,
    SetQuota quotas,
    DissolveRelation dissolutions,
    SetPayingOrder orders) {

  private static final String SVG = "image/svg+xml";

  /** {@code POST /sharing-setup/relations/{relationId}/acceptance}. */
  Reply acceptance(Call call) {
    call.query().check();
    return SharingReplies.of(call, answers.accept(answer(call), call.now()));
  }

  /** {@code POST /sharing-setup/relations/{relationId}/refusal}. */
  Reply refusal(Call call) {
    call.query().check();
    return SharingReplies.of(call, answers.refuse(answer(call), call.now()));
  }

  private static AnswerRelation.Command answer(Call call) {
    return new AnswerRelation.Command(
        Callers.channel(call), call.path("relationId"), Callers.consent(call));
  }

  /** {@code PUT /sharing-setup/relations/{relationId}/quota}. */
  Reply quota(Call call) {
    call.query().check();
    Consent consent = Callers.consent(call);
    CallersKey key = Callers.key(call);
    SetQuota.Command command =
        call.body(
            fields ->
                new SetQuota.Command(
                    key,
                    consent,
                    call.path("relationId"),
                    Forms.quota(fields),
                    Forms.limits(fields)));
    return SharingReplies.of(call, quotas.set(command, call.now()));
  }

  /** {@code POST /sharing-setup/relations/{relationId}/dissolution}. */
  Reply dissolution(Call call) {
    call.query().check();
    Consent consent = Callers.consent(call);
    String reason = call.body(fields -> fields.read("reason", Forms.REASON));
    return SharingReplies.of(
        call,
        dissolutions.dissolve(
            new DissolveRelation.Command(
                Callers.channel(call), consent, call.path("relationId"), reason),
            call.now()));
  }

  /** {@code GET /sharing-setup/relations/{relationId}}, for its two and for the bureau. */
  Reply relation(Call call) {
    call.query().check();
    return lookUp
        .find(call.path("relationId"), Callers.viewer(call), call.now())
        .map(file -> Reply.json(200, RelationView.of(file)))
        .orElseGet(() -> SharingReplies.absent().reply(call.tongue()));
  }

  /** {@code GET /sharing-setup/people/{psnNo}/relations}: a list, or the family as a picture. */
  Reply relations(Call call) {
    String psnNo = call.path("psnNo");
    Query query = call.query();
    Optional<String> after = query.maybe("after", Forms.PLACE);
    query.check();
    Optional<String> viewer = Callers.viewer(call);
    if (viewer.isPresent() && !people.areSame(viewer.get(), psnNo)) {
      return SharingReplies.notThePerson().reply(call.tongue());
    }
    if (call.prefers(SVG, "application/json")) {
      return lookUp
          .family(psnNo, call.now())
          .map(family -> new Reply(200, SVG, FamilyPicture.of(family, call.tongue())))
          .orElseGet(() -> SharingReplies.absent().reply(call.tongue()));
    }
    return lookUp
        .of(psnNo, after, call.now())
        .map(page -> Reply.json(200, RelationView.page(page)))
        .orElseGet(() -> SharingReplies.absent().reply(call.tongue()));
  }

  /** {@code PUT /sharing-setup/people/{psnNo}/paying-order}. */
  Reply payingOrder(Call call) {
    call.query().check();
    Consent consent = Callers.consent(call);
    CallersKey key = Callers.key(call);
    SetPayingOrder.Command command =
        new SetPayingOrder.Command(key, consent, call.path("psnNo"), NamedRelations.of(call));
    return SharingReplies.of(call, orders.set(command, call.now()));
  }
}
