package yibao.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** No bucket is open to others, keeps anything in clear or forgets what was replaced. */
record BucketChecks(Resources resources) {

  private static final List<String> NOT_PUBLIC =
      List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets");

  List<String> findings() {
    List<String> findings = new ArrayList<>();
    resources
        .of(Resources.BUCKET)
        .forEach(
            (id, bucket) -> {
              bucket(id, bucket.path("Properties"), findings);
              if (!deniesClearText(id)) {
                findings.add(id + ": no policy denies what comes without TLS");
              }
            });
    return findings;
  }

  private static void bucket(String id, JsonNode properties, List<String> findings) {
    for (String block : NOT_PUBLIC) {
      if (!properties.path("PublicAccessBlockConfiguration").path(block).asBoolean(false)) {
        findings.add(id + ": its " + block + " is not true");
      }
    }
    if (!properties.path("VersioningConfiguration").path("Status").asText().equals("Enabled")) {
      findings.add(id + ": it forgets what is replaced");
    }
    if (properties.path("BucketEncryption").findValuesAsText("SSEAlgorithm").isEmpty()) {
      findings.add(id + ": it isn't encrypted");
    }
    for (JsonNode rule : properties.path("LifecycleConfiguration").path("Rules")) {
      if (rule.propertyStream().anyMatch(property -> property.getKey().contains("Expiration"))) {
        findings.add(
            id + ": the rule " + rule.path("Id").asText() + " deletes what the books rest on");
      }
    }
  }

  private boolean deniesClearText(String id) {
    return resources.of("AWS::S3::BucketPolicy").values().stream()
        .map(policy -> policy.path("Properties"))
        .filter(
            policy ->
                resources.referred(policy.path("Bucket"), Resources.BUCKET).stream()
                    .anyMatch(id::equals))
        .flatMap(
            policy -> Resources.oneOrMore(policy.path("PolicyDocument").path("Statement")).stream())
        .anyMatch(
            statement ->
                statement.path("Effect").asText().equals("Deny")
                    && statement
                        .at("/Condition/Bool")
                        .path("aws:SecureTransport")
                        .asText()
                        .equals("false"));
  }
}
