package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

class TemplateTest {

  private static final String FUNCTION =
      """
      Resources:
        Payment:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: !Sub "${AWS::StackName}-premium-payment"
            CodeUri: f.zip
            Handler: a.B::c
      """;

  private static final String TABLE =
      """
      Parameters:
        Suffix: {Type: String, Default: new}
        Nothing: {Type: String}
      Conditions:
        IsNew: !Equals [!Ref Suffix, new]
        IsOld: !Not [!Condition IsNew]
      Resources:
        Orders:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: !Join ["-", [!Ref AWS::StackName, orders, !If [IsNew, fresh, stale]]]
            AttributeDefinitions:
              - {AttributeName: pk, AttributeType: S}
              - {AttributeName: day, AttributeType: N}
            KeySchema:
              - {AttributeName: pk, KeyType: HASH}
            GlobalSecondaryIndexes:
              - IndexName: by-day
                KeySchema: [{AttributeName: day, KeyType: HASH}]
                Projection: {ProjectionType: INCLUDE, NonKeyAttributes: [pk]}
            StreamSpecification: {StreamViewType: NEW_IMAGE}
            TimeToLiveSpecification: {AttributeName: expires, Enabled: true}
        Gone:
          Type: AWS::DynamoDB::Table
          Condition: IsOld
      """;

  private static final String STREAMED =
      FUNCTION
          + """
                Events:
                  Changes:
                    Type: DynamoDB
                    Properties:
                      Stream: !GetAtt People.StreamArn
                      StartingPosition: LATEST
            People:
              Type: AWS::DynamoDB::Table
              Properties:
                TableName: !Sub "${AWS::StackName}-people"
                AttributeDefinitions: [{AttributeName: psnNo, AttributeType: S}]
                KeySchema: [{AttributeName: psnNo, KeyType: HASH}]
                StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
          """;

  private static Template parse(String yaml) {
    return Template.parse(yaml, Path.of("/project"));
  }

  @Test
  void the_projects_own_template_is_understood() {
    Template template = Template.read(Installation.ofBuild().root());

    assertThat(template.function("premium-payment"))
        .get()
        .returns(true, FunctionDefinition::hasUrl);
    assertThat(template.function("premium-payment").orElseThrow().variables())
        .containsEntry("PEOPLE_TABLE", "yibao-people");
    assertThat(template.table("people")).isPresent();
    assertThat(template.secrets()).isNotEmpty();
    assertThat(template.buckets().get("StatementsBucket"))
        .isEqualTo(new BucketDefinition("StatementsBucket", "yibao-statementsbucket", true));
  }

  @Test
  void a_bucket_is_known_to_functions_by_its_name_or_its_arn() {
    Template template =
        parse(
            FUNCTION
                + """
                      Environment:
                        Variables: {NAMED: !Ref Named, UNNAMED: !Ref Unnamed, ARN: !GetAtt Unnamed.Arn}
                  Named: {Type: 'AWS::S3::Bucket', Properties: {BucketName: files}}
                  Unnamed: {Type: 'AWS::S3::Bucket'}
                """);

    assertThat(template.function("premium-payment").orElseThrow().variables())
        .containsEntry("NAMED", "files")
        .containsEntry("UNNAMED", "yibao-unnamed")
        .containsEntry("ARN", "arn:aws:s3:::yibao-unnamed");
    assertThat(template.buckets().get("Unnamed")).returns(false, BucketDefinition::versioned);
  }

  @Test
  void a_table_has_its_indexes_its_stream_and_its_expiry() {
    TableDefinition orders = parse(TABLE).table("Orders").orElseThrow();

    assertThat(orders.name()).isEqualTo("yibao-orders-fresh");
    assertThat(orders.key()).containsExactly("pk");
    assertThat(orders.expiresBy()).contains("expires");
    assertThat(orders.creation().globalSecondaryIndexes().getFirst().indexName())
        .isEqualTo("by-day");
    assertThat(orders.creation().streamSpecification().streamViewType())
        .isEqualTo(StreamViewType.NEW_IMAGE);
  }

