package yibao.local;

import java.util.List;

/**
 * Everything that the first port serves; what is only for the person at this machine is refused to
 * all others.
 */
final class SigningPort implements Gateway.Behind {

  private final FunctionUrls functions;
  private final LocalControls controls;
  private final InvokeApi invoke;

  SigningPort(FunctionUrls functions, LocalControls controls, InvokeApi invoke) {
    this.functions = functions;
    this.controls = controls;
    this.invoke = invoke;
  }

  @Override
  public Reply answer(UrlRequest request, String requestId) {
    List<String> segments = request.segments();
    String first = segments.isEmpty() ? "" : segments.getFirst();
    boolean local = first.equals("_local") || first.equals(InvokeApi.VERSION);
    if (local && !request.isFromThisMachine()) {
      return notFromHere();
    }
    return switch (first) {
      case "_local" -> controls.answer(request);
      case InvokeApi.VERSION -> invoke.answer(request, requestId);
      default -> functions.answer(request, requestId);
    };
  }

  static Reply notFromHere() {
    return Reply.problem(
        403,
        "not-from-here",
        "Only for the caller at this machine",
        "Call http://localhost or http://127.0.0.1 without an Origin header.");
  }
}
