package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A designated institution to be registered.
 *
 * @param code its national code
 * @param area the pooling area in which it stands, a six-digit division code
 * @param level of a hospital, 1 to 3; a pharmacy has none
 * @param grade 甲 or 乙 within the level, where it has one
 * @param paasid the account by which it calls
 * @param token the secret by which it signs; it is in no text that this is shown as
 */
record InstitutionEntry(
    String code,
    String name,
    String area,
    Optional<Integer> level,
    Optional<String> grade,
    String paasid,
    String token) {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,30}");
  private static final Pattern AREA = Pattern.compile("[0-9]{6}");
  private static final Pattern PAASID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{16,128}");
  private static final Set<String> GRADES = Set.of("甲", "乙");
  private static final int LONGEST_NAME = 200;
  private static final int HIGHEST_LEVEL = 3;

  static InstitutionEntry of(JsonNode json) {
    return new InstitutionEntry(
        json.path("code").asText(),
        json.path("name").asText(),
        json.path("area").asText(),
        json.has("level") ? Optional.of(json.path("level").asInt()) : Optional.empty(),
        json.has("grade") ? Optional.of(json.path("grade").asText()) : Optional.empty(),
        json.path("paasid").asText(),
        json.path("token").asText());
  }

  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("code", code)
            .put("name", name)
            .put("area", area)
            .put("paasid", paasid)
            .put("token", token);
    level.ifPresent(number -> json.put("level", number));
    grade.ifPresent(written -> json.put("grade", written));
    return json;
  }

  /**
   * Refuses what can't be registered.
   *
   * @throws LocalCloudException saying what to mend
   */
  void check() {
    require(
        !DemoCallers.isDemo(paasid),
        paasid + " is a name of the local cloud's own test institutions: choose another.");
    require(
        CODE.matcher(code).matches(),
        "An institution's code has 1 to 30 letters and digits, but this is " + code + ".");
    require(
        !name.isBlank() && name.length() <= LONGEST_NAME,
        "An institution has a name of at most " + LONGEST_NAME + " characters.");
    require(
        AREA.matcher(area).matches(),
        "An area is a six-digit division code such as 360100, but this is " + area + ".");
    require(
        level.filter(number -> number < 1 || number > HIGHEST_LEVEL).isEmpty(),
        "A hospital's level is 1, 2 or 3; leave it out for a pharmacy.");
    require(
        grade.filter(written -> !GRADES.contains(written)).isEmpty(),
        "A hospital's grade is 甲 or 乙.");
    require(level.isPresent() || grade.isEmpty(), "A grade needs a level: say --level too.");
    require(
        isPaasid(paasid), "A paasid has 1 to 64 of A-Z a-z 0-9 . _ -, but this is " + paasid + ".");
    require(
        TOKEN.matcher(token).matches(),
        "A token has 16 to 128 printable characters of ASCII, without blanks.");
  }

  static boolean isPaasid(String text) {
    return PAASID.matcher(text).matches();
  }

  private static void require(boolean so, String otherwise) {
    if (!so) {
      throw new LocalCloudException(otherwise);
    }
  }

  @Override
  public String toString() {
    return "InstitutionEntry[" + code + " " + name + ", paasid=" + paasid + "]";
  }
}
