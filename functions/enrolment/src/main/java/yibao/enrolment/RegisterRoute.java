package yibao.enrolment;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Caller;
import yibao.edge.FieldError;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.edge.Said;
import yibao.operations.CallersKey;
import yibao.operations.RegisterNewborn;
import yibao.operations.RegisterPerson;
import yibao.operations.SideBySide;
import yibao.rules.PersonFacts;

/**
 * {@code POST /enrolment/people}: a person, or a newborn under a guardian, and from the bureau the
 * history brought along.
 */
record RegisterRoute(RegisterPerson register, RegisterNewborn newborns)
    implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    call.query().check();
    Registration registration = call.body(fields -> Registration.read(fields, call.now()));
    Optional<CallersKey> key = registration.guardian().map(guardian -> Callers.key(call));
    if (!call.caller().is(Caller.Kind.BUREAU) && !registration.history().isEmpty()) {
      return forbidden(registration.history()).reply(call.tongue());
    }
    Optional<Problem> contradiction = contradiction(registration.facts());
    if (contradiction.isPresent()) {
      return contradiction.get().reply(call.tongue());
    }
    return key.isPresent() ? newborn(call, registration, key.get()) : person(call, registration);
  }

  private Reply newborn(Call call, Registration registration, CallersKey key) {
    return FileReplies.of(
        call,
        newborns.register(
            new RegisterNewborn.Command(
                key,
                registration.guardian().orElseThrow(),
                registration.identity(),
                registration.sex(),
                registration.area(),
                registration.facts()),
            call.now()));
  }

  private Reply person(Call call, Registration registration) {
    RegisterPerson.Outcome outcome =
        register.register(
            new RegisterPerson.Command(
                registration.identity(),
                registration.sex(),
                registration.area(),
                registration.facts(),
                call.caller().is(Caller.Kind.BUREAU)),
            call.now());
    return switch (outcome) {
      case RegisterPerson.Outcome.Registered registered ->
          Reply.json(201, PersonView.number(registered.psnNo())).replayedIf(registered.before());
      case RegisterPerson.Outcome.IdentityMismatch mismatch ->
          Problem.at(
                  EnrolmentProblem.IDENTITY_MISMATCH,
                  "/name",
                  "该证件登记的是另一姓名，请核对证件",
                  "the document is registered under another name; look at it again")
              .reply(call.tongue());
      case RegisterPerson.Outcome.PersonExists exists ->
          Problem.of(
                  EnrolmentProblem.PERSON_EXISTS,
                  "档案缺少所报的部分历史，请用该 psnNo 补报",
                  "the file lacks part of this history; add it to the file of this psnNo")
              .with(Json.Obj.empty().with("psnNo", exists.psnNo()))
              .reply(call.tongue());
    };
  }

  private static Optional<Problem> contradiction(PersonFacts facts) {
    if (SideBySide.overlap(facts.categories())) {
      return Optional.of(
          Problem.at(
              EnrolmentProblem.CATEGORY_OVERLAPS,
              "/categories",
              "同一类别的两个时段有共同的一天",
              "two spells in one group share a day"));
    }
    return SideBySide.conflict(facts.covers())
        .map(
            conflict ->
                switch (conflict) {
                  case SAME_YEAR ->
                      Problem.at(
                          EnrolmentProblem.ALREADY_COVERED,
                          "/covers",
                          "同一年度有两段居民医保参保",
                          "two spells are residents' cover of one year");
                  case SHARED_DAY ->
                      Problem.at(
                          EnrolmentProblem.COVER_OVERLAPS,
                          "/covers",
                          "两段参保共有同一天",
                          "two spells of cover share a day");
                });
  }

  private static Problem forbidden(List<String> fields) {
    Said said = new Said("仅医保经办机构可提交", "only the bureau may say this");
    return new Problem(
        EnrolmentProblem.FIELD_FORBIDDEN,
        new Said("请去掉 errors 中的字段", "leave out the fields in errors"),
        fields.stream().map(field -> new FieldError("/" + field, said)).toList(),
        Json.Obj.empty());
  }
}
