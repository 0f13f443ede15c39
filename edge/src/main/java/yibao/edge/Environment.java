package yibao.edge;

/** The environment variables that the template sets for a function. */
public final class Environment {

  private Environment() {}

  /** The value of a variable; a function that lacks one does not start. */
  public static String required(String name) {
    String value = System.getenv(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(
          "the environment variable " + name + " is not set; template.yaml sets it");
    }
    return value;
  }
}
