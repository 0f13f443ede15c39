package yibao.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a role allows on buckets, folder by folder, against what its function's code can ask. */
record BucketGrants(Resources resources, String role) {

  /** Stands for the bucket itself among its folders. */
  private static final String ITSELF = "the bucket itself";

  List<String> against(FunctionChecks function) {
    List<String> findings = new ArrayList<>();
    Set<String> buckets = new TreeSet<>();
    Map<String, Set<String>> allowed = new TreeMap<>();
    for (JsonNode statement : RoleChecks.statements(resources.properties(role))) {
      for (JsonNode action : Resources.oneOrMore(statement.path("Action"))) {
        for (JsonNode on : Resources.oneOrMore(statement.path("Resource"))) {
          if (action.asText().startsWith("s3:")) {
            folder(on)
                .ifPresentOrElse(
                    folder -> {
                      buckets.add(folder.bucket());
                      add(allowed, folder.name(), action.asText());
                    },
                    () ->
                        findings.add(
                            role + " allows " + action.asText() + " on what is no bucket here"));
          }
        }
      }
    }
    Set<String> given = new TreeSet<>();
    resources
        .variables(function.function())
        .forEach(value -> resources.referred(value, Resources.BUCKET).ifPresent(given::add));
    if (!given.equals(buckets)) {
      findings.add(role + " allows on the buckets " + buckets + ", it is given " + given);
    }
    Map<String, Set<String>> sent = sent(function.code());
    Set<String> places = new TreeSet<>(allowed.keySet());
    places.addAll(sent.keySet());
    for (String place : places) {
      Set<String> may = allowed.getOrDefault(place, Set.of());
      Set<String> does = sent.getOrDefault(place, Set.of());
      if (!may.equals(does)) {
        findings.add(role + " allows " + may + " on " + place + ", its code can send " + does);
      }
    }
    return findings;
  }

  private Optional<Resources.Folder> folder(JsonNode on) {
    return resources
        .folder(on)
        .or(
            () ->
                resources
                    .attributeOf(on, "Arn", Resources.BUCKET)
                    .map(bucket -> new Resources.Folder(bucket, ITSELF)));
  }

  /** A listing is asked of the bucket, all else of objects. */
  private static Map<String, Set<String>> sent(FunctionCode code) {
    Map<String, Set<String>> sent = new TreeMap<>();
    code.objects()
        .forEach(
            (folder, actions) ->
                actions.forEach(
                    action ->
                        add(sent, action.equals(ObjectActions.LIST) ? ITSELF : folder, action)));
    return sent;
  }

  private static void add(Map<String, Set<String>> to, String place, String action) {
    to.computeIfAbsent(place, name -> new TreeSet<>()).add(action);
  }
}
