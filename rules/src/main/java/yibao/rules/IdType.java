package yibao.rules;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of identity document under which a person can be registered, by national code. */
public enum IdType {
  RESIDENT_CARD("01", "居民身份证", "resident identity card"),
  HONG_KONG_PERMIT("04", "港澳台居民居住证（香港）", "residence permit of a Hong Kong resident"),
  MACAO_PERMIT("05", "港澳台居民居住证（澳门）", "residence permit of a Macao resident"),
  TAIWAN_PERMIT("06", "港澳台居民居住证（台湾）", "residence permit of a Taiwan resident"),
  PERMANENT_RESIDENCE("07", "外国人永久居留身份证", "foreigner's permanent residence card"),
  PASSPORT("08", "护照", "passport");

  private final String code;
  private final String chineseName;
  private final String englishName;

  IdType(String code, String chineseName, String englishName) {
    this.code = code;
    this.chineseName = chineseName;
    this.englishName = englishName;
  }

  public static Optional<IdType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  public String code() {
    return code;
  }

  public String name(Language language) {
    return language == Language.ENGLISH ? englishName : chineseName;
  }
}
