package yibao.settlement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The messages that are spoken here, by their numbers. */
final class Messages {

  private final Map<String, Message<?>> byInfno;

  Messages(List<Message<?>> messages) {
    this.byInfno =
        messages.stream()
            .collect(Collectors.toUnmodifiableMap(Message::infno, Function.identity()));
  }

  /**
   * Empty if there is none of that number; the variants with a letter (2207A) are other numbers.
   */
  Optional<Message<?>> find(String infno) {
    return Optional.ofNullable(byInfno.get(infno));
  }
}
