package yibao.policies;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import yibao.rules.Area;
import yibao.rules.AreaPolicy;
import yibao.rules.Grade;
import yibao.rules.Source;

/** The folder of one area: its files together, as the policy they state. */
final class Pack {

  private static final List<String> HEAD = List.of("area", "name", "inherits");

  private final Path folder;
  private final List<Flaw> flaws;
  private final List<YamlFile> files = new ArrayList<>();
  private final List<YamlFile> examples = new ArrayList<>();
  private final Map<String, Source> sources = new HashMap<>();
  private List<Contradiction> contradictions = List.of();

  Pack(Path folder, SchemaCheck packSchema, SchemaCheck examplesSchema, List<Flaw> flaws)
      throws IOException {
    this.folder = folder;
    this.flaws = flaws;
    List<Path> paths;
    try (Stream<Path> listed = Files.list(folder)) {
      paths = listed.sorted().toList();
    }
    for (Path path : paths) {
      if (!path.toString().endsWith(".yaml") || Files.isDirectory(path)) {
        passedOver(path).ifPresent(flaws::add);
        continue;
      }
      boolean example = String.valueOf(path.getFileName()).startsWith("examples");
      YamlFile file = YamlFile.read(path, flaws);
      flaws.addAll((example ? examplesSchema : packSchema).flaws(file));
      (example ? examples : files).add(file);
    }
  }

  private static Optional<Flaw> passedOver(Path path) {
    boolean meant =
        Files.isDirectory(path) || path.toString().toLowerCase(Locale.ROOT).matches(".*[.]ya?ml");
    return meant
        ? Optional.of(
            new Flaw(
                path,
                1,
                path.getFileName() + " is not read",
                "let the pack's files stand in its folder and end in .yaml"))
        : Optional.empty();
  }

  List<YamlFile> examples() {
    return examples;
  }

  /** A flaw at a key of the file that names the area. */
  Flaw headFlaw(String key, String what, String mend) {
    return head().orElseThrow().flaw("/" + key, what, mend);
  }

  private Optional<YamlFile> head() {
    return files.stream().filter(file -> file.root().has("area")).findFirst();
  }

  /** The area that the folder is for, if a file of it says so. */
  Optional<String> area() {
    return head().map(file -> file.root().get("area").textValue());
  }

  /**
   * Reads the sources that the folder names; only of files that hold against their schemas.
   *
   * @param released the sources of all packs by name, to which this one's are added
   */
  void readSources(Map<String, Source> released) {
    files.forEach(file -> readSources(file, released));
  }

  /**
   * What the folder states, once the sources of all packs are read.
   *
   * @param packs all of them by area; the sources of those it inherits from may be cited too
   */
  AreaPolicy policy(Map<String, Pack> packs) {
    Optional<YamlFile> head = head();
    if (head.isEmpty() || !head.get().root().has("name")) {
      flaws.add(
          new Flaw(
              folder,
              1,
              "no file of the folder states `area` and `name`",
              "add area.yaml with both"));
      return new AreaPolicy(
          Area.NATIONAL,
          "",
          "",
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());
    }
    JsonNode root = head.get().root();
    String code = root.get("area").textValue();
    if (!String.valueOf(folder.getFileName()).startsWith(code + "-")) {
      flaws.add(
          head.get()
              .flaw(
                  "/area",
                  "area " + code + " stands in " + folder,
                  "name the folder " + code + "-<name>"));
    }
    oneHead(head.get());
    PackValues values = new PackValues(code, citable(packs), flaws);
    AreaPolicy policy =
        new AreaPolicy(
            new Area(code),
            root.at("/name/zh").textValue(),
            root.at("/name/en").textValue(),
            Optional.ofNullable(root.get("inherits")).map(JsonNode::textValue).map(Area::new),
            each("seasons", values::season),
            each("starts", values::start),
            each("parameters", values::value),
            each("benefits", values::benefit),
            each("aids", values::aid),
            each("exemptions", values::exemption));
    contradictions = values.contradictions();
    return policy;
  }

  /** Which sources contradict what the pack states; known once its policy is. */
  List<Contradiction> contradictions() {
    return contradictions;
  }

  private Map<String, Source> citable(Map<String, Pack> packs) {
    Map<String, Source> citable = new TreeMap<>();
    Set<Pack> line = new HashSet<>();
    for (Pack next = this; next != null && line.add(next); ) {
      next.sources.forEach(citable::putIfAbsent);
      next = next.head().map(h -> h.root().path("inherits").asText()).map(packs::get).orElse(null);
    }
    return citable;
  }

  private void oneHead(YamlFile head) {
    for (YamlFile file : files) {
      for (String key : HEAD) {
        if (file != head && file.root().has(key)) {
          flaws.add(
              file.flaw(
                  "/" + key,
                  "`" + key + "` belongs into one file of the folder",
                  "take it out here; it is read from " + head.path().getFileName()));
        }
      }
    }
  }

  private void readSources(YamlFile file, Map<String, Source> released) {
    for (Map.Entry<String, JsonNode> entry : file.root().path("sources").properties()) {
      JsonNode source = entry.getValue();
      Source read =
          new Source(
              entry.getKey(),
              source.get("title").textValue(),
              Optional.ofNullable(source.get("number")).map(JsonNode::textValue),
              source.get("publisher").textValue(),
              Optional.of(LocalDate.parse(source.get("date").textValue())),
              Optional.ofNullable(source.get("url")).map(JsonNode::textValue),
              Grade.valueOf(source.get("grade").textValue().toUpperCase(Locale.ROOT)));
      Source elsewhere = released.putIfAbsent(entry.getKey(), read);
      boolean another = elsewhere != null && !elsewhere.equals(read);
      if (sources.put(entry.getKey(), read) != null || another) {
        flaws.add(
            file.flaw(
                "/sources/" + entry.getKey(),
                "two sources are named " + entry.getKey(),
                "rename one of them"));
      }
    }
  }

  /** Reads one item of a list at its pointer. */
  private interface ItemReader<T> {
    T read(YamlFile file, String pointer, JsonNode item);
  }

  private <T> List<T> each(String list, ItemReader<T> reader) {
    List<T> items = new ArrayList<>();
    for (YamlFile file : files) {
      int index = 0;
      for (JsonNode item : file.root().path(list)) {
        items.add(reader.read(file, "/" + list + "/" + index++, item));
      }
    }
    return items;
  }
}