  @Test
  void a_resource_whose_condition_fails_isnt_there() {
    assertThat(parse(TABLE).tables()).containsOnlyKeys("Orders");
  }

  @Test
  void what_globals_say_holds_unless_the_function_says_otherwise() {
    Template template =
        parse(
            FUNCTION
                + """
                      Timeout: 7
                      Environment: {Variables: {B: own}}
                Globals:
                  Function:
                    Timeout: 15
                    MemorySize: 512
                    Environment: {Variables: {A: all, B: all}}
                """);
    FunctionDefinition payment = template.function("premium-payment").orElseThrow();

    assertThat(payment.timeoutSeconds()).isEqualTo(7);
    assertThat(payment.memoryMegabytes()).isEqualTo(512);
    assertThat(payment.variables()).containsEntry("A", "all").containsEntry("B", "own");
    assertThat(payment.code()).isEqualTo(Path.of("/project/f.zip"));
  }

  @Test
  void a_plain_url_resource_gives_its_function_a_url() {
    assertThat(parse(FUNCTION).function("premium-payment").orElseThrow().hasUrl()).isFalse();
    assertThat(
            parse(
                    FUNCTION
                        + "  Url: {Type: 'AWS::Lambda::Url', Properties: {TargetFunctionArn: !Ref"
                        + " Payment}}\n")
                .function("premium-payment")
                .orElseThrow()
                .hasUrl())
        .isTrue();
  }

