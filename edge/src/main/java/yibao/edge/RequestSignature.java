package yibao.edge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * The one signature of a request as its headers {@code Signature-Input} and {@code Signature} tell
 * it (RFC 9421 §4), under whatever label.
 *
 * @param covered the names of the components that are signed, in their order
 * @param created in whole seconds, as is {@code expires}
 * @param parameters the line {@code @signature-params} of what is signed
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never shared, never compared
record RequestSignature(
    List<String> covered,
    Instant created,
    Optional<Instant> expires,
    String keyid,
    String parameters,
    byte[] signature) {

  static final String INPUT_HEADER = "signature-input";
  static final String HEADER = "signature";

  private static final String ALGORITHM = "ed25519";

  /** No other is ever registered, so none is looked for. */
  private static final Pattern KEYID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /**
   * Reads it.
   *
   * @throws Unproved if there is none, or more than one, or it isn't one of this algorithm
   */
  static RequestSignature of(Request request) {
    Optional<String> input = request.header(INPUT_HEADER);
    Optional<String> signature = request.header(HEADER);
    Unproved.unless(input.isPresent() && signature.isPresent(), Unproved.Flaw.UNSIGNED);
    Map.Entry<String, Structured> told = only(input.get());
    Map.Entry<String, Structured> made = only(signature.get());
    Unproved.unless(told.getKey().equals(made.getKey()), Unproved.Flaw.NOT_ONE_SIGNATURE);
    if (told.getValue() instanceof Structured.InnerList list
        && made.getValue() instanceof Structured.Item(Structured.Bytes(byte[] bytes), var none)) {
      return of(list, bytes);
    }
    throw new Unproved(Unproved.Flaw.MALFORMED);
  }

  private static Map.Entry<String, Structured> only(String header) {
    SequencedMap<String, Structured> members =
        StructuredReader.dictionary(header)
            .orElseThrow(() -> new Unproved(Unproved.Flaw.MALFORMED));
    Unproved.unless(members.size() == 1, Unproved.Flaw.NOT_ONE_SIGNATURE);
    return members.firstEntry();
  }

  private static RequestSignature of(Structured.InnerList list, byte[] signature) {
    Map<String, Structured.Bare> parameters = list.parameters();
    Unproved.unless(
        text(parameters, "alg").orElse(ALGORITHM).equals(ALGORITHM), Unproved.Flaw.OTHER_ALGORITHM);
    Instant created =
        second(parameters, "created").orElseThrow(() -> new Unproved(Unproved.Flaw.CREATED));
    String keyid =
        text(parameters, "keyid")
            .filter(id -> KEYID.matcher(id).matches())
            .orElseThrow(() -> new Unproved(Unproved.Flaw.UNKNOWN_KEY));
    return new RequestSignature(
        covered(list), created, second(parameters, "expires"), keyid, list.write(), signature);
  }

  /** Each once, and whole: a component with parameters is a part of one, or read otherwise. */
  private static List<String> covered(Structured.InnerList list) {
    List<String> names = new ArrayList<>();
    for (Structured.Item component : list.items()) {
      Unproved.unless(component.parameters().isEmpty(), Unproved.Flaw.CANT_BE_COVERED);
      if (component.value() instanceof Structured.Text(String name)) {
        names.add(name);
      } else {
        throw new Unproved(Unproved.Flaw.MALFORMED);
      }
    }
    Unproved.unless(new HashSet<>(names).size() == names.size(), Unproved.Flaw.MALFORMED);
    return List.copyOf(names);
  }

  private static Optional<String> text(Map<String, Structured.Bare> parameters, String name) {
    return switch (parameters.get(name)) {
      case null -> Optional.empty();
      case Structured.Text(String value) -> Optional.of(value);
      default -> throw new Unproved(Unproved.Flaw.MALFORMED);
    };
  }

  private static Optional<Instant> second(Map<String, Structured.Bare> parameters, String name) {
    return switch (parameters.get(name)) {
      case null -> Optional.empty();
      case Structured.Int(long value) -> Optional.of(Instant.ofEpochSecond(value));
      default -> throw new Unproved(Unproved.Flaw.MALFORMED);
    };
  }
}
