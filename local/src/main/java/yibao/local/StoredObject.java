package yibao.local;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * One version of an object.
 *
 * @param version empty where the bucket keeps none
 * @param content the file that holds it
 * @param etag the MD5 of the content, in quotation marks
 * @param headers what was stored with it and comes back with it, by lower-case name
 */
record StoredObject(
    String key,
    String version,
    Path content,
    long size,
    String etag,
    Instant lastModified,
    Map<String, String> headers) {}
