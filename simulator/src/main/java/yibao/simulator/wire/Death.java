package yibao.simulator.wire;

/** The caller's process is gone: nothing may catch it but what plays the world around it. */
public final class Death extends Error {

  private static final long serialVersionUID = 1;

  Death(Call call, String when) {
    super("died " + when + " call " + call.number() + ", " + call.operation());
  }
}
