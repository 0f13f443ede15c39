package yibao.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds a template against the functions' built code, and says each way in which it's wrong. */
record TemplateRules(Map<String, FunctionCode> functions) {

  List<String> findings(JsonNode template) {
    Resources resources = new Resources(template);
    List<String> findings = new ArrayList<>();
    SequencedMap<String, JsonNode> declared = resources.of(Resources.FUNCTION);
    Map<String, String> byName = new TreeMap<>();
    declared.forEach(
        (id, function) -> {
          String name = Resources.withoutStack(function.path("Properties").path("FunctionName"));
          FunctionCode code = functions.get(name);
          if (code == null) {
            findings.add(id + ": there is no functions/" + name);
          } else {
            byName.put(name, id);
            findings.addAll(new FunctionChecks(resources, id, function, name, code).findings());
          }
        });
    Set<String> missing = new TreeSet<>(functions.keySet());
    missing.removeAll(byName.keySet());
    missing.forEach(name -> findings.add("functions/" + name + ": no function deploys it"));
    findings.addAll(new RoleChecks(resources).findings());
    findings.addAll(new StorageChecks(resources).findings());
    findings.addAll(new BucketChecks(resources).findings());
    findings.addAll(new ScheduleChecks(resources).findings());
    findings.addAll(new StreamChecks(resources).findings());
    return findings;
  }
}
