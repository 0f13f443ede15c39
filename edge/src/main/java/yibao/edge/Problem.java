package yibao.edge;

import java.util.List;

/**
 * A "no" as RFC 9457 has it: what kind, what to mend, where in the request, and members of its own.
 *
 * @param errors every place that is wrong, all at once
 * @param members further fields, such as the new quote beside {@code price-changed}
 */
public record Problem(ProblemType type, Said detail, List<FieldError> errors, Json.Obj members) {

  public Problem {
    errors = List.copyOf(errors);
  }

  public static Problem of(ProblemType type, String chinese, String english) {
    return new Problem(type, new Said(chinese, english), List.of(), Json.Obj.empty());
  }

  public static Problem at(ProblemType type, String pointer, String chinese, String english) {
    Said detail = new Said(chinese, english);
    return new Problem(type, detail, List.of(new FieldError(pointer, detail)), Json.Obj.empty());
  }

  /** What is wrong in form, or with a day that only the records show to be none of the possible. */
  public static Problem malformed(List<FieldError> errors) {
    return new Problem(
        EdgeProblem.MALFORMED,
        new Said(
            "请按 errors 中指出的位置更正后重新发送，未作任何改动",
            "mend what errors names and send it again; nothing was changed"),
        errors,
        Json.Obj.empty());
  }

  /** What is said of an {@code Idempotency-Key} that came with another command before. */
  public static Problem keyReused() {
    return IdempotencyKey.reused();
  }

  public Problem with(Json.Obj more) {
    return new Problem(type, detail, errors, more);
  }

  public Reply reply(Said.Tongue tongue) {
    Json.Obj document =
        Json.Obj.empty()
            .with("type", "urn:yibao:problem:" + type.problem())
            .with("title", type.title().in(tongue))
            .with("status", type.status())
            .with("detail", detail.in(tongue));
    if (!errors.isEmpty()) {
      document =
          document.with(
              "errors",
              errors.stream()
                  .map(
                      e ->
                          Json.Obj.empty()
                              .with("pointer", e.pointer())
                              .with("detail", e.detail().in(tongue)))
                  .toList());
    }
    for (var member : members.fields().entrySet()) {
      document = document.with(member.getKey(), member.getValue());
    }
    return new Reply(type.status(), "application/problem+json", document.write());
  }

  /** Thrown where reading a request can't go on; the edge answers with the problem. */
  public static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    public Found(Problem problem) {
      super(problem.type().problem(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }
}
