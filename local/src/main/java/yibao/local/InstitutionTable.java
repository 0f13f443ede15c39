package yibao.local;

import java.net.http.HttpRequest;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;

/** Which table of institutions a command means: the running cloud's, or a deployed stack's. */
final class InstitutionTable {

  @Mixin private Deployment deployment = new Deployment();

  void add(InstitutionEntry entry) throws InterruptedException {
    if (deployment.isOnAws()) {
      onAws(register -> register.add(entry));
    } else {
      deployment.here(
          "POST",
          "/_local/institutions",
          HttpRequest.BodyPublishers.ofByteArray(Json.bytes(entry.json())));
    }
  }

  void remove(String paasid) throws InterruptedException {
    if (!InstitutionEntry.isPaasid(paasid)) {
      throw new LocalCloudException(paasid + " is no paasid.");
    }
    if (deployment.isOnAws()) {
      onAws(register -> register.remove(paasid));
    } else {
      deployment.here(
          "DELETE", "/_local/institutions/" + paasid, HttpRequest.BodyPublishers.noBody());
    }
  }

  private void onAws(Consumer<InstitutionRegister> act) {
    deployment.onAws(
        "institutions", (client, table) -> act.accept(new InstitutionRegister(client, table)));
  }
}
