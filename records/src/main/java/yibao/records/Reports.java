package yibao.records;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * What came of holding statements against the books: {@code reports/<channel>/<day>.json}, {@code
 * .csv} and {@code .html}, in the bucket of the statements. Each says of which content of the
 * statement it is.
 */
public final class Reports {

  static final String FOLDER = "reports/";

  private static final String STATEMENT = "statement";
  private static final String OUTCOME = "outcome";

  private final S3Client client;
  private final String bucket;

  public Reports(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /** In which a report is kept. */
  public enum Form {
    CSV("text/csv; charset=utf-8"),
    HTML("text/html; charset=utf-8"),
    /** Written last: where it is, the others are. */
    JSON("application/json");

    private final String mediaType;

    Form(String mediaType) {
      this.mediaType = mediaType;
    }
  }

  /** What became of a statement. */
  public enum Outcome {
    MATCHED,
    REFUSED
  }

  /**
   * What is known of a report without reading it.
   *
   * @param content of the statement that it is of
   */
  public record Reported(String content, Outcome outcome) {}

  /** The report of a statement, if there is one. */
  public Optional<Reported> find(StoredStatement.Name name) {
    HeadObjectRequest request =
        HeadObjectRequest.builder().bucket(bucket).key(key(name, Form.JSON)).build();
    try {
      Map<String, String> known = client.headObject(request).metadata();
      return Optional.of(
          new Reported(
              known.getOrDefault(STATEMENT, ""), Outcome.valueOf(known.getOrDefault(OUTCOME, ""))));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw ObjectFaults.passing("a report can't be looked up", e);
    }
  }

  public void put(StoredStatement statement, Outcome outcome, Form form, String text) {
    put(statement, outcome, form, RequestBody.fromString(text));
  }

  /** Of any length. */
  public void put(StoredStatement statement, Outcome outcome, Form form, Path file) {
    put(statement, outcome, form, RequestBody.fromFile(file));
  }

  private void put(StoredStatement statement, Outcome outcome, Form form, RequestBody body) {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key(statement.name(), form))
            .contentType(form.mediaType)
            .metadata(Map.of(STATEMENT, statement.content(), OUTCOME, outcome.name()))
            .build();
    try {
      client.putObject(request, body);
    } catch (SdkException e) {
      throw ObjectFaults.passing("a report can't be written", e);
    }
  }

  private static String key(StoredStatement.Name name, Form form) {
    return FOLDER + name.channel() + "/" + name.day() + "." + form.name().toLowerCase(Locale.ROOT);
  }
}
