package yibao.edge;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The event of a scheduled job, read as strictly as a request's body. Nobody waits for an answer,
 * so what is wrong is a fault, which says where.
 */
public final class JobInput {

  private JobInput() {}

  /**
   * Reads the event.
   *
   * @throws IllegalArgumentException if it isn't what the job takes
   */
  public static <T> T read(InputStream event, Function<Fields, T> reading) throws IOException {
    return read(event.readAllBytes(), reading);
  }

  /** The same of an event that was looked at before. */
  public static <T> T read(byte[] event, Function<Fields, T> reading) {
    Errors errors = new Errors();
    Json value = JsonReader.read(event, errors);
    Fields fields = Fields.of(value, "", errors);
    T read = reading.apply(fields);
    fields.done();
    check(errors);
    return read;
  }

  /**
   * An event of AWS's own making, of which a job takes what it needs.
   *
   * @throws IllegalArgumentException if it is no JSON
   */
  public static Json any(byte[] event) {
    Errors errors = new Errors();
    Json value = JsonReader.read(event, errors);
    check(errors);
    return value;
  }

  private static void check(Errors errors) {
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(
          errors.all().stream()
              .map(error -> "\"" + error.pointer() + "\": " + error.detail().english())
              .collect(Collectors.joining("; ", "no event of this job: ", "")));
    }
  }
}
