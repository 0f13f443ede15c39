package yibao.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static yibao.house.Rooms.FUNCTION;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;
import java.util.stream.Stream;

/** Which room may use which, as DESIGN draws it. */
final class Arrows {

  private static final List<String> PLAIN_JAVA = List.of("java..", "org.jspecify..");

  private Arrows() {}

  static List<HouseRule> rules() {
    return List.of(
        HouseRule.of(
            room("rules", "com.fasterxml.jackson.core..")
                .because("rules are pure functions of facts and policy"),
            "package yibao.rules; class Priced { Class<?> stored = yibao.records.Change.class; }",
            "package yibao.rules; class Stored { "
                + "software.amazon.awssdk.services.dynamodb.DynamoDbClient client; }",
            "package yibao.rules; @jakarta.inject.Singleton class Injected {}"),
        HouseRule.of(
            room("receipts", "yibao.rules..", "javax.crypto..")
                .because("who verifies a receipt needs nothing of who issued it"),
            "package yibao.receipts; class Stored { yibao.records.Change change; }",
            "package yibao.receipts; class Keys { com.fasterxml.jackson.core.JsonParser json; }"),
        HouseRule.of(
            room(
                    "records",
                    "yibao.rules..",
                    "software.amazon.awssdk..",
                    "com.fasterxml.jackson.core..",
                    "javax.crypto..")
                .because("what is stored knows the rules' types and nothing above"),
            "package yibao.records; class Upwards { yibao.operations.Ids ids; }",
            "package yibao.records; class Sideways { yibao.edge.Environment environment; }"),
        HouseRule.of(
            room("operations", "yibao.rules..", "yibao.receipts..", "yibao.records..")
                .because("an operation is plain Java; all that speaks to AWS is in records"),
            "package yibao.operations; class Answering { yibao.edge.Environment environment; }",
            "package yibao.operations; class Writing { "
                + "software.amazon.awssdk.services.dynamodb.model.Put put; }"),
        HouseRule.of(
            room(
                    "answers",
                    "yibao.rules..",
                    "yibao.receipts..",
                    "yibao.records..",
                    "yibao.operations..",
                    "yibao.edge..")
                .because("what a caller is told is said alike by every function that says it"),
            "package yibao.answers; class Calling { yibao.enrolment.Neighbour other; }",
            "package yibao.answers; class Writing { "
                + "software.amazon.awssdk.services.dynamodb.model.Put put; }"),
        HouseRule.of(
            room("edge", "com.fasterxml.jackson.core..")
                .because("the edge knows requests and nothing of insurance"),
            "package yibao.edge; class Knowing { yibao.rules.Because because; }",
            "package yibao.edge; class Finding { yibao.records.Change change; }"),
        HouseRule.of(
            room(
                    "simulator",
                    "yibao.rules..",
                    "yibao.records..",
                    "yibao.operations..",
                    "software.amazon.awssdk..")
                .because("the simulated world acts through the operations themselves"),
            "package yibao.simulator; class Calling { yibao.edge.Environment environment; }",
            "package yibao.simulator; class Serving { yibao.enrolment.Neighbour function; }",
            "package yibao.simulator; class Starting { yibao.local.LocalCloud cloud; }"),
        HouseRule.of(
            noClasses()
                .that()
                .resideInAPackage("yibao.policies..")
                .should(
                    ArchConditions.dependOnClassesThat(
                        oursExcept("yibao.policies..", "yibao.rules..")))
                .because("the compiler of the packs knows the rules that read them"),
            "package yibao.policies; class Filing { yibao.records.Change change; }"),
        HouseRule.of(
            noClasses()
                .that()
                .resideInAPackage("yibao.local..")
                .should(
                    ArchConditions.dependOnClassesThat(
                        oursExcept("yibao.local..", "yibao.receipts..")))
                .because("the local cloud runs any functions and knows none"),
            "package yibao.local; class Peeking { yibao.records.Change change; }",
            "package yibao.local; class Pricing { yibao.rules.Because because; }"),
        HouseRule.of(
            noClasses()
                .that()
                .resideInAPackage("yibao.audit..")
                .should(
                    ArchConditions.dependOnClassesThat(
                        oursExcept(
                            "yibao.audit..",
                            "yibao.operations..",
                            "yibao.records..",
                            "yibao.rules..")))
                .because("who audits the books knows them and none of the functions"),
            "package yibao.audit; class Asking { yibao.edge.Environment environment; }",
            "package yibao.audit; class Compiling { yibao.policies.Pack pack; }"),
        HouseRule.of(
            noClasses()
                .that()
                .resideInAPackage("yibao.bench..")
                .should(
                    ArchConditions.dependOnClassesThat(
                        oursExcept(
                            "yibao.bench..",
                            "yibao.rules..",
                            "yibao.records..",
                            "yibao.operations..",
                            "yibao.simulator..",
                            "yibao.local..")))
                .because("what is measured is rules and operations, or a function from outside"),
            "package yibao.bench; class Compiling { yibao.policies.Pack pack; }",
            "package yibao.bench; class Calling { yibao.enrolment.Neighbour other; }"),
        HouseRule.of(
            classes()
                .that(FUNCTION)
                .should(
                    Rooms.dependOnlyOnTheirOwnRoomAnd(
                        resideInAnyPackage(
                            "yibao.edge..",
                            "yibao.operations..",
                            "yibao.answers..",
                            "yibao.receipts..",
                            "yibao.records..",
                            "yibao.rules..",
                            "io.nayuki.qrcodegen..",
                            "java..",
                            "org.jspecify..",
                            "jakarta.inject..",
                            "jakarta.enterprise.inject..",
                            "com.amazonaws.services.lambda.runtime..",
                            "software.amazon.awssdk..")))
                .because("functions meet in the tables, never in each other"),
            "package yibao.clearing; class Calling { yibao.enrolment.Neighbour other; }",
            "package yibao.clearing; class Compiling { yibao.policies.Pack pack; }",
            "package yibao.clearing; class Testing { yibao.local.LocalCloud cloud; }",
            "package yibao.clearing; class Mapping { "
                + "com.fasterxml.jackson.databind.ObjectMapper mapper; }"),
        HouseRule.of(
            noClasses()
                .that(FUNCTION)
                .and()
                .doNotHaveSimpleName("Wiring")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .because("a function gets its clients where it is put together"),
            "package yibao.clearing; class Route { "
                + "software.amazon.awssdk.services.dynamodb.DynamoDbClient client; }"),
        HouseRule.of(
            noClasses()
                .that(FUNCTION)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("yibao.records.Change")
                .because("only operations change what is stored"),
            "package yibao.clearing; class Route { void act() { new yibao.records.Change(); } }"));
  }

  private static com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction room(
      String name, String... uses) {
    String own = "yibao." + name + "..";
    return classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                Stream.of(Stream.of(own), Stream.of(uses), PLAIN_JAVA.stream())
                    .flatMap(names -> names)
                    .toArray(String[]::new)));
  }

  private static DescribedPredicate<JavaClass> oursExcept(String... rooms) {
    return resideInAPackage("yibao..")
        .and(DescribedPredicate.not(resideInAnyPackage(rooms)))
        .as("are ours, but not in %s", List.of(rooms));
  }
}
