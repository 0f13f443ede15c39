package yibao.operations.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import yibao.local.LocalObjects;
import yibao.records.Reports;
import yibao.records.Statements;
import yibao.records.StoredStatement;

class DueStatementsTest {

  private static final LocalDate YESTERDAY = LocalDate.of(2025, 11, 5);
  private static final Instant MORNING = Instant.parse("2025-11-06T01:00:00Z");
  private static final Instant NOON = Instant.parse("2025-11-06T04:00:00Z");

  private final LocalObjects objects = LocalObjects.start();
  private final S3Client s3 =
      S3Client.builder()
          .httpClient(UrlConnectionHttpClient.create())
          .region(Region.AP_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCAL", "local")))
          .endpointOverride(objects.endpoint())
          .build();
  private final String bucket = objects.name("StatementsBucket");
  private final Statements statements = new Statements(s3, bucket);
  private final Reports reports = new Reports(s3, bucket);
  private final DueStatements due = new DueStatements(statements, reports);

  @AfterEach
  void stop() {
    s3.close();
    objects.close();
  }

  private static StoredStatement.Name name(String channel, LocalDate day) {
    return new StoredStatement.Name(channel, day);
  }

  private void sent(String channel, LocalDate day, String content) {
    s3.putObject(
        r -> r.bucket(bucket).key("statements/" + channel + "/" + day + ".csv"),
        RequestBody.fromString(content));
  }

  private void reported(String channel, LocalDate day) {
    reported(channel, day, Reports.Outcome.MATCHED);
  }

  private void reported(String channel, LocalDate day, Reports.Outcome outcome) {
    StoredStatement statement = statements.find(name(channel, day)).orElseThrow();
    reports.put(statement, outcome, Reports.Form.JSON, "{}");
  }

  private List<StoredStatement.Name> dueAt(Instant now) {
    return due.at(now).statements().stream().map(StoredStatement::name).toList();
  }

  @Test
  void a_statement_is_due_until_its_content_is_reported() {
    sent("wechat", YESTERDAY, "one");
    assertThat(dueAt(MORNING)).containsExactly(name("wechat", YESTERDAY));
    reported("wechat", YESTERDAY);
    assertThat(dueAt(MORNING)).isEmpty();
    sent("wechat", YESTERDAY, "one");
    assertThat(dueAt(MORNING)).as("the same bytes again").isEmpty();
    sent("wechat", YESTERDAY, "another");
    assertThat(dueAt(MORNING)).containsExactly(name("wechat", YESTERDAY));
  }

  @Test
  void one_that_came_late_is_due_for_a_week_the_oldest_first() {
    for (int days = 0; days < 9; days++) {
      sent("wechat", YESTERDAY.minusDays(days), "x");
    }
    reported("wechat", YESTERDAY.minusDays(2));
    sent("alipay", YESTERDAY, "x");

    assertThat(dueAt(MORNING))
        .containsExactly(
            name("alipay", YESTERDAY),
            name("wechat", YESTERDAY.minusDays(6)),
            name("wechat", YESTERDAY.minusDays(5)),
            name("wechat", YESTERDAY.minusDays(4)),
            name("wechat", YESTERDAY.minusDays(3)),
            name("wechat", YESTERDAY.minusDays(1)),
            name("wechat", YESTERDAY));
  }

  @Test
  void what_is_done_is_known_the_newest_first() {
    sent("wechat", YESTERDAY.minusDays(1), "x");
    sent("wechat", YESTERDAY, "x");
    reported("wechat", YESTERDAY.minusDays(1));
    reported("wechat", YESTERDAY);

    assertThat(due.at(MORNING).done())
        .extracting(StoredStatement::name)
        .containsExactly(name("wechat", YESTERDAY), name("wechat", YESTERDAY.minusDays(1)));
  }

  @Test
  void one_that_was_refused_is_waited_for_until_the_channel_sends_another() {
    sent("wechat", YESTERDAY, "wrong");
    reported("wechat", YESTERDAY, Reports.Outcome.REFUSED);

    assertThat(dueAt(MORNING)).isEmpty();
    assertThat(due.at(MORNING).refused()).containsExactly(name("wechat", YESTERDAY));
    sent("wechat", YESTERDAY, "right");
    assertThat(due.at(MORNING).refused()).isEmpty();
  }

  @Test
  void a_day_is_due_once_it_is_over_in_shanghai() {
    sent("wechat", YESTERDAY, "x");
    assertThat(dueAt(Instant.parse("2025-11-05T15:59:59Z"))).isEmpty();
    assertThat(dueAt(Instant.parse("2025-11-05T16:00:00Z"))).hasSize(1);
  }

  @Test
  void from_noon_on_a_statement_is_missing_of_who_sent_one_lately() {
    sent("wechat", YESTERDAY.minusDays(1), "x");
    sent("alipay", YESTERDAY, "x");
    sent("gone", YESTERDAY.minusDays(30), "x");

    assertThat(due.at(NOON.minusSeconds(1)).missing()).isEmpty();
    assertThat(due.at(NOON).missing()).containsExactly(name("wechat", YESTERDAY));
  }
}
