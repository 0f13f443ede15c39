package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import yibao.receipts.PublishedKeys;
import yibao.receipts.VerificationKey;

/** The keys that verify receipts as they are published: a JSON Web Key Set (RFC 7517). */
final class KeyFile {

  private KeyFile() {}

  /** Reads the set; keys of other kinds are passed over, as the RFC has it. */
  static PublishedKeys read(byte[] bytes) {
    List<VerificationKey> keys = new ArrayList<>();
    for (JsonNode key : Json.read(bytes).orElseGet(Json::object).path("keys")) {
      if (key.path("kty").asText().equals("OKP") && key.path("crv").asText().equals("Ed25519")) {
        keys.add(new VerificationKey(key.path("kid").asText(), key.path("x").asText()));
      }
    }
    if (keys.isEmpty()) {
      throw new LocalCloudException(
          "The keys are no JSON Web Key Set with a key of Ed25519:"
              + " save what GET /premium-payment/keys answers.");
    }
    try {
      return new PublishedKeys(keys);
    } catch (IllegalArgumentException e) {
      throw new LocalCloudException("One of the keys is broken: save them again.", e);
    }
  }
}
