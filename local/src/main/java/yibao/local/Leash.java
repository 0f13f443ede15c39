package yibao.local;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Runs another main class and halts when its standard input ends: the parent holds the other end,
 * so a child doesn't outlive it even when the parent is killed. This class goes alone onto the
 * child's class path and needs no other.
 */
public final class Leash {

  static final String RETURNED = "leash: the main method has returned";

  private Leash() {}

  /**
   * Runs the main class until it returns or the parent ends.
   *
   * @param args the main class and its arguments
   */
  @SuppressWarnings("SystemOut") // the parent reads this line as the sign that a server is up
  public static void main(String[] args) throws Throwable {
    Thread.ofPlatform().daemon().name("leash").start(Leash::haltWithParent);
    Method main =
        ClassLoader.getSystemClassLoader().loadClass(args[0]).getMethod("main", String[].class);
    try {
      main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
    System.out.println(RETURNED);
  }

  private static void haltWithParent() {
    try {
      while (System.in.read() >= 0) {
        // nothing is ever sent: only the end counts
      }
    } catch (IOException e) {
      // a broken pipe is an end too
    }
    Runtime.getRuntime().halt(130);
  }
}
