package yibao.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One function of the template against its code: entry, environment, role, front, logs. */
record FunctionChecks(
    Resources resources, String id, JsonNode function, String name, FunctionCode code) {

  List<String> findings() {
    List<String> findings = new ArrayList<>();
    code(findings);
    handler(findings);
    environment(findings);
    role(findings);
    front(findings);
    logs(findings);
    return findings.stream().map(finding -> id + ": " + finding).toList();
  }

  private JsonNode property(String key) {
    return resources.ofFunction(function, key);
  }

  private void code(List<String> findings) {
    String zip = "functions/" + name + "/target/function.zip";
    if (!property("CodeUri").asText().equals(zip)) {
      findings.add("its CodeUri is not " + zip);
    }
    if (!property("Runtime").asText().equals("java25")) {
      findings.add("its Runtime is not java25");
    }
  }

  private void handler(List<String> findings) {
    String handler = property("Handler").asText();
    String type = handler.split("::", -1)[0];
    if (!code.zip().classes().contains(type)) {
      findings.add("its Handler " + handler + " is of no class in function.zip");
    }
    List<FunctionCode.Handler> named =
        code.handlers().stream().filter(h -> h.name().equals(name)).toList();
    if (named.size() != 1 || code.handlers().size() != 1) {
      findings.add("not exactly one class is @Named, and \"" + name + "\": " + code.handlers());
    } else if (hasUrl() && !named.getFirst().streams()) {
      findings.add("it has a URL, and its handler is no RequestStreamHandler");
    }
  }

  private void environment(List<String> findings) {
    ObjectNode variables = resources.variables(function);
    Set<String> set = new TreeSet<>();
    variables.fieldNames().forEachRemaining(set::add);
    Set<String> unset = new TreeSet<>(code.variables());
    unset.removeAll(set);
    unset.forEach(variable -> findings.add("its code reads " + variable + ", which isn't set"));
    set.removeAll(code.variables());
    set.forEach(variable -> findings.add("its code doesn't read " + variable + ", which is set"));
    code.unnamed()
        .forEach(where -> findings.add(where + " reads a variable that no constant names"));
  }

  private void role(List<String> findings) {
    JsonNode reference = function.path("Properties").path("Role");
    Optional<String> role = resources.attributeOf(reference, "Arn", Resources.ROLE);
    if (function.path("Properties").has("Policies")) {
      findings.add("it has Policies beside its Role, which SAM ignores");
    }
    if (role.isEmpty()) {
      findings.add("its Role is no !GetAtt of a role in this template");
      return;
    }
    resources
        .of(Resources.FUNCTION)
        .forEach(
            (other, properties) -> {
              JsonNode others = properties.path("Properties").path("Role");
              if (!other.equals(id)
                  && resources.attributeOf(others, "Arn", Resources.ROLE).equals(role)) {
                findings.add("it shares " + role.get() + " with " + other);
              }
            });
    findings.addAll(new Grants(resources, role.get()).against(this));
    findings.addAll(new BucketGrants(resources, role.get()).against(this));
  }

  private boolean hasUrl() {
    return function.path("Properties").has("FunctionUrlConfig")
        || resources.of("AWS::Lambda::Url").values().stream()
            .anyMatch(
                url -> url.path("Properties").path("TargetFunctionArn").toString().contains(id));
  }

  /** Callers have no account on AWS: their signature proves them, to the function alone. */
  private void front(List<String> findings) {
    JsonNode url = function.path("Properties").path("FunctionUrlConfig");
    if (!url.isMissingNode() && !url.path("AuthType").asText().equals("NONE")) {
      findings.add("its URL's AuthType is not NONE, so no channel gets to it");
    }
    if (hasUrl() && !resources.variables(function).has("CHANNELS_TABLE")) {
      findings.add("it has a URL, and no CHANNELS_TABLE to know its callers by");
    }
  }

  private void logs(List<String> findings) {
    JsonNode group = function.path("Properties").path("LoggingConfig").path("LogGroup");
    Optional<String> own = resources.referred(group, Resources.LOGS);
    if (own.isEmpty()) {
      findings.add("it has no log group of its own");
      return;
    }
    JsonNode properties = resources.properties(own.get());
    if (!properties.path("RetentionInDays").isIntegralNumber()) {
      findings.add("its log group " + own.get() + " has no RetentionInDays");
    }
    String name = "/aws/lambda/${AWS::StackName}-" + this.name;
    if (!properties.path("LogGroupName").path("Fn::Sub").asText().equals(name)) {
      findings.add("its log group " + own.get() + " is not named " + name);
    }
  }
}
