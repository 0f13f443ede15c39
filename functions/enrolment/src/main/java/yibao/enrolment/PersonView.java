package yibao.enrolment;

import java.util.Optional;
import yibao.edge.Json;
import yibao.operations.Answer;
import yibao.records.Identity;
import yibao.records.Person;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.PaidPremium;

/** A person's file as callers read it. */
final class PersonView {

  private PersonView() {}

  static Json.Obj number(String psnNo) {
    return Json.Obj.empty().with("psnNo", psnNo);
  }

  static Answer entered(Person person) {
    return new Answer(201, number(person.psnNo()).write());
  }

  static Answer identified(Person person) {
    return new Answer(200, number(person.psnNo()).withMaybe("idType", idType(person)).write());
  }

  static Json file(Person person) {
    return number(person.psnNo())
        .with("name", person.identity().maskedName())
        .withMaybe("idType", idType(person))
        .withMaybe("guardian", person.guardian())
        .with("area", person.area().code())
        .withMaybe("sex", person.sex())
        .with("birthDate", person.facts().birthDate().toString())
        .withMaybe("arrivedOn", person.facts().arrivedOn())
        .with("categories", person.facts().categories().stream().map(PersonView::category).toList())
        .with("covers", person.facts().covers().stream().map(PersonView::cover).toList())
        .with("payments", person.facts().payments().stream().map(PersonView::payment).toList());
  }

  private static Optional<String> idType(Person person) {
    return person.identity().document().map(Identity.Document::idType);
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
