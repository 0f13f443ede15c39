package yibao.rules;

/** The languages in which an answer explains itself. */
public enum Language {
  CHINESE,
  ENGLISH
}
