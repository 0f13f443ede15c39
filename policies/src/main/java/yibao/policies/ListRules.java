package yibao.policies;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import yibao.rules.AreaPolicy;
import yibao.rules.Source;

/**
 * Lists what each area's pack states, clause by clause: value, source and its grade, and how many
 * worked examples touch it; then the clauses that none does.
 */
public final class ListRules {

  private final PrintStream out;
  private final Map<String, Integer> touched;
  private final List<StatedClause> untouched = new ArrayList<>();
  private int listed;

  private ListRules(PrintStream out, Map<String, Integer> touched) {
    this.out = out;
    this.touched = touched;
  }

  /** Arguments: the folder of packs, and the codes of areas to list; all if there are none. */
  public static void main(String[] args) throws IOException {
    List<Flaw> flaws = new ArrayList<>();
    var compiled = CompilePacks.compiled(Path.of(args[0]), flaws);
    if (compiled.isEmpty()) {
      flaws.stream().sorted().forEach(System.err::println);
      System.exit(1);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    list(compiled.get(), List.of(args).subList(1, args.length), out);
  }

  static void list(CompilePacks.Compiled compiled, List<String> areas, PrintStream out) {
    ListRules rules = new ListRules(out, TouchedClauses.of(compiled));
    compiled.policies().entrySet().stream()
        .filter(pack -> areas.isEmpty() || areas.contains(pack.getValue().area().code()))
        .forEach(pack -> rules.area(pack.getKey(), pack.getValue()));
    rules.end();
  }

  private void area(Pack pack, AreaPolicy policy) {
    out.println(policy.area() + " " + policy.chineseName() + " " + policy.englishName());
    policy.inherits().ifPresent(parent -> out.println("  and what " + parent + " states"));
    for (StatedClause stated : StatedClause.of(policy)) {
      clause(stated);
    }
    for (Contradiction contradiction : pack.contradictions()) {
      contradiction(contradiction);
    }
    out.println();
  }

  private void clause(StatedClause stated) {
    int examples = touched.getOrDefault(stated.clause().id(), 0);
    listed++;
    if (examples == 0) {
      untouched.add(stated);
    }
    out.println("  " + stated.name() + ": " + stated.value() + "  (" + examples(examples) + ")");
    out.println("      " + source(stated.clause().source()));
    stated.readings().forEach(reading -> out.println("      " + source(reading)));
  }

  private static String examples(int count) {
    return switch (count) {
      case 0 -> "no example";
      case 1 -> "1 example";
      default -> count + " examples";
    };
  }

  private static String source(Source source) {
    return source.grade().name().toLowerCase(Locale.ROOT)
        + ": "
        + source.title()
        + source.number().map(number -> "，" + number).orElse("")
        + "，"
        + source.publisher()
        + source.date().map(date -> "，" + date).orElse("");
  }

  private void contradiction(Contradiction contradiction) {
    out.println(
        "  sources contradict each other on "
            + contradiction.followed().id()
            + ": not “"
            + contradiction.says()
            + "”, since "
            + contradiction.because());
    out.println("      followed: " + source(contradiction.followed().source()));
    out.println("      left:     " + source(contradiction.source()));
  }

  private void end() {
    out.println(listed + " clauses, " + untouched.size() + " of them without an example:");
    untouched.forEach(stated -> out.println("  " + stated.clause().id()));
  }
}
