package yibao.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static yibao.house.Rooms.DEPLOYED;
import static yibao.house.Rooms.FUNCTION;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What classes of the house do and leave. */
final class Habits {

  private static final Set<String> FLOATING =
      Set.of("float", "double", "java.lang.Float", "java.lang.Double");

  private Habits() {}

  static List<HouseRule> rules() {
    return List.of(
        HouseRule.of(
            noClasses()
                .that(DEPLOYED)
                .and(areNot("Wiring"))
                .should()
                .accessTargetWhere(
                    access(
                        "the environment is read",
                        (owner, target) ->
                            owner.equals("yibao.edge.Environment")
                                || (owner.equals("java.lang.System")
                                    && target.getName().equals("getenv"))))
                .because("what a function is given is said in one place, its Wiring"),
            "package yibao.records; class Named { String n = System.getenv(\"PEOPLE_TABLE\"); }",
            "package yibao.clearing; class Route { "
                + "String n = yibao.edge.Environment.required(\"PEOPLE_TABLE\"); }",
            "package yibao.operations; class All { "
                + "java.util.function.UnaryOperator<String> read = System::getenv; }"),
        HouseRule.of(
            noClasses()
                .that(DEPLOYED)
                .should()
                .accessTargetWhere(access("the time is asked of no clock", Habits::isNoClocks))
                .because("rules go by the business clock, which comes with the request"),
            "package yibao.rules; class Today { Object d = java.time.LocalDate.now(); }",
            "package yibao.rules; class InChina { Object d = "
                + "java.time.LocalDate.now(java.time.ZoneId.of(\"Asia/Shanghai\")); }",
            "package yibao.records; class Booked { Object i = java.time.Instant.now(); }",
            "package yibao.operations; class Millis { long t = System.currentTimeMillis(); }",
            "package yibao.edge; class Zoned { Object c = java.time.Clock.systemDefaultZone(); }",
            "package yibao.clearing; class Later { "
                + "java.util.function.Supplier<Object> s = java.time.Instant::now; }",
            "package yibao.clearing; class Old { Object d = new java.util.Date(); }"),
        HouseRule.of(
            noClasses()
                .that(DEPLOYED)
                .and(DescribedPredicate.not(FUNCTION.and(areNamed("Wiring"))))
                .should()
                .callMethod(java.time.Clock.class, "systemUTC")
                .because("a clock is handed in, so that a test can hand in another"),
            "package yibao.edge; class Timed { Object c = java.time.Clock.systemUTC(); }",
            "package yibao.clearing; class Route { Object c = java.time.Clock.systemUTC(); }"),
        HouseRule.of(
            fields()
                .that()
                .areDeclaredInClassesThat(DEPLOYED)
                .should(beExact())
                .because("money is integer fen, and no other figure is a float either"),
            "package yibao.rules; record Rate(double rate) {}",
            "package yibao.rules; class Rates { java.util.List<Double> rates; }",
            "package yibao.records; class Sum { float[] sums; }"),
        HouseRule.of(
            codeUnits()
                .that()
                .areDeclaredInClassesThat(DEPLOYED)
                .should(takeAndGiveExactValues())
                .because("money is integer fen, and no other figure is a float either"),
            "package yibao.rules; class Rounding { long round(double fen) { return 0; } }",
            "package yibao.operations; class Share { "
                + "java.util.Optional<Double> of() { return java.util.Optional.empty(); } }"),
        HouseRule.of(
            noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .because("what a class needs it is given when it is made"),
            "package yibao.clearing; class Route { @jakarta.inject.Inject Object work; }"),
        HouseRule.of(
            fields()
                .that()
                .areStatic()
                .should()
                .beFinal()
                .because("no state is shared by all requests of an environment"),
            "package yibao.records; class Cache { static Object last; }"),
        HouseRule.of(
            classes().should(beInANullMarkedPackage()).because("no null crosses a module's border"),
            "package yibao.unmarked; class Lost {}"),
        HouseRule.of(
            noClasses()
                .that(DEPLOYED)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    "org.snakeyaml..",
                    "org.yaml..",
                    "com.fasterxml.jackson.databind..",
                    "com.fasterxml.jackson.dataformat..")
                .because("a cold start pays for each parser"),
            "package yibao.rules; class Packs { org.snakeyaml.engine.v2.api.Load load; }",
            "package yibao.edge; class Bodies { "
                + "com.fasterxml.jackson.databind.JsonNode body; }"),
        HouseRule.of(
            noClasses()
                .that(DEPLOYED)
                .should()
                .accessTargetWhere(
                    access(
                        "a table is scanned",
                        (owner, target) ->
                            owner.startsWith("software.amazon.awssdk.services.dynamodb.")
                                && Set.of("scan", "scanPaginator", "executeStatement")
                                    .contains(target.getName())))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                    "software\\.amazon\\.awssdk\\.services\\.dynamodb\\.model\\.Scan.*")
                .because("a scan costs what all people's data cost"),
            "package yibao.records; class All { "
                + "Object all(software.amazon.awssdk.services.dynamodb.DynamoDbClient client) { "
                + "return client.scan(request -> request.tableName(\"people\")); } }",
            "package yibao.records; class Asked { "
                + "software.amazon.awssdk.services.dynamodb.model.ScanRequest request; }"),
        HouseRule.of(
            noClasses()
                .should()
                .haveNameMatching(".*((?<!Secrets)Manager|Helper|Utils?|Impl|Data)")
                .because("a name says what a thing is; Secrets Manager is AWS's own name"),
            "package yibao.rules; class PolicyManager {}",
            "package yibao.rules; class DateUtils {}",
            "package yibao.records; class PersonData {}",
            "package yibao.edge; class RouteImpl {}",
            "package yibao.local; class PathUtil {}",
            "package yibao.operations; class QuoteHelper {}"));
  }

  private interface Touched {
    boolean by(String owner, AccessTarget target);
  }

  private static DescribedPredicate<JavaAccess<?>> access(String description, Touched touched) {
    return DescribedPredicate.describe(
        description,
        access ->
            !access.getOriginOwner().equals(access.getTargetOwner())
                && !access.getOriginOwner().getFullName().equals("yibao.edge.Environment")
                && touched.by(access.getTargetOwner().getFullName(), access.getTarget()));
  }

  private static boolean isNoClocks(String owner, AccessTarget target) {
    String name = target.getName();
    boolean now =
        owner.startsWith("java.time.") && name.equals("now") && !takes(target, "java.time.Clock");
    boolean zoned =
        owner.equals("java.time.Clock")
            && (name.startsWith("tick")
                || name.equals("system")
                || name.equals("systemDefaultZone"));
    boolean source = owner.equals("java.time.InstantSource") && name.equals("system");
    boolean millis = owner.equals("java.lang.System") && name.equals("currentTimeMillis");
    boolean date =
        owner.equals("java.util.Date") && name.equals("<init>") && !takes(target, "long");
    return now || zoned || source || millis || date;
  }

  private static boolean takes(AccessTarget target, String type) {
    return target instanceof AccessTarget.CodeUnitAccessTarget unit
        && unit.getRawParameterTypes().stream().anyMatch(p -> p.getFullName().equals(type));
  }

  private static DescribedPredicate<JavaClass> areNamed(String simpleName) {
    return DescribedPredicate.describe(
        "are named " + simpleName, type -> type.getSimpleName().equals(simpleName));
  }

  private static DescribedPredicate<JavaClass> areNot(String simpleName) {
    return DescribedPredicate.not(areNamed(simpleName)).as("are no %s", simpleName);
  }

  private static boolean floats(JavaType type) {
    return type.getAllInvolvedRawTypes().stream()
        .anyMatch(raw -> FLOATING.contains(raw.getBaseComponentType().getFullName()));
  }

  private static ArchCondition<JavaField> beExact() {
    return new ArchCondition<>("be exact") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                field, !floats(field.getType()), field.getFullName() + " is a float"));
      }
    };
  }

  private static ArchCondition<JavaCodeUnit> takeAndGiveExactValues() {
    return new ArchCondition<>("take and give exact values") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        boolean exact =
            Stream.concat(unit.getParameterTypes().stream(), Stream.of(unit.getReturnType()))
                .noneMatch(Habits::floats);
        events.add(
            new SimpleConditionEvent(unit, exact, unit.getFullName() + " takes or gives a float"));
      }
    };
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a package marked @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
        events.add(
            new SimpleConditionEvent(
                type, marked, type.getPackageName() + " has no @NullMarked in a package-info"));
      }
    };
  }
}
