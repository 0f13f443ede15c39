package yibao.local;

import java.net.URI;
import java.time.Clock;

/**
 * The buckets of template.yaml in an object storage of one's own, for tests. Expects the system
 * property {@code yibao.root}, which the build sets.
 */
public final class LocalObjects implements AutoCloseable {

  private final Template template;
  private final WorkFolder work;
  private final LoopbackServer server;

  private LocalObjects(Template template, WorkFolder work, LoopbackServer server) {
    this.template = template;
    this.work = work;
    this.server = server;
  }

  /** Starts it with every bucket of the template, empty. */
  public static LocalObjects start() {
    return start(Template.read(Installation.ofBuild().root()));
  }

  static LocalObjects start(Template template) {
    WorkFolder work = WorkFolder.make();
    ObjectStore store =
        new ObjectStore(work.path(), template.buckets().values(), Clock.systemUTC());
    return new LocalObjects(template, work, LoopbackServer.start(new ObjectStorage(store)));
  }

  /** What a client of S3 is given as its endpoint. */
  public URI endpoint() {
    return server.uri();
  }

  /**
   * A bucket's name as functions get it in their environment.
   *
   * @param bucket its logical id such as {@code StatementsBucket}
   * @throws IllegalArgumentException if the template has no such bucket
   */
  public String name(String bucket) {
    BucketDefinition definition = template.buckets().get(bucket);
    if (definition == null) {
      throw new IllegalArgumentException(
          "template.yaml has no bucket " + bucket + ", but " + template.buckets().keySet());
    }
    return definition.name();
  }

  @Override
  public void close() {
    server.close();
    work.close();
  }
}
