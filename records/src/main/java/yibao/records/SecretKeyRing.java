package yibao.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A key ring as Secrets Manager keeps it: {@code {"current": "2", "1": "...", "2": "..."}}.
 *
 * @param secretId name or ARN of the secret
 */
public record SecretKeyRing(Supplier<SecretsManagerClient> client, String secretId)
    implements Supplier<KeyRing> {

  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public KeyRing get() {
    try (SecretsManagerClient secrets = client.get()) {
      return parse(secrets.getSecretValue(request -> request.secretId(secretId)).secretString());
    } catch (SdkException e) {
      throw new StorageUnavailable("the keys of the secret " + secretId + " can't be fetched", e);
    }
  }

  static KeyRing parse(String secret) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = JSON.createParser(secret)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        fields.put(name, parser.getText());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the secret of a key ring is not a JSON object of texts");
    }
    String current =
        Optional.ofNullable(fields.remove("current"))
            .orElseThrow(
                () ->
                    new IllegalStateException("the secret of a key ring names no current version"));
    return new KeyRing(current, fields);
  }
}
