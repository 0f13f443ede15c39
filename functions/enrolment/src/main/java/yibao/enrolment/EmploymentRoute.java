package yibao.enrolment;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Fields;
import yibao.edge.Form;
import yibao.edge.Reply;
import yibao.operations.AddEmployment;
import yibao.operations.CallersKey;
import yibao.operations.ShanghaiTime;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.ResidencePermit;

/** {@code POST /enrolment/people/{psnNo}/employment}: how the person stands to work. */
record EmploymentRoute(AddEmployment employments) implements Function<Call, Reply> {

  private static final int MONTHS_AHEAD = 12;

  private static final Form<Optional<EmploymentStatus>> STATUS = status();

  @Override
  public Reply apply(Call call) {
    call.query().check();
    CallersKey key = Callers.key(call);
    LocalDate latest = ShanghaiTime.dateOf(call.now()).plusMonths(MONTHS_AHEAD);
    AddEmployment.Command command =
        call.body(
            fields ->
                new AddEmployment.Command(
                    key,
                    call.path("psnNo"),
                    spell(fields, latest),
                    fields.maybeObject("residencePermit", EmploymentRoute::permit)));
    return FileReplies.of(call, employments.add(command, call.now()));
  }

  private static EmploymentSpell spell(Fields fields, LocalDate latest) {
    Optional<EmploymentStatus> status = fields.read("status", STATUS);
    Optional<String> employer = fields.maybe("employer", Forms.EMPLOYER);
    LocalDate from = fields.read("from", Form.CIVIL_DATE);
    if (from.isAfter(latest)) {
      fields.error("from", "晚于今日之后 12 个月", "more than 12 months from today");
    }
    boolean employed = status.filter(EmploymentStatus.EMPLOYED::equals).isPresent();
    if (employed && employer.isEmpty()) {
      fields.error("employer", "在职职工须填写用人单位编号", "whoever is employed has an employer; state it");
    }
    if (status.isPresent() && !employed && employer.isPresent()) {
      fields.error("employer", "仅在职职工填写", "only who is employed has one; leave it out");
    }
    return status
        .filter(told -> employer.isPresent() == employed)
        .map(told -> new EmploymentSpell(told, employer, from))
        .orElseGet(() -> new EmploymentSpell(EmploymentStatus.NONE, Optional.empty(), from));
  }

  private static ResidencePermit permit(Fields fields) {
    LocalDate from = fields.read("from", Form.CIVIL_DATE);
    return new ResidencePermit(
        from, History.notBefore(fields, "to", from, fields.read("to", Form.CIVIL_DATE)));
  }

  /** Of a wrong status nothing follows for the other fields. */
  private static Form<Optional<EmploymentStatus>> status() {
    Form<EmploymentStatus> names = Form.oneOf(EmploymentStatus.class);
    return new Form<>(
        text -> Optional.of(names.read().apply(text)).filter(Optional::isPresent),
        names.mend(),
        Optional.empty());
  }
}
