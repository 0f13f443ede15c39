package yibao.records;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The statements of the channels: {@code statements/<channel>/<day>.csv} in a versioned bucket. */
public final class Statements {

  static final String FOLDER = "statements/";

  private static final String ENDING = ".csv";

  private final S3Client client;
  private final String bucket;

  public Statements(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /** The statement as it stands there now; empty if there is none. */
  public Optional<StoredStatement> find(StoredStatement.Name name) {
    HeadObjectRequest request =
        HeadObjectRequest.builder()
            .bucket(bucket)
            .key(FOLDER + name.channel() + "/" + name.day() + ENDING)
            .build();
    try {
      HeadObjectResponse head = client.headObject(request);
      return Optional.of(
          new StoredStatement(
              name,
              Objects.requireNonNull(head.versionId(), "the bucket keeps no versions"),
              head.eTag().replace("\"", ""),
              head.contentLength()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw ObjectFaults.passing("a statement can't be looked up", e);
    }
  }

  /**
   * Reads just this version, piece by piece: whatever its size it takes the memory of one piece,
   * and a piece that breaks off is asked for again. What can't be read is {@link
   * StorageUnavailable}.
   */
  public InputStream open(StoredStatement statement) {
    return new PiecewiseStream(
        statement.bytes(),
        range -> {
          StoredStatement.Name name = statement.name();
          GetObjectRequest request =
              GetObjectRequest.builder()
                  .bucket(bucket)
                  .key(FOLDER + name.channel() + "/" + name.day() + ENDING)
                  .versionId(statement.version())
                  .range(range)
                  .build();
          try {
            return client.getObjectAsBytes(request).asByteArrayUnsafe();
          } catch (SdkException e) {
            throw ObjectFaults.passing("a statement can't be read", e);
          }
        });
  }

  /** Every channel that ever sent a statement, in the order of their names. */
  public List<String> channels() {
    ListObjectsV2Request request =
        ListObjectsV2Request.builder().bucket(bucket).prefix(FOLDER).delimiter("/").build();
    try {
      return client.listObjectsV2Paginator(request).commonPrefixes().stream()
          .map(CommonPrefix::prefix)
          .map(prefix -> prefix.substring(FOLDER.length(), prefix.length() - 1))
          .toList();
    } catch (SdkException e) {
      throw ObjectFaults.passing("statements can't be listed", e);
    }
  }

  /** The statements of a channel from a day on, in the order of their days. */
  public List<StoredStatement.Name> of(String channel, LocalDate from) {
    String folder = FOLDER + channel + "/";
    ListObjectsV2Request request =
        ListObjectsV2Request.builder()
            .bucket(bucket)
            .prefix(folder)
            .startAfter(folder + from.minusDays(1) + ENDING)
            .build();
    try {
      List<StoredStatement.Name> names = new ArrayList<>();
      for (S3Object object : client.listObjectsV2Paginator(request).contents()) {
        day(object.key().substring(folder.length()))
            .ifPresent(day -> names.add(new StoredStatement.Name(channel, day)));
      }
      return names;
    } catch (SdkException e) {
      throw ObjectFaults.passing("statements can't be listed", e);
    }
  }

  /** What is named otherwise is no statement. */
  private static Optional<LocalDate> day(String file) {
    if (!file.endsWith(ENDING)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(file.substring(0, file.length() - ENDING.length())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
