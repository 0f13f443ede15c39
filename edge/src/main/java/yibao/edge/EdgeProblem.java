package yibao.edge;

/** The problems that any function URL can answer, whatever its work. */
public enum EdgeProblem implements ProblemType {
  MALFORMED(400, "请求格式有误", "The request is malformed"),
  ACTING_PERSON_MISSING(400, "缺少办理人信息", "The acting person is missing"),
  IDEMPOTENCY_KEY_MISSING(400, "缺少幂等编号", "The idempotency key is missing"),
  SIGNATURE(401, "请求方身份未能确认", "The caller is not proved"),
  FORBIDDEN(403, "该渠道无权办理此事项", "Not for a channel of this kind"),
  NOT_THIS_PERSON(403, "不是本人办理", "Not this person's to do"),
  NOT_FOUND(404, "没有这个资源", "There is no such resource"),
  METHOD_NOT_ALLOWED(405, "此资源不支持该方法", "The resource has no such method"),
  BODY_TOO_LARGE(413, "请求体过大", "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "不支持的内容类型", "The content type is not supported"),
  FAULT(500, "系统故障，可安全重试", "A fault; safe to repeat"),
  UNAVAILABLE(503, "暂时无法办理，可安全重试", "Unavailable for now; safe to repeat");

  private final Meaning meaning;

  EdgeProblem(int status, String chinese, String english) {
    this.meaning = Meaning.of(status, chinese, english);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