  @Test
  void a_schedule_has_its_zone_its_input_and_its_retries() {
    ScheduleDefinition schedule =
        parse(
                FUNCTION
                    + """
                          EventInvokeConfig: {MaximumRetryAttempts: 1}
                          Events:
                            Night:
                              Type: ScheduleV2
                              Properties:
                                ScheduleExpression: cron(5 0 * * ? *)
                                ScheduleExpressionTimezone: Asia/Shanghai
                                Input: '{"a": 1}'
                    """)
            .schedules()
            .getFirst();

    assertThat(schedule.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(schedule.input()).contains("{\"a\": 1}");
    assertThat(schedule.retries()).isEqualTo(1);
  }

  private static String streamedWith(String property) {
    return STREAMED.replace(
        "StartingPosition: LATEST\n", "StartingPosition: LATEST\n            " + property + "\n");
  }

  @Test
  void a_stream_has_lambdas_own_settings_where_the_template_says_nothing() {
    assertThat(parse(STREAMED).streams())
        .containsExactly(
            new StreamDefinition(
                "premium-payment",
                "Changes",
                "yibao-people",
                StreamDefinition.Start.LATEST,
                100,
                Duration.ZERO,
                Optional.empty(),
                Duration.ofDays(1),
                false,
                1,
                false,
                Optional.empty()));
  }

  @Test
  void a_stream_has_the_settings_of_the_template() {
    String settings =
        """
        BatchSize: 25
                    MaximumBatchingWindowInSeconds: 2
                    MaximumRetryAttempts: 3
                    MaximumRecordAgeInSeconds: 3600
                    BisectBatchOnFunctionError: true
                    ParallelizationFactor: 4
                    FunctionResponseTypes: [ReportBatchItemFailures]
                    DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt Lost.Arn}}\
        """;
    assertThat(parse(streamedWith(settings) + "  Lost: {Type: 'AWS::SQS::Queue'}\n").streams())
        .containsExactly(
            new StreamDefinition(
                "premium-payment",
                "Changes",
                "yibao-people",
                StreamDefinition.Start.LATEST,
                25,
                Duration.ofSeconds(2),
                Optional.of(3),
                Duration.ofHours(1),
                true,
                4,
                true,
                Optional.of("arn:aws:sqs:ap-east-1:000000000000:yibao-Lost")));
  }

  @Test
  void a_stream_that_is_disabled_isnt_read() {
    assertThat(parse(streamedWith("Enabled: false")).streams()).isEmpty();
    assertThat(parse(streamedWith("Enabled: true")).streams()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FilterCriteria: {Filters: []}            | FilterCriteria isn't supported by the local cloud
          TumblingWindowInSeconds: 5               | TumblingWindowInSeconds isn't supported
          BatchSise: 5                             | BatchSise is no property of a DynamoDB event
          BatchSize: 0                             | BatchSize is 0. Write 1 to 10000
          MaximumRetryAttempts: -2                 | MaximumRetryAttempts is -2. Write -1 to 10000
          MaximumRecordAgeInSeconds: 59            | MaximumRecordAgeInSeconds is 59. Write -1, or at
          ParallelizationFactor: 11                | ParallelizationFactor is 11. Write 1 to 10
          FunctionResponseTypes: [All]             | FunctionResponseTypes is [All]. Write [ReportB
          DestinationConfig: {OnFailure: {}}       | OnFailure.Destination is missing
          """)
  void a_setting_of_a_stream_that_isnt_right_is_named(String property, String problem) {
    assertThatThrownBy(() -> parse(streamedWith(property)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Payment.Properties.Events.Changes.Properties.")
        .hasMessageContaining(problem);
  }

  @Test
  void a_stream_begins_at_one_of_its_ends() {
    assertThatThrownBy(() -> parse(STREAMED.replace("LATEST", "AT_TIMESTAMP")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("StartingPosition is AT_TIMESTAMP. Write TRIM_HORIZON or LATEST.");
  }

  @Test
  void a_stream_of_no_table_that_has_one_is_refused() {
    assertThatThrownBy(() -> parse(STREAMED.replace("StreamSpecification", "StreamSpec")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("names a stream of People, which has none");
    assertThatThrownBy(() -> parse(STREAMED.replace("!GetAtt People.StreamArn", "people")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Stream is people, no stream of this template");
    String never = "Conditions: {Never: !Equals [a, b]}\n";
    assertThatThrownBy(
            () ->
                parse(
                    never
                        + STREAMED.replace(
                            "Type: AWS::DynamoDB::Table",
                            "Type: AWS::DynamoDB::Table\n    Condition: Never")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("reads the stream of yibao-people, whose condition fails");
  }

  @Test
  void a_missing_property_is_named_with_its_place() {
    assertThatThrownBy(() -> parse("Resources: {Payment: {Type: 'AWS::Serverless::Function'}}"))
        .isInstanceOf(TemplateException.class)
        .hasMessage("template.yaml: Payment.Properties.FunctionName is missing. Add it.");
  }

  @Test
  void a_dangling_reference_is_named_with_its_place() {
    assertThatThrownBy(() -> parse(FUNCTION + "      Environment: {Variables: {T: !Ref Tabel}}\n"))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Payment.Properties.Environment.Variables.T")
        .hasMessageContaining("Tabel");
  }

  @Test
  void a_parameter_without_default_is_named() {
    assertThatThrownBy(() -> parse(TABLE.replace("!Ref Suffix", "!Ref Nothing")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Parameters.Nothing has no Default");
  }

  @Test
  void a_number_that_is_none_is_named() {
    assertThatThrownBy(() -> parse(FUNCTION + "      Timeout: long\n"))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Payment.Properties.Timeout is long");
  }

  @Test
  void a_schedule_that_is_none_is_named() {
    assertThatThrownBy(
            () ->
                parse(
                    FUNCTION
                        + "      Events: {E: {Type: Schedule, Properties: {Schedule: 'cron(5 0 * *"
                        + " * *)'}}}\n"))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Payment.Properties.Events.E.Properties.Schedule is no schedule");
  }

  @Test
  void a_key_named_twice_and_broken_yaml_are_refused() {
    assertThatThrownBy(() -> parse("Resources: {}\nResources: {}\n"))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("line 2 names Resources a second time");
    assertThatThrownBy(() -> parse("Resources: ["))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("isn't YAML");
  }
}
