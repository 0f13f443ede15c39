package yibao.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TemplateTest {

  private static final Map<String, FunctionCode> FUNCTIONS = House.functions();
  private static final TemplateRules RULES = new TemplateRules(FUNCTIONS);

  /** A way to spoil the template, and all that must then be said of it. */
  private record Spoilt(String how, Consumer<ObjectNode> spoil, List<String> said) {

    static Spoilt by(String how, Consumer<ObjectNode> spoil, String... said) {
      return new Spoilt(how, spoil, List.of(said));
    }

    @Override
    public String toString() {
      return how;
    }
  }

  @Test
  void the_template_deploys_what_the_code_is() {
    assertThat(RULES.findings(template())).isEmpty();
  }

  @Test
  void the_code_is_read() {
    assertThat(FUNCTIONS)
        .containsKeys(
            "account-credit",
            "clearing",
            "enrolment",
            "payment-window",
            "premium-payment",
            "reconciliation",
            "settlement",
            "sharing-setup",
            "sharing-watch",
            "waiting-period");
    assertThat(FUNCTIONS.values())
        .allSatisfy(
            code -> {
              assertThat(code.handlers()).hasSize(1);
              assertThat(code.variables()).isNotEmpty();
            });
    assertThat(Objects.requireNonNull(FUNCTIONS.get("enrolment")).actions()).containsKey("People");
    assertThat(Objects.requireNonNull(FUNCTIONS.get("reconciliation")).objects())
        .containsOnlyKeys("reports", "statements");
    assertThat(Objects.requireNonNull(FUNCTIONS.get("clearing")).objects())
        .containsOnlyKeys("clearing");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoilt")
  void a_spoilt_template_is_found_out(Spoilt spoilt) {
    ObjectNode template = template();
    spoilt.spoil().accept(template);
    assertThat(RULES.findings(template)).containsExactlyInAnyOrderElementsOf(spoilt.said());
  }

  @Test
  void a_function_without_a_handler_of_its_name_is_found_out() {
    Map<String, FunctionCode> functions = new TreeMap<>(FUNCTIONS);
    functions.computeIfPresent(
        "enrolment",
        (name, code) ->
            new FunctionCode(
                List.of(new FunctionCode.Handler("enrollment", true)),
                code.variables(),
                List.of(),
                code.zip(),
                code.actions(),
                code.objects()));
    TemplateRules rules = new TemplateRules(functions);
    assertThat(rules.findings(template()))
        .singleElement()
        .asString()
        .startsWith("EnrolmentFunction: not exactly one class is @Named, and \"enrolment\"");
  }

  @Test
  void what_the_code_asks_of_an_index_is_allowed_on_the_index_alone() {
    FunctionCode enrolment = Objects.requireNonNull(FUNCTIONS.get("enrolment"));
    Map<String, Set<String>> actions = new TreeMap<>(enrolment.actions());
    actions.put(
        "People",
        Set.of(
            "dynamodb:BatchGetItem",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:Query of an index"));
    Map<String, FunctionCode> functions = new TreeMap<>(FUNCTIONS);
    functions.put(
        "enrolment",
        new FunctionCode(
            enrolment.handlers(),
            enrolment.variables(),
            List.of(),
            enrolment.zip(),
            actions,
            enrolment.objects()));
    TemplateRules rules = new TemplateRules(functions);
    ObjectNode template = template();
    ((ArrayNode) statement(template, "EnrolmentRole", "RegistersAndEnrols").path("Action"))
        .add("dynamodb:Query");
    assertThat(rules.findings(template)).hasSize(1);

    ObjectNode onTheIndex = template();
    allowQuery(onTheIndex, "${PeopleTable.Arn}/index/aided");
    assertThat(rules.findings(onTheIndex)).isEmpty();
  }

  @Test
  void no_function_carries_a_client_or_parser_that_it_does_not_use() {
    assertThat(FUNCTIONS.values().stream().flatMap(code -> code.zip().jars().stream()))
        .isNotEmpty()
        .noneMatch(
            jar ->
                Stream.of("netty", "apache5-client", "mutiny", "jctools", "snakeyaml", "networknt")
                    .anyMatch(jar::contains));
  }

  @Test
  void only_who_reads_objects_carries_their_client() {
    assertThat(FUNCTIONS)
        .allSatisfy(
            (name, code) ->
                assertThat(code.zip().jars().stream().anyMatch(jar -> jar.contains(".s3-")))
                    .as(name)
                    .isEqualTo(!code.objects().isEmpty()));
  }

  static Stream<Spoilt> spoilt() {
    return Stream.concat(ofAll(), ofBuckets());
  }

  private static Stream<Spoilt> ofBuckets() {
    return Stream.of(
        Spoilt.by(
            "a bucket that others may read",
            t ->
                ((ObjectNode)
                        properties(t, "StatementsBucket").path("PublicAccessBlockConfiguration"))
                    .put("BlockPublicPolicy", false),
            "StatementsBucket: its BlockPublicPolicy is not true"),
        Spoilt.by(
            "a bucket that forgets",
            t -> properties(t, "StatementsBucket").remove("VersioningConfiguration"),
            "StatementsBucket: it forgets what is replaced"),
        Spoilt.by(
            "a bucket in clear",
            t -> properties(t, "StatementsBucket").remove("BucketEncryption"),
            "StatementsBucket: it isn't encrypted"),
        Spoilt.by(
            "a bucket without its policy",
            t -> resources(t).remove("StatementsBucketPolicy"),
            "StatementsBucket: no policy denies what comes without TLS"),
        Spoilt.by(
            "a bucket that goes with the stack",
            t -> ((ObjectNode) resources(t).path("StatementsBucket")).remove("DeletionPolicy"),
            "StatementsBucket: its DeletionPolicy is not Retain"),
        Spoilt.by(
            "a bucket that deletes old versions",
            t ->
                ((ObjectNode)
                        properties(t, "StatementsBucket")
                            .path("LifecycleConfiguration")
                            .path("Rules")
                            .path(0))
                    .putObject("NoncurrentVersionExpiration")
                    .put("NoncurrentDays", 30),
            "StatementsBucket: the rule seldom-read-after-a-season deletes what the books rest on"),
        Spoilt.by(
            "a folder that may be written and never is",
            t ->
                statement(t, "ReconciliationRole", "ReadsStatements")
                    .putArray("Action")
                    .add("s3:GetObject")
                    .add("s3:GetObjectVersion")
                    .add("s3:PutObject"),
            "ReconciliationFunction: ReconciliationRole allows [s3:GetObject, s3:GetObjectVersion,"
                + " s3:PutObject] on statements, its code can send [s3:GetObject,"
                + " s3:GetObjectVersion]"),
        Spoilt.by(
            "a version that may not be read",
            t ->
                statement(t, "ReconciliationRole", "ReadsStatements").put("Action", "s3:GetObject"),
            "ReconciliationFunction: ReconciliationRole allows [s3:GetObject] on statements, its"
                + " code can send [s3:GetObject, s3:GetObjectVersion]"),
        Spoilt.by(
            "a bucket that may not be listed",
            t -> statements(t, "ReconciliationRole").remove(0),
            "ReconciliationFunction: ReconciliationRole allows [] on the bucket itself, its code"
                + " can send [s3:ListBucket]"),
        Spoilt.by(
            "all folders of a bucket",
            t ->
                statement(t, "ReconciliationRole", "KeepsReports")
                    .putObject("Resource")
                    .put("Fn::Sub", "${StatementsBucket.Arn}/*"),
            "ReconciliationRole KeepsReports: a * in its resources",
            "ReconciliationFunction: ReconciliationRole allows s3:GetObject on what is no bucket"
                + " here",
            "ReconciliationFunction: ReconciliationRole allows s3:PutObject on what is no bucket"
                + " here",
            "ReconciliationFunction: ReconciliationRole allows [] on reports, its code can send"
                + " [s3:GetObject, s3:PutObject]"),
        Spoilt.by(
            "a bucket of nobody's variables",
            t -> variables(t, "ReconciliationFunction").remove("STATEMENTS_BUCKET"),
            "ReconciliationFunction: its code reads STATEMENTS_BUCKET, which isn't set",
            "ReconciliationFunction: ReconciliationRole allows on the buckets [StatementsBucket],"
                + " it is given []"));
  }

  private static Stream<Spoilt> ofAll() {
    return Stream.of(
        Spoilt.by(
            "a wildcard action",
            t ->
                statement(t, "EnrolmentRole", "HashesAndEncrypts")
                    .put("Action", "secretsmanager:*"),
            "EnrolmentRole HashesAndEncrypts: a * in its actions"),
        Spoilt.by(
            "all actions of a table",
            t -> statement(t, "PremiumPaymentRole", "BindsNumbers").put("Action", "dynamodb:*"),
            "PremiumPaymentRole BindsNumbers: a * in its actions",
            "PremiumPaymentFunction: PremiumPaymentRole allows [dynamodb:*] on GuardsTable,"
                + " its code can send [dynamodb:BatchGetItem, dynamodb:PutItem]"),
        Spoilt.by(
            "a wildcard resource",
            t -> statement(t, "EnrolmentRole", "HashesAndEncrypts").put("Resource", "*"),
            "EnrolmentRole HashesAndEncrypts: a * in its resources",
            "EnrolmentFunction: EnrolmentRole allows secretsmanager:GetSecretValue"
                + " on what is no secret here",
            "EnrolmentFunction: EnrolmentRole allows nothing on its secret IdentityKeys"),
        Spoilt.by(
            "a wildcard resource of another service",
            t ->
                statements(t, "EnrolmentRole")
                    .addObject()
                    .put("Sid", "Queues")
                    .put("Effect", "Allow")
                    .put("Action", "sqs:SendMessage")
                    .putObject("Resource")
                    .put("Fn::Sub", "arn:${AWS::Partition}:sqs:*:*:work"),
            "EnrolmentRole Queues: a * in its resources"),
        Spoilt.by(
            "a wildcard resource beside the traces",
            t ->
                ((ArrayNode) statement(t, "EnrolmentRole", "Traces").path("Action"))
                    .add("kms:Decrypt"),
            "EnrolmentRole Traces: a * in its resources"),
        Spoilt.by(
            "all but one action",
            t -> statement(t, "EnrolmentRole", "Traces").put("NotAction", "iam:PassRole"),
            "EnrolmentRole Traces: says what it doesn't allow, and so allows all else"),
        Spoilt.by(
            "a managed policy",
            t ->
                properties(t, "EnrolmentRole")
                    .putArray("ManagedPolicyArns")
                    .add("arn:aws:iam::aws:policy/AdministratorAccess"),
            "EnrolmentRole: takes managed policies, which allow more than one function"),
        Spoilt.by(
            "a table's variable is missing",
            t -> variables(t, "PremiumPaymentFunction").remove("OWED_TABLE"),
            "PremiumPaymentFunction: its code reads OWED_TABLE, which isn't set",
            "PremiumPaymentFunction: PremiumPaymentRole allows the table OwedTable, not its own"),
        Spoilt.by(
            "a secret's variable is missing",
            t -> variables(t, "EnrolmentFunction").remove("IDENTITY_KEYS"),
            "EnrolmentFunction: its code reads IDENTITY_KEYS, which isn't set",
            "EnrolmentFunction: EnrolmentRole allows the secret IdentityKeys, not its own"),
        Spoilt.by(
            "a variable that nothing reads",
            t -> variables(t, "EnrolmentFunction").put("REGION", "cn-north-1"),
            "EnrolmentFunction: its code doesn't read REGION, which is set"),
        Spoilt.by(
            "a variable of all functions that nothing reads",
            t ->
                ((ObjectNode) t.at("/Globals/Function"))
                    .putObject("Environment")
                    .putObject("Variables")
                    .put("LEVEL", "WARN"),
            "AccountCreditFunction: its code doesn't read LEVEL, which is set",
            "ClearingFunction: its code doesn't read LEVEL, which is set",
            "EnrolmentFunction: its code doesn't read LEVEL, which is set",
            "PaymentWindowFunction: its code doesn't read LEVEL, which is set",
            "PremiumPaymentFunction: its code doesn't read LEVEL, which is set",
            "ReconciliationFunction: its code doesn't read LEVEL, which is set",
            "SettlementFunction: its code doesn't read LEVEL, which is set",
            "SharingSetupFunction: its code doesn't read LEVEL, which is set",
            "SharingWatchFunction: its code doesn't read LEVEL, which is set",
            "WaitingPeriodFunction: its code doesn't read LEVEL, which is set"),
        Spoilt.by(
            "a role from elsewhere",
            t -> properties(t, "EnrolmentFunction").put("Role", "arn:aws:iam::1:role/all"),
            "EnrolmentFunction: its Role is no !GetAtt of a role in this template"),
        Spoilt.by(
            "a handler misspelt",
            t ->
                ((ObjectNode) t.at("/Globals/Function"))
                    .put("Handler", "io.quarkus.amazon.lambda.QuarkusStreamHandler::handleRequest"),
            "AccountCreditFunction: its Handler io.quarkus.amazon.lambda.QuarkusStreamHandler"
                + "::handleRequest is of no class in function.zip",
            "ClearingFunction: its Handler io.quarkus.amazon.lambda.QuarkusStreamHandler"
                + "::handleRequest is of no class in function.zip",
            "EnrolmentFunction: its Handler io.quarkus.amazon.lambda.QuarkusStreamHandler"
                + "::handleRequest is of no class in function.zip",
            "PaymentWindowFunction: its Handler io.quarkus.amazon.lambda.QuarkusStreamHandler"
                + "::handleRequest is of no class in function.zip",
            "PremiumPaymentFunction: its Handler io.quarkus.amazon.lambda.QuarkusStreamHandler"
                + "::handleRequest is of no class in function.zip",
            "ReconciliationFunction: its Handler io.quarkus.amazon.lambda.QuarkusStreamHandler"
                + "::handleRequest is of no class in function.zip",
            "SettlementFunction: its Handler io.quarkus.amazon.lambda.QuarkusStreamHandler"
                + "::handleRequest is of no class in function.zip",
            "SharingSetupFunction: its Handler io.quarkus.amazon.lambda.QuarkusStreamHandler"
                + "::handleRequest is of no class in function.zip",
            "SharingWatchFunction: its Handler io.quarkus.amazon.lambda.QuarkusStreamHandler"
                + "::handleRequest is of no class in function.zip",
            "WaitingPeriodFunction: its Handler io.quarkus.amazon.lambda.QuarkusStreamHandler"
                + "::handleRequest is of no class in function.zip"),
        Spoilt.by(
            "an older runtime",
            t -> properties(t, "EnrolmentFunction").put("Runtime", "java21"),
            "EnrolmentFunction: its Runtime is not java25"),
        Spoilt.by(
            "another function's code",
            t ->
                properties(t, "EnrolmentFunction")
                    .put("CodeUri", "functions/premium-payment/target/function.zip"),
            "EnrolmentFunction: its CodeUri is not functions/enrolment/target/function.zip"),
        Spoilt.by(
            "a function that isn't deployed",
            t -> resources(t).remove("EnrolmentFunction"),
            "functions/enrolment: no function deploys it"),
        Spoilt.by(
            "a URL for callers with an account on AWS",
            t ->
                ((ObjectNode) properties(t, "EnrolmentFunction").path("FunctionUrlConfig"))
                    .put("AuthType", "AWS_IAM"),
            "EnrolmentFunction: its URL's AuthType is not NONE, so no channel gets to it"),
        Spoilt.by(
            "a URL open to callers whom the function can't know",
            t ->
                properties(t, "PaymentWindowFunction")
                    .putObject("FunctionUrlConfig")
                    .put("AuthType", "NONE"),
            "PaymentWindowFunction: it has a URL, and no CHANNELS_TABLE to know its callers by"),
        Spoilt.by(
            "a URL of its own for callers with an account on AWS",
            t ->
                resources(t)
                    .putObject("OpenUrl")
                    .put("Type", "AWS::Lambda::Url")
                    .putObject("Properties")
                    .put("AuthType", "AWS_IAM"),
            "OpenUrl: its AuthType is not NONE, so no channel gets to it"),
        Spoilt.by(
            "a table of another function in the role",
            t ->
                ((ArrayNode) statement(t, "PremiumPaymentRole", "Books").path("Resource"))
                    .addObject()
                    .put("Fn::GetAtt", "IdentitiesTable.Arn"),
            "PremiumPaymentFunction: PremiumPaymentRole allows the table IdentitiesTable,"
                + " not its own"),
        Spoilt.by(
            "a table that the role forgets",
            t -> statements(t, "PremiumPaymentRole").remove(3),
            "PremiumPaymentFunction: PremiumPaymentRole allows nothing on its table GuardsTable"),
        Spoilt.by(
            "an action that the code never sends",
            t ->
                ((ArrayNode)
                        statement(t, "PremiumPaymentRole", "ReadsAndCoversPeople").path("Action"))
                    .add("dynamodb:DeleteItem"),
            "PremiumPaymentFunction: PremiumPaymentRole allows [dynamodb:BatchGetItem,"
                + " dynamodb:ConditionCheckItem, dynamodb:DeleteItem, dynamodb:PutItem,"
                + " dynamodb:UpdateItem] on PeopleTable, its code can send [dynamodb:BatchGetItem,"
                + " dynamodb:ConditionCheckItem, dynamodb:PutItem, dynamodb:UpdateItem]"),
        Spoilt.by(
            "an action that the code sends and the role lacks",
            t ->
                statement(t, "PremiumPaymentRole", "ReadsAndCoversPeople")
                    .put("Action", "dynamodb:BatchGetItem"),
            "PremiumPaymentFunction: PremiumPaymentRole allows [dynamodb:BatchGetItem] on"
                + " PeopleTable, its code can send [dynamodb:BatchGetItem,"
                + " dynamodb:ConditionCheckItem, dynamodb:PutItem, dynamodb:UpdateItem]"),
        Spoilt.by(
            "an index that the code never asks",
            t -> allowQuery(t, "${PeopleTable.Arn}/index/aided"),
            "EnrolmentFunction: EnrolmentRole allows [dynamodb:BatchGetItem, dynamodb:PutItem,"
                + " dynamodb:Query of an index, dynamodb:UpdateItem] on PeopleTable, its code can"
                + " send [dynamodb:BatchGetItem, dynamodb:PutItem, dynamodb:UpdateItem]"),
        Spoilt.by(
            "an index that isn't there",
            t -> allowQuery(t, "${PeopleTable.Arn}/index/aided-ones"),
            "EnrolmentFunction: EnrolmentRole allows dynamodb:Query on what is no table here"),
        Spoilt.by(
            "another function's log",
            t ->
                ((ObjectNode) properties(t, "EnrolmentFunction").path("LoggingConfig"))
                    .putObject("LogGroup")
                    .put("Ref", "PremiumPaymentLogs"),
            "EnrolmentFunction: EnrolmentRole allows logs:CreateLogStream on a log group that"
                + " isn't its own",
            "EnrolmentFunction: EnrolmentRole allows logs:PutLogEvents on a log group that"
                + " isn't its own",
            "EnrolmentFunction: its log group PremiumPaymentLogs is not named"
                + " /aws/lambda/${AWS::StackName}-enrolment"),
        Spoilt.by(
            "logs kept for ever",
            t -> properties(t, "EnrolmentLogs").remove("RetentionInDays"),
            "EnrolmentFunction: its log group EnrolmentLogs has no RetentionInDays"),
        Spoilt.by(
            "point-in-time recovery off",
            t ->
                ((ObjectNode) properties(t, "LedgerTable").path("PointInTimeRecoverySpecification"))
                    .put("PointInTimeRecoveryEnabled", false),
            "LedgerTable: it has no point-in-time recovery"),
        Spoilt.by(
            "encryption off",
            t -> properties(t, "PeopleTable").remove("SSESpecification"),
            "PeopleTable: it isn't encrypted"),
        Spoilt.by(
            "a number that is bound for a time only",
            t ->
                properties(t, "GuardsTable")
                    .putObject("TimeToLiveSpecification")
                    .put("AttributeName", "until")
                    .put("Enabled", true),
            "GuardsTable: its items expire, and with them what was promised for good"),
        Spoilt.by(
            "a table that goes with the stack",
            t -> ((ObjectNode) resources(t).path("LedgerTable")).put("DeletionPolicy", "Delete"),
            "LedgerTable: its DeletionPolicy is not Retain"),
        Spoilt.by(
            "a table that goes when it is replaced",
            t -> ((ObjectNode) resources(t).path("OwedTable")).remove("UpdateReplacePolicy"),
            "OwedTable: its UpdateReplacePolicy is not Retain"),
        Spoilt.by(
            "a schedule by UTC",
            t -> schedule(t).remove("ScheduleExpressionTimezone"),
            "PaymentWindowFunction EveryFiveMinutes: its time zone is not Asia/Shanghai"),
        Spoilt.by(
            "a schedule of an EventBridge rule",
            t -> ((ObjectNode) events(t).path("EveryFiveMinutes")).put("Type", "Schedule"),
            "PaymentWindowFunction EveryFiveMinutes: is no ScheduleV2, which alone has a time"
                + " zone"),
        Spoilt.by(
            "a schedule that may come later",
            t -> schedule(t).putObject("FlexibleTimeWindow").put("Mode", "FLEXIBLE"),
            "PaymentWindowFunction EveryFiveMinutes: its FlexibleTimeWindow is not OFF"),
        Spoilt.by(
            "a cron of five fields",
            t -> schedule(t).put("ScheduleExpression", "cron(0/5 * * * ?)"),
            "PaymentWindowFunction EveryFiveMinutes: its ScheduleExpression is no cron of six"
                + " fields"),
        Spoilt.by(
            "a schedule that two stacks would name alike",
            t -> schedule(t).remove("OmitName"),
            "PaymentWindowFunction EveryFiveMinutes: it is named without its stack; say"
                + " OmitName"),
        Spoilt.by(
            "starts that fail are lost",
            t -> schedule(t).remove("DeadLetterConfig"),
            "PaymentWindowFunction EveryFiveMinutes: a start that fails goes to no queue of this"
                + " template"),
        Spoilt.by(
            "runs that fail are lost",
            t -> properties(t, "PaymentWindowFunction").remove("EventInvokeConfig"),
            "PaymentWindowFunction: a run that fails goes to no queue of this template"),
        Spoilt.by(
            "a role that can't hand in failures",
            t -> statements(t, "PaymentWindowRole").remove(9),
            "PaymentWindowFunction: PaymentWindowRole doesn't allow sqs:SendMessage on"
                + " PaymentWindowFailures"),
        Spoilt.by(
            "changes that are written while it is deployed are passed by",
            t -> stream(t).put("StartingPosition", "LATEST"),
            "PaymentWindowFunction Changes: it doesn't begin at TRIM_HORIZON"),
        Spoilt.by(
            "changes that fail are lost",
            t -> stream(t).remove("DestinationConfig"),
            "PaymentWindowFunction Changes: what is given up goes to no queue of this template"),
        Spoilt.by(
            "the changes of a table that tells none",
            t -> {
              stream(t);
              properties(t, "PeopleTable").remove("StreamSpecification");
            },
            "PaymentWindowFunction Changes: it reads the stream of PeopleTable, which has none",
            "SharingWatchFunction PeopleChange: it reads the stream of PeopleTable, which has"
                + " none"),
        Spoilt.by(
            "changes of no table",
            t -> stream(t).put("Stream", "people"),
            "PaymentWindowFunction Changes: its Stream is no !GetAtt of a table in this template",
            "PaymentWindowRole allows the streams [PeopleTable], its function reads []"),
        Spoilt.by(
            "a role that can't read what its function is called with",
            t -> {
              stream(t);
              ArrayNode all = statements(t, "PaymentWindowRole");
              all.remove(all.size() - 1);
            },
            "PaymentWindowRole allows the streams [], its function reads [PeopleTable]"),
        Spoilt.by(
            "a role that lists no streams",
            t -> {
              stream(t);
              ArrayNode all = statements(t, "PaymentWindowRole");
              ((ArrayNode) all.get(all.size() - 1).path("Action")).remove(3);
            },
            "PaymentWindowRole allows [dynamodb:DescribeStream, dynamodb:GetRecords,"
                + " dynamodb:GetShardIterator] on the stream of PeopleTable, not what Lambda reads"
                + " it by"),
        Spoilt.by(
            "capacity paid for in advance",
            t -> properties(t, "GuardsTable").put("BillingMode", "PROVISIONED"),
            "GuardsTable: its BillingMode is not PAY_PER_REQUEST"));
  }

  @Test
  void a_function_may_get_the_changes_of_a_table() {
    ObjectNode template = template();
    stream(template);
    assertThat(RULES.findings(template)).isEmpty();
  }

  @Test
  void a_role_of_two_functions_is_found_out() {
    ObjectNode template = template();
    properties(template, "EnrolmentFunction")
        .putObject("Role")
        .put("Fn::GetAtt", "PremiumPaymentRole.Arn");
    assertThat(RULES.findings(template))
        .contains(
            "EnrolmentFunction: it shares PremiumPaymentRole with PremiumPaymentFunction",
            "PremiumPaymentFunction: it shares PremiumPaymentRole with EnrolmentFunction");
  }

  private static void allowQuery(ObjectNode template, String arn) {
    ObjectNode statement = statements(template, "EnrolmentRole").addObject();
    statement.put("Sid", "Pages").put("Effect", "Allow").put("Action", "dynamodb:Query");
    statement.putObject("Resource").put("Fn::Sub", arn);
  }

  private static ObjectNode template() {
    return TemplateTree.read(House.path("template.yaml"));
  }

  private static ObjectNode resources(ObjectNode template) {
    return (ObjectNode) template.path("Resources");
  }

  private static ObjectNode properties(ObjectNode template, String id) {
    return (ObjectNode) resources(template).path(id).path("Properties");
  }

  private static ObjectNode events(ObjectNode template) {
    return (ObjectNode) properties(template, "PaymentWindowFunction").path("Events");
  }

  /** Gives payment-window the changes of the people, and all that this takes. */
  private static ObjectNode stream(ObjectNode template) {
    properties(template, "PeopleTable")
        .putObject("StreamSpecification")
        .put("StreamViewType", "NEW_AND_OLD_IMAGES");
    ObjectNode statement = statements(template, "PaymentWindowRole").addObject();
    statement.put("Sid", "ReadsChanges").put("Effect", "Allow");
    statement
        .putArray("Action")
        .add("dynamodb:DescribeStream")
        .add("dynamodb:GetRecords")
        .add("dynamodb:GetShardIterator")
        .add("dynamodb:ListStreams");
    statement.putObject("Resource").put("Fn::GetAtt", "PeopleTable.StreamArn");
    ObjectNode event = events(template).putObject("Changes").put("Type", "DynamoDB");
    ObjectNode properties = event.putObject("Properties").put("StartingPosition", "TRIM_HORIZON");
    properties.putObject("Stream").put("Fn::GetAtt", "PeopleTable.StreamArn");
    properties
        .putObject("DestinationConfig")
        .putObject("OnFailure")
        .put("Type", "SQS")
        .putObject("Destination")
        .put("Fn::GetAtt", "PaymentWindowFailures.Arn");
    return properties;
  }

  private static ObjectNode schedule(ObjectNode template) {
    return (ObjectNode) events(template).path("EveryFiveMinutes").path("Properties");
  }

  private static ObjectNode variables(ObjectNode template, String id) {
    return (ObjectNode) properties(template, id).path("Environment").path("Variables");
  }

  private static ArrayNode statements(ObjectNode template, String role) {
    return (ArrayNode)
        properties(template, role)
            .path("Policies")
            .path(0)
            .path("PolicyDocument")
            .path("Statement");
  }

  private static ObjectNode statement(ObjectNode template, String role, String sid) {
    return (ObjectNode)
        statements(template, role)
            .valueStream()
            .filter(statement -> statement.path("Sid").asText().equals(sid))
            .findFirst()
            .orElseThrow();
  }
}
