package yibao.edge;

/** A sentence in both languages of the answers. */
public record Said(String chinese, String english) {

  public String in(Tongue tongue) {
    return tongue == Tongue.ENGLISH ? english : chinese;
  }

  /**
   * The language that a caller asked for: English on {@code Accept-Language: en}, Chinese
   * otherwise.
   */
  public enum Tongue {
    CHINESE,
    ENGLISH
  }
}
