package yibao.enrolment;

import java.util.Optional;
import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Caller;
import yibao.edge.EdgeProblem;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.operations.LookUpPerson;
import yibao.records.Person;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.PaidPremium;

/**
 * {@code GET /enrolment/people/{psnNo}}: the one file of a person, for the bureau and for the
 * person.
 */
record PersonRoute(LookUpPerson people) implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    String psnNo = call.path("psnNo");
    call.query().check();
    if (!call.caller().is(Caller.Kind.BUREAU) && !call.actingPerson().psnNo().equals(psnNo)) {
      return Problem.of(
              EdgeProblem.NOT_THIS_PERSON, "只能查询办理人本人的档案", "only the acting person's own file")
          .reply(call.tongue());
    }
    Optional<Person> person = people.find(psnNo);
    return person
        .map(found -> Reply.json(200, file(found)))
        .orElseGet(
            () ->
                Problem.of(EdgeProblem.NOT_FOUND, "没有这个人员编号", "nobody has this psnNo")
                    .reply(call.tongue()));
  }

  private static Json file(Person person) {
    return Json.Obj.empty()
        .with("psnNo", person.psnNo())
        .with("name", person.identity().maskedName())
        .with("idType", person.identity().idType())
        .with("area", person.area().code())
        .withMaybe("sex", person.sex())
        .with("birthDate", person.facts().birthDate().toString())
        .withMaybe("arrivedOn", person.facts().arrivedOn())
        .with(
            "categories", person.facts().categories().stream().map(PersonRoute::category).toList())
        .with("covers", person.facts().covers().stream().map(PersonRoute::cover).toList())
        .with("payments", person.facts().payments().stream().map(PersonRoute::payment).toList());
  }

  private static Json category(CategorySpell spell) {
    return Json.Obj.empty()
        .with("code", spell.code().name())
        .with("from", spell.from().toString())
        .withMaybe("to", spell.to());
  }

  private static Json cover(Cover cover) {
    return Json.Obj.empty()
        .with("scheme", cover.scheme().name())
        .with("area", cover.area().code())
        .with("year", cover.year())
        .with("from", cover.from().toString())
        .with("to", cover.to().toString())
        .withMaybe("paidOn", cover.paidOn())
        .withMaybe("orderId", cover.orderId());
  }

  private static Json payment(PaidPremium premium) {
    return Json.Obj.empty()
        .with("scheme", premium.scheme().name())
        .with("area", premium.area().code())
        .with("year", premium.year())
        .with("paidOn", premium.paidOn().toString());
  }
}
