package yibao.records;

import java.time.Instant;

/**
 * A record of a stream that can't be read or done, put where somebody looks at it, so that those
 * after it go on.
 *
 * @param id of the record in its stream
 * @param content all of it, as it came
 * @param because the kind of fault
 * @param at the system instant
 */
public record SetAside(String id, String content, String because, Instant at) {}
