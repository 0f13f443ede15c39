package yibao.edge;

import java.util.List;

/** A request's body as text of JSON: well-formed, or what is wrong with it. */
public sealed interface ParsedBody {

  /** It is one JSON value, in which no key stands twice. */
  record Whole(Json value) implements ParsedBody {}

  /** It isn't, each place with what is wrong there. */
  record Flawed(List<FieldError> errors) implements ParsedBody {

    public Flawed {
      errors = List.copyOf(errors);
    }
  }

  static ParsedBody of(byte[] body) {
    Errors errors = new Errors();
    Json value = JsonReader.read(body, errors);
    return errors.isEmpty() ? new Whole(value) : new Flawed(errors.all());
  }
}
