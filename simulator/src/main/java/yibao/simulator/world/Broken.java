package yibao.simulator.world;

/** Something isn't as it must be: the operations, or the model, are wrong. */
public final class Broken extends RuntimeException {

  private static final long serialVersionUID = 1;

  public Broken(String what) {
    super(what);
  }
}
