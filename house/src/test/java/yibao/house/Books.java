package yibao.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The ledger as it stood, to see what was booked since. */
record Books(Channel channel, Set<String> before) {

  static Books open(Channel channel) {
    return new Books(
        channel, channel.table("ledger").stream().map(Books::id).collect(Collectors.toSet()));
  }

  List<JsonNode> bookedSince() {
    return channel.table("ledger").stream()
        .filter(posting -> !before.contains(id(posting)))
        .toList();
  }

  /** Of all postings there are. */
  long sum() {
    return channel.table("ledger").stream()
        .flatMap(posting -> posting.path("entries").valueStream())
        .mapToLong(entry -> entry.path("fen").asLong())
        .reduce(0, Math::addExact);
  }

  private static String id(JsonNode posting) {
    return posting.path("postingId").asText();
  }
}
