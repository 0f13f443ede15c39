package yibao.house;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import yibao.local.RequestSigner;

/** A channel's key, registered or not, and what it signs at the port that never does. */
record OwnKey(String keyid, KeyPair pair) {

  static OwnKey made(String keyid) {
    try {
      return new OwnKey(keyid, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key of a channel, under a keyid that no other test takes. */
  static OwnKey of(Channel machine, String channel, String kind) {
    OwnKey key = made(channel + "." + Channel.number().substring(0, 8));
    Answered registered = machine.post("/_local/channels", key.entry(channel, kind));
    if (registered.status() != 201) {
      throw new IllegalStateException("not registered: " + registered);
    }
    return key;
  }

  ObjectNode entry(String channel, String kind) {
    ObjectNode entry =
        JsonNodeFactory.instance
            .objectNode()
            .put("channel", channel)
            .put("keyid", keyid)
            .put("key", Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    entry.putArray("kinds").add(kind);
    return entry;
  }

  /** Under another's name. */
  OwnKey as(OwnKey other) {
    return new OwnKey(other.keyid(), pair);
  }

  Sent sign(Sent request) {
    return sign(request, InstantSource.system());
  }

  Sent signAt(Sent request, Instant created) {
    return sign(request, () -> created);
  }

  private Sent sign(Sent request, InstantSource clock) {
    String[] target = request.target().split("\\?", 2);
    Map<String, String> signature =
        new RequestSigner(keyid, pair.getPrivate(), clock)
            .headers(
                new RequestSigner.Outgoing(
                    request.method(),
                    request.authority(),
                    target[0],
                    target.length > 1 ? target[1] : "",
                    request.headers(),
                    request.bytes()));
    Sent signed = request;
    for (Map.Entry<String, String> header : signature.entrySet()) {
      signed = signed.with(header.getKey(), header.getValue());
    }
    return signed;
  }

  /** The headers that a signature consists of. */
  static final List<String> SIGNATURE = List.of("signature-input", "signature");
}
