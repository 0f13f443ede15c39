package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What stands in for S3, asked by the SDK as functions ask it, and in ways in which it never is.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ObjectStorageTest {

  private static final String BUCKET = "yibao-files";
  private static final String UNVERSIONED = "yibao-scratch";

  private final LocalObjects objects =
      LocalObjects.start(
          Template.parse(
              """
              Resources:
                Files:
                  Type: AWS::S3::Bucket
                  Properties: {VersioningConfiguration: {Status: Enabled}}
                Scratch: {Type: AWS::S3::Bucket}
              """,
              Path.of("/project")));

  // no word of path style: the endpoint's address is a number
  private final S3Client s3 =
      S3Client.builder()
          .httpClient(UrlConnectionHttpClient.create())
          .region(Region.AP_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCAL", "local")))
          .endpointOverride(objects.endpoint())
          .build();

  private final HttpClient http = HttpClient.newHttpClient();

  @AfterAll
  void stop() {
    http.close();
    s3.close();
    objects.close();
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  private PutObjectResponse put(String key, String content) {
    return s3.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString(content));
  }

  private String get(String key) {
    return s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String();
  }

  private HttpResponse<String> raw(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(objects.endpoint() + path));
  }

  @Test
  void what_is_put_comes_back_with_its_type_and_what_was_said_of_it() {
    String key = newKey();
    s3.putObject(
        r ->
            r.bucket(BUCKET)
                .key(key)
                .contentType("text/csv; charset=utf-8")
                .metadata(Map.of("of", "a day")),
        RequestBody.fromString("金额"));

    var found = s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key));
    GetObjectResponse about = found.response();
    assertThat(found.asUtf8String()).isEqualTo("金额");
    assertThat(about.contentType()).isEqualTo("text/csv; charset=utf-8");
    assertThat(about.metadata()).containsExactly(Map.entry("of", "a day"));
    assertThat(s3.headObject(r -> r.bucket(BUCKET).key(key)))
        .returns(6L, head -> head.contentLength())
        .returns(about.eTag(), head -> head.eTag())
        .returns(about.lastModified(), head -> head.lastModified());
  }

  @Test
  void a_version_stays_as_it_was_when_another_is_put() {
    String key = newKey();
    String first = put(key, "one").versionId();
    String second = put(key, "two").versionId();

    assertThat(get(key)).isEqualTo("two");
    assertThat(first).isNotEqualTo(second);
    assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key).versionId(first)).asUtf8String())
        .isEqualTo("one");
  }

  @Test
  void a_bucket_without_versions_keeps_the_last_and_names_none() {
    String key = newKey();
    for (String content : List.of("one", "two")) {
      PutObjectResponse put =
          s3.putObject(r -> r.bucket(UNVERSIONED).key(key), RequestBody.fromString(content));
      assertThat(put.versionId()).isNull();
    }
    assertThat(s3.getObjectAsBytes(r -> r.bucket(UNVERSIONED).key(key)).asUtf8String())
        .isEqualTo("two");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 0123, bytes 0-3/10",
    "bytes=8-99, 89, bytes 8-9/10",
    "bytes=7-, 789, bytes 7-9/10",
    "bytes=-2, 89, bytes 8-9/10"
  })
  void a_range_gives_a_part_and_says_of_how_much(String range, String part, String said) {
    String key = newKey();
    put(key, "0123456789");

    var found = s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key).range(range));
    assertThat(found.asUtf8String()).isEqualTo(part);
    assertThat(found.response().contentRange()).isEqualTo(said);
  }

  @Test
  void a_range_behind_the_end_is_refused() {
    String key = newKey();
    put(key, "0123456789");
    assertThatThrownBy(() -> s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key).range("bytes=10-")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(416);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidRange");
            });
  }

  @Test
  void what_is_missing_is_told_apart() {
    String key = newKey();
    assertThatThrownBy(() -> get(key)).isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> s3.headObject(r -> r.bucket(BUCKET).key(key)))
        .isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(
            () -> s3.putObject(r -> r.bucket("elsewhere").key(key), RequestBody.fromString("x")))
        .isInstanceOf(NoSuchBucketException.class);
    assertThatThrownBy(() -> s3.listObjectsV2(r -> r.bucket("elsewhere")))
        .isInstanceOf(NoSuchBucketException.class);
    put(key, "x");
    assertThatThrownBy(
            () -> s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key).versionId("another")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchVersion"));
  }

  @Test
  void many_megabytes_in_many_pieces_come_back_as_they_were() {
    byte[] content = new byte[20 * 1024 * 1024 + 7];
    new Random(7).nextBytes(content);
    String key = newKey();
    s3.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromBytes(content));

    // the client holds it against the checksum that it sent
    assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asByteArray())
        .isEqualTo(content);
  }

  @Test
  void nothing_is_something_that_can_be_stored() {
    String key = newKey();
    put(key, "");
    assertThat(get(key)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a/b", "a//b", "a/../b", "a b+c%2F/ü~(x)", ".hidden/..", "a/", "@1.json/@2"})
  void any_key_is_its_own(String key) {
    String content = newKey();
    put("odd/" + key, content);
    assertThat(get("odd/" + key)).isEqualTo(content);
    assertThat(s3.listObjectsV2(r -> r.bucket(BUCKET).prefix("odd/" + key)).contents())
        .extracting(S3Object::key)
        .contains("odd/" + key);
  }

  @Test
  void objects_are_listed_page_by_page_in_the_order_of_their_keys() {
    String folder = newKey() + "/";
    List<String> keys = List.of(folder + "1", folder + "2/a", folder + "2/b", folder + "3");
    keys.reversed().forEach(key -> put(key, "x"));

    ListObjectsV2Request pages =
        ListObjectsV2Request.builder().bucket(BUCKET).prefix(folder).maxKeys(1).build();
    assertThat(s3.listObjectsV2Paginator(pages).contents())
        .extracting(S3Object::key)
        .containsExactlyElementsOf(keys);
    assertThat(
            s3.listObjectsV2(r -> r.bucket(BUCKET).prefix(folder).startAfter(folder + "2/a"))
                .contents())
        .extracting(S3Object::key)
        .containsExactly(folder + "2/b", folder + "3");
  }

  @Test
  void what_shares_a_folder_is_listed_as_that_folder_once_on_whatever_page() {
    String folder = newKey() + "/";
    List.of("x/1", "x/2", "y/1", "z").forEach(name -> put(folder + name, "x"));
    ListObjectsV2Request asked =
        ListObjectsV2Request.builder().bucket(BUCKET).prefix(folder).delimiter("/").build();

    ListObjectsV2Response listed = s3.listObjectsV2(asked);
    assertThat(listed.commonPrefixes())
        .extracting(CommonPrefix::prefix)
        .containsExactly(folder + "x/", folder + "y/");
    assertThat(listed.contents()).extracting(S3Object::key).containsExactly(folder + "z");
    assertThat(s3.listObjectsV2Paginator(asked.toBuilder().maxKeys(1).build()).commonPrefixes())
        .extracting(CommonPrefix::prefix)
        .containsExactly(folder + "x/", folder + "y/");
  }

  @Test
  void a_body_that_isn_t_what_its_checksum_says_is_refused_and_not_stored() throws Exception {
    String key = newKey();
    HttpResponse<String> answer =
        raw(
            at("/" + BUCKET + "/" + key)
                .header("x-amz-checksum-crc32", "AAAAAA==")
                .PUT(HttpRequest.BodyPublishers.ofString("x")));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("<Code>BadDigest</Code>");
    assertThatThrownBy(() -> get(key)).isInstanceOf(NoSuchKeyException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5;chunk-signature=0\r\nabc", "3\r\nabcd\r\n0\r\n\r\n", "x\r\n", ""})
  void a_body_in_pieces_that_is_cut_off_or_mutilated_is_refused(String body) throws Exception {
    String key = newKey();
    HttpResponse<String> answer =
        raw(
            at("/" + BUCKET + "/" + key)
                .header("content-encoding", "aws-chunked")
                .PUT(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.US_ASCII)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThatThrownBy(() -> get(key)).isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void a_body_shorter_than_it_says_is_refused() throws Exception {
    HttpResponse<String> answer =
        raw(
            at("/" + BUCKET + "/" + newKey())
                .header("content-encoding", "aws-chunked")
                .header("x-amz-decoded-content-length", "4")
                .PUT(HttpRequest.BodyPublishers.ofString("3\r\nabc\r\n0\r\n\r\n")));
    assertThat(answer.body()).contains("<Code>IncompleteBody</Code>");
  }

  @Test
  void what_it_does_not_know_is_refused_and_never_passed_over() {
    String key = newKey();
    put(key, "x");
    assertThatThrownBy(() -> s3.getObjectAcl(r -> r.bucket(BUCKET).key(key)))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(501));
    assertThatThrownBy(() -> s3.deleteObject(r -> r.bucket(BUCKET).key(key)))
        .isInstanceOf(S3Exception.class);
    assertThatThrownBy(() -> s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key).ifMatch("other")))
        .isInstanceOf(S3Exception.class);
    assertThat(get(key)).isEqualTo("x");
  }

  @Test
  void the_checksum_of_the_whole_is_told_to_who_asks_and_never_with_a_part() {
    String key = newKey();
    put(key, "x");
    assertThat(s3.headObject(r -> r.bucket(BUCKET).key(key).checksumMode("ENABLED")))
        .returns("jNwWgw==", head -> head.checksumCRC32());
    assertThat(s3.headObject(r -> r.bucket(BUCKET).key(key)).checksumCRC32()).isNull();
    assertThat(
            s3.getObjectAsBytes(
                    r -> r.bucket(BUCKET).key(key).checksumMode("ENABLED").range("bytes=0-0"))
                .response()
                .checksumCRC32())
        .isNull();
  }
}
