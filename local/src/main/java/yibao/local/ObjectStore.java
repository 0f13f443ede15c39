package yibao.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The objects of the template's buckets in a folder, under their keys, a file for each version and
 * one beside it that says the rest. A version is there once that second file is, so that a process
 * may be killed anywhere.
 */
final class ObjectStore {

  private static final String CONTENT = "@";
  private static final String ABOUT = ".json";

  private final Path folder;
  private final Map<String, BucketDefinition> buckets;
  private final Clock system;

  ObjectStore(Path folder, Collection<BucketDefinition> buckets, Clock system) {
    this.folder = folder;
    this.buckets =
        buckets.stream().collect(Collectors.toMap(BucketDefinition::name, Function.identity()));
    this.system = system;
  }

  /** A file to receive a body in, which {@link #keep} takes or {@link #drop} removes. */
  Path incoming() {
    try {
      Path incoming = Files.createDirectories(folder.resolve(".incoming"));
      return incoming.resolve(UUID.randomUUID().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " can't be written to: free some space there.", e);
    }
  }

  void drop(Path incoming) {
    try {
      Files.deleteIfExists(incoming);
    } catch (IOException e) {
      // it is in nobody's way
    }
  }

  /** Makes what was received the object's newest version. */
  synchronized StoredObject keep(
      String bucket, String key, Path incoming, String etag, Map<String, String> headers) {
    BucketDefinition definition = bucket(bucket);
    Path place = place(bucket, key);
    try {
      Files.createDirectories(place);
      List<String> before = versions(place);
      long number = before.isEmpty() ? 1 : Long.parseLong(before.getLast()) + 1;
      String version = "%010d".formatted(number);
      Path content = place.resolve(CONTENT + version);
      Files.move(incoming, content, StandardCopyOption.ATOMIC_MOVE);
      ObjectNode about =
          Json.object().put("etag", etag).put("lastModified", system.instant().toString());
      ObjectNode kept = about.putObject("headers");
      headers.forEach(kept::put);
      Path fresh = place.resolve(CONTENT + version + ".new");
      Files.write(fresh, Json.bytes(about));
      Files.move(fresh, place.resolve(CONTENT + version + ABOUT), StandardCopyOption.ATOMIC_MOVE);
      if (!definition.versioned()) {
        before.forEach(old -> remove(place, old));
      }
      return read(definition, key, place, version);
    } catch (IOException e) {
      throw new UncheckedIOException(place + " can't be written to: free some space there.", e);
    }
  }

  private void remove(Path place, String version) {
    drop(place.resolve(CONTENT + version + ABOUT));
    drop(place.resolve(CONTENT + version));
  }

  /** The newest version, or the one asked for; empty if there is none. */
  synchronized Optional<StoredObject> find(String bucket, String key, Optional<String> version) {
    BucketDefinition definition = bucket(bucket);
    Path place = place(bucket, key);
    List<String> versions = versions(place);
    Optional<String> found =
        version.isPresent()
            ? version.filter(versions::contains)
            : Optional.of(versions).filter(all -> !all.isEmpty()).map(List::getLast);
    return found.map(name -> read(definition, key, place, name));
  }

  /** The newest version of each object whose key begins so, in the order of their keys. */
  synchronized List<StoredObject> list(String bucket, String prefix) {
    BucketDefinition definition = bucket(bucket);
    Path top = folder.resolve(bucket);
    if (!Files.isDirectory(top)) {
      return List.of();
    }
    try (Stream<Path> places = Files.walk(top)) {
      return places
          .filter(Files::isDirectory)
          .filter(place -> !versions(place).isEmpty())
          .map(place -> newest(definition, top, place))
          .filter(object -> object.key().startsWith(prefix))
          .sorted(Comparator.comparing(StoredObject::key, ObjectKey.ORDER))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(top + " can't be read.", e);
    }
  }

  private StoredObject newest(BucketDefinition definition, Path top, Path place) {
    return read(definition, ObjectKey.at(top.relativize(place)), place, versions(place).getLast());
  }

  /** Refused if there is no such bucket. */
  void mustHave(String bucket) {
    bucket(bucket);
  }

  private BucketDefinition bucket(String name) {
    BucketDefinition definition = buckets.get(name);
    if (definition == null) {
      throw new ObjectRefusal(404, "NoSuchBucket", "The specified bucket does not exist");
    }
    return definition;
  }

  private Path place(String bucket, String key) {
    return folder.resolve(bucket).resolve(ObjectKey.path(key));
  }

  /** The names of the versions, the oldest first. */
  private static List<String> versions(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(CONTENT) && name.endsWith(ABOUT))
          .map(name -> name.substring(CONTENT.length(), name.length() - ABOUT.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(place + " can't be read.", e);
    }
  }

  private static StoredObject read(
      BucketDefinition bucket, String key, Path place, String version) {
    Path content = place.resolve(CONTENT + version);
    try {
      ObjectNode about =
          Json.readObject(Files.readAllBytes(place.resolve(CONTENT + version + ABOUT)))
              .orElseThrow(() -> new LocalCloudException(place + " is damaged: remove it."));
      Map<String, String> headers = new TreeMap<>();
      about
          .path("headers")
          .properties()
          .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
      return new StoredObject(
          key,
          bucket.versioned() ? version : "",
          content,
          Files.size(content),
          about.path("etag").asText(),
          Instant.parse(about.path("lastModified").asText()),
          headers);
    } catch (IOException e) {
      throw new UncheckedIOException(content + " can't be read.", e);
    }
  }
}
