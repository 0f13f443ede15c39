package yibao.edge;

/** The problems that any function URL can answer, whatever its work. */
public enum EdgeProblem implements ProblemType {
  MALFORMED("malformed", 400, "请求格式有误", "The request is malformed"),
  IDEMPOTENCY_KEY_MISSING(
      "idempotency-key-missing", 400, "缺少 Idempotency-Key", "Idempotency-Key is missing"),
  ACTING_PERSON_MISSING("acting-person-missing", 400, "缺少办理人信息", "The acting person is missing"),
  SIGNATURE("signature", 401, "请求方身份未能确认", "The caller is not proved"),
  FORBIDDEN("forbidden", 403, "该渠道无权办理此事项", "Not for a channel of this kind"),
  NOT_THIS_PERSON("not-this-person", 403, "不是本人办理", "Not this person's to do"),
  NOT_FOUND("not-found", 404, "没有这个资源", "There is no such resource"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "此资源不支持该方法", "The resource has no such method"),
  BODY_TOO_LARGE("body-too-large", 413, "请求体过大", "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(
      "unsupported-media-type", 415, "不支持的内容类型", "The content type is not supported"),
  FAULT("fault", 500, "系统故障，可安全重试", "A fault; safe to repeat"),
  UNAVAILABLE("unavailable", 503, "暂时无法办理，可安全重试", "Unavailable for now; safe to repeat");

  private final String problem;
  private final int status;
  private final Said title;

  EdgeProblem(String problem, int status, String chinese, String english) {
    this.problem = problem;
    this.status = status;
    this.title = new Said(chinese, english);
  }

  @Override
  public String problem() {
    return problem;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public Said title() {
    return title;
  }
}
