package yibao.enrolment;

import java.util.List;
import java.util.Optional;
import yibao.answers.RelationView;
import yibao.edge.Json;
import yibao.operations.Answer;
import yibao.operations.LookUpFile;
import yibao.operations.MergePeople;
import yibao.records.Identity;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.EmploymentSpell;
import yibao.rules.PaidPremium;
import yibao.rules.ResidencePermit;

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

  static Answer categorized(Person person) {
    return new Answer(201, number(person.psnNo()).with("categories", categories(person)).write());
  }

  static Answer employed(Person person) {
    return new Answer(201, working(number(person.psnNo()), person).write());
  }

  static Answer covered(Person person) {
    return new Answer(201, number(person.psnNo()).with("covers", covers(person)).write());
  }

  static Answer transferred(Person person) {
    return new Answer(
        200,
        number(person.psnNo())
            .with("area", person.area().code())
            .withMaybe("areaSince", person.areaSince())
            .write());
  }

  static Answer died(Person person) {
    return new Answer(200, number(person.psnNo()).withMaybe("diedOn", person.diedOn()).write());
  }

  static Answer merged(MergePeople.Merged merged) {
    return new Answer(
        200,
        number(merged.survivor().psnNo())
            .with("duplicate", merged.duplicate())
            .with("covers", covers(merged.survivor()))
            .with("refundsDue", merged.refundsDue().stream().map(PersonView::refundDue).toList())
            .write());
  }

  private static Json refundDue(MergePeople.RefundDue refund) {
    return Json.Obj.empty()
        .with("orderId", refund.orderId())
        .with("psnNo", refund.psnNo())
        .with("refundId", refund.refundId())
        .with("status", refund.status().name())
        .with("refundFen", refund.amount().fen());
  }

  static Answer opened(PersonalAccount account) {
    return new Answer(201, number(account.psnNo()).with("account", account(account)).write());
  }

  private static Json.Obj account(PersonalAccount account) {
    return Json.Obj.empty()
        .with("area", account.area().code())
        .with("availableFen", account.available().fen())
        .with("frozenFen", account.frozen().fen())
        .with("spentFen", account.spent().fen())
        .with("creditedFen", account.credited().fen());
  }

  static Json file(LookUpFile.File file) {
    Json.Obj person =
        file(file.person())
            .with("relations", file.relations().stream().map(RelationView::of).toList());
    return file.account().map(own -> person.with("account", account(own))).orElse(person);
  }

  private static Json.Obj file(Person person) {
    Json.Obj file =
        number(person.psnNo())
            .with("name", person.identity().maskedName())
            .withMaybe("idType", idType(person))
            .withMaybe("guardian", person.guardian())
            .with("area", person.area().code())
            .withMaybe("areaSince", person.areaSince())
            .withMaybe("sex", person.sex())
            .with("birthDate", person.facts().birthDate().toString())
            .withMaybe("arrivedOn", person.facts().arrivedOn())
            .withMaybe("diedOn", person.diedOn())
            .with("categories", categories(person))
            .with("covers", covers(person))
            .with("payments", person.facts().payments().stream().map(PersonView::payment).toList());
    return working(file, person);
  }

  private static Json.Obj working(Json.Obj file, Person person) {
    Json.Obj told =
        file.with(
            "employments", person.employments().stream().map(PersonView::employment).toList());
    return person
        .working()
        .permit()
        .map(permit -> told.with("residencePermit", permit(permit)))
        .orElse(told);
  }

  private static List<Json> categories(Person person) {
    return person.facts().categories().stream().map(PersonView::category).toList();
  }

  /** What was paid stays as it was paid; a cover that was running ends with the day of death. */
  private static List<Json> covers(Person person) {
    return person.covers().stream()
        .map(
            cover ->
                person
                    .diedOn()
                    .filter(died -> !died.isBefore(cover.from()) && died.isBefore(cover.to()))
                    .map(died -> cover.between(cover.from(), died))
                    .orElse(cover))
        .map(PersonView::cover)
        .toList();
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

  private static Json employment(EmploymentSpell spell) {
    return Json.Obj.empty()
        .with("status", spell.status().name())
        .withMaybe("employer", spell.employer())
        .with("from", spell.from().toString());
  }

  private static Json permit(ResidencePermit permit) {
    return Json.Obj.empty()
        .with("from", permit.from().toString())
        .with("to", permit.to().toString());
  }
}
