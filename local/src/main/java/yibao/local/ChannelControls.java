package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code /_local/channels}: enters a channel's key into the running tables, and ends one. */
final class ChannelControls {

  private final Optional<ChannelRegister> register;
  private final InstantSource system;

  /**
   * @param register empty where the template has no table of channels
   */
  ChannelControls(Optional<ChannelRegister> register, InstantSource system) {
    this.register = register;
    this.system = system;
  }

  Reply add(byte[] body) {
    ChannelKeyEntry entry;
    try {
      entry = entry(Json.readObject(body).orElseGet(Json::object));
      entry.check();
    } catch (LocalCloudException | DateTimeException | IllegalArgumentException e) {
      return refusal(400, "malformed", e);
    }
    try {
      register().add(entry);
    } catch (LocalCloudException e) {
      return refusal(409, "channel-keys", e);
    }
    return Reply.json(201, Json.object().put("keyid", entry.keyid()));
  }

  Reply remove(String keyid) {
    try {
      register().remove(keyid);
    } catch (LocalCloudException e) {
      return refusal(409, "channel-keys", e);
    }
    return Reply.json(200, Json.object().put("keyid", keyid));
  }

  private static Reply refusal(int status, String problem, RuntimeException why) {
    return Reply.problem(
        status, problem, "The channel's keys are as before", String.valueOf(why.getMessage()));
  }

  private ChannelRegister register() {
    return register.orElseThrow(
        () -> new LocalCloudException("The template has no table channels."));
  }

  private ChannelKeyEntry entry(ObjectNode body) {
    Set<String> kinds = new TreeSet<>();
    body.path("kinds").forEach(kind -> kinds.add(kind.asText()));
    String channel = body.path("channel").asText();
    ChannelPublicKey key =
        ChannelPublicKey.of(Base64.getDecoder().decode(body.path("key").asText()));
    return new ChannelKeyEntry(
        body.path("keyid").asText(ChannelKeyEntry.keyid(channel, key)),
        channel,
        kinds,
        key,
        instant(body.path("notBefore"))
            .orElseGet(() -> system.instant().truncatedTo(ChronoUnit.SECONDS)),
        instant(body.path("notAfter")));
  }

  private static Optional<Instant> instant(JsonNode text) {
    return text.isMissingNode()
        ? Optional.empty()
        : Optional.of(OffsetDateTime.parse(text.asText()).toInstant());
  }
}
