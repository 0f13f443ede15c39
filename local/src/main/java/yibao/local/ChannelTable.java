package yibao.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;

/** Which table of channels a command means: the running cloud's, or a deployed stack's. */
final class ChannelTable {

  @Mixin private Deployment deployment = new Deployment();

  void add(ChannelKeyEntry entry) throws InterruptedException {
    if (deployment.isOnAws()) {
      onAws(register -> register.add(entry));
    } else {
      ObjectNode body =
          Json.object()
              .put("channel", entry.channel())
              .put("keyid", entry.keyid())
              .put("key", entry.key().x509())
              .put("notBefore", entry.notBefore().toString());
      entry.notAfter().ifPresent(end -> body.put("notAfter", end.toString()));
      entry.kinds().forEach(body.putArray("kinds")::add);
      deployment.here(
          "POST", "/_local/channels", HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
    }
  }

  void remove(String keyid) throws InterruptedException {
    if (!ChannelKeyEntry.isKeyid(keyid)) {
      throw new LocalCloudException(keyid + " is no keyid.");
    }
    if (deployment.isOnAws()) {
      onAws(register -> register.remove(keyid));
    } else {
      deployment.here("DELETE", "/_local/channels/" + keyid, HttpRequest.BodyPublishers.noBody());
    }
  }

  private void onAws(Consumer<ChannelRegister> act) {
    deployment.onAws(
        "channels",
        (client, table) -> act.accept(new ChannelRegister(client, table, InstantSource.system())));
  }
}
