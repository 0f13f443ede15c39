package yibao.records;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;
import yibao.rules.Area;

/**
 * What is handed out of the clearing between pooling areas, in the bucket of the statements: {@code
 * clearing/<month>/<area>.csv} and {@code .html} for each area, and {@code index.json} over all of
 * them.
 */
public final class Clearing {

  static final String FOLDER = "clearing/";

  private static final String INDEX = "index.json";

  private final S3Client client;
  private final String bucket;

  public Clearing(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /**
   * What there is of a month.
   *
   * @param names of the files
   */
  public record Written(Set<String> names) {

    public Written {
      names = Set.copyOf(names);
    }

    /** Whether all of the month is there, since its index is written last. */
    public boolean isComplete() {
      return names.contains(INDEX);
    }

    /** Whether all of an area is there, since its page is written last. */
    public boolean has(Area area) {
      return names.contains(page(area));
    }
  }

  public Written written(YearMonth month) {
    String folder = folder(month);
    ListObjectsV2Request request =
        ListObjectsV2Request.builder().bucket(bucket).prefix(folder).build();
    try {
      Set<String> names = new TreeSet<>();
      for (S3Object object : client.listObjectsV2Paginator(request).contents()) {
        names.add(object.key().substring(folder.length()));
      }
      return new Written(names);
    } catch (SdkException e) {
      throw ObjectFaults.passing("what is written of a clearing can't be listed", e);
    }
  }

  /**
   * Puts what an area is handed.
   *
   * @param csv a table of any length
   */
  public void put(YearMonth month, Area area, Path csv, String page) {
    put(folder(month) + area.code() + ".csv", "text/csv; charset=utf-8", RequestBody.fromFile(csv));
    put(folder(month) + page(area), "text/html; charset=utf-8", RequestBody.fromString(page));
  }

  /** Puts what is over all areas, once theirs is there. */
  public void putIndex(YearMonth month, String json) {
    put(folder(month) + INDEX, "application/json", RequestBody.fromString(json));
  }

  private void put(String key, String mediaType, RequestBody body) {
    PutObjectRequest request =
        PutObjectRequest.builder().bucket(bucket).key(key).contentType(mediaType).build();
    try {
      client.putObject(request, body);
    } catch (SdkException e) {
      throw ObjectFaults.passing("a statement of the clearing can't be written", e);
    }
  }

  private static String folder(YearMonth month) {
    return FOLDER + month + "/";
  }

  private static String page(Area area) {
    return area.code() + ".html";
  }
}
