package yibao.rules;

/**
 * What a person should know beside a figure: that something more is to be done, or may be had. It
 * changes no figure.
 */
public record Warning(String chinese, String english) {

  public String says(Language language) {
    return language == Language.ENGLISH ? english : chinese;
  }
}
