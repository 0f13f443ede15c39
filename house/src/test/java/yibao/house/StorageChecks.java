package yibao.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Nothing that is stored is lost by a deployment, and it costs what is used. */
record StorageChecks(Resources resources) {

  List<String> findings() {
    List<String> findings = new ArrayList<>();
    resources
        .of(Resources.TABLE)
        .forEach(
            (id, table) -> {
              table(id, table.path("Properties"), findings);
              retained(id, table, findings);
            });
    resources.of(Resources.SECRET).forEach((id, secret) -> retained(id, secret, findings));
    resources.of(Resources.BUCKET).forEach((id, bucket) -> retained(id, bucket, findings));
    return findings;
  }

  private static void table(String id, JsonNode properties, List<String> findings) {
    if (!properties.path("BillingMode").asText().equals("PAY_PER_REQUEST")) {
      findings.add(id + ": its BillingMode is not PAY_PER_REQUEST");
    }
    if (!isTrue(properties, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled")) {
      findings.add(id + ": it has no point-in-time recovery");
    }
    if (!isTrue(properties, "SSESpecification", "SSEEnabled")) {
      findings.add(id + ": it isn't encrypted");
    }
    if (properties.has("TimeToLiveSpecification")) {
      findings.add(id + ": its items expire, and with them what was promised for good");
    }
    if (Resources.withoutStack(properties.path("TableName")).isEmpty()) {
      findings.add(id + ": its name doesn't begin with the stack's");
    }
  }

  private static boolean isTrue(JsonNode properties, String specification, String flag) {
    return properties.path(specification).path(flag).asBoolean(false);
  }

  private static void retained(String id, JsonNode resource, List<String> findings) {
    for (String policy : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
      if (!resource.path(policy).asText().equals("Retain")) {
        findings.add(id + ": its " + policy + " is not Retain");
      }
    }
  }
}
