package yibao.local;

import java.util.Optional;

/** {@code /_local/institutions}: enters an institution into the running tables, and removes one. */
final class InstitutionControls {

  private final Optional<InstitutionRegister> register;

  /**
   * @param register empty where the template has no table of institutions
   */
  InstitutionControls(Optional<InstitutionRegister> register) {
    this.register = register;
  }

  Reply add(byte[] body) {
    InstitutionEntry entry = InstitutionEntry.of(Json.readObject(body).orElseGet(Json::object));
    try {
      entry.check();
    } catch (LocalCloudException e) {
      return refusal(400, "malformed", e);
    }
    try {
      register().add(entry);
    } catch (LocalCloudException e) {
      return refusal(409, "institutions", e);
    }
    return Reply.json(201, Json.object().put("paasid", entry.paasid()));
  }

  Reply remove(String paasid) {
    try {
      register().remove(paasid);
    } catch (LocalCloudException e) {
      return refusal(409, "institutions", e);
    }
    return Reply.json(200, Json.object().put("paasid", paasid));
  }

  private static Reply refusal(int status, String problem, LocalCloudException why) {
    return Reply.problem(
        status, problem, "The institutions are as before", String.valueOf(why.getMessage()));
  }

  private InstitutionRegister register() {
    return register.orElseThrow(
        () -> new LocalCloudException("The template has no table institutions."));
  }
}
