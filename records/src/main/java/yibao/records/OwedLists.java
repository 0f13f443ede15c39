package yibao.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The lists of what is owed, by kind and by how it stands, channel by channel. Each is spread over
 * parts by the items' ids, so that a bad hour of a channel heats no single key; a page goes through
 * them one after the other.
 */
final class OwedLists {

  private static final String INDEX = "listed";
  private static final int PARTS = 16;
  private static final String MARK = "#";

  /** After every character of a channel's name and of an id. */
  private static final String LAST = "~";

  private final Tables tables;
  private final String table;

  OwedLists(Tables tables, String table) {
    this.tables = tables;
    this.table = table;
  }

  /** The item with the list that it stands in, and its place there. */
  static Item listed(Item item) {
    String owedId = item.text("owedId");
    int part = Hashes.sha256(owedId)[0] & (PARTS - 1);
    return item.text("listed", key(item.text("kind"), item.text("status"), part))
        .text("listedAs", item.text("channel") + MARK + owedId);
  }

  static boolean isPlace(String text) {
    return Place.parse(text).isPresent();
  }

  /** A page over several lists, in their order. */
  <T> OwedMoney.Page<T> page(
      String kind,
      List<String> statuses,
      Optional<String> channel,
      Optional<String> after,
      int most,
      Function<Item, T> read) {
    List<Item> found = new ArrayList<>();
    Optional<Place> last = after.flatMap(Place::parse);
    for (int status = last.map(Place::status).orElse(0); status < statuses.size(); status++) {
      boolean goesOn = last.isPresent() && last.get().status() == status;
      for (int part = goesOn ? last.get().part() : 0; part < PARTS; part++) {
        Optional<String> from =
            goesOn && part == last.get().part() ? Optional.of(last.get().as()) : Optional.empty();
        for (Item item : list(key(kind, statuses.get(status), part), channel, from, most + 1)) {
          if (found.size() == most) {
            return new OwedMoney.Page<>(
                found.stream().map(read).toList(), Optional.of(place(statuses, found.getLast())));
          }
          found.add(item);
        }
      }
    }
    return new OwedMoney.Page<>(found.stream().map(read).toList(), Optional.empty());
  }

  private List<Item> list(String list, Optional<String> channel, Optional<String> from, int most) {
    String own = channel.map(name -> name + MARK).orElse("");
    String first = from.filter(as -> as.startsWith(own)).map(as -> as + "!").orElse(own + "!");
    Map<String, AttributeValue> values =
        Map.of(
            ":list", AttributeValue.fromS(list),
            ":from", AttributeValue.fromS(first),
            ":to", AttributeValue.fromS(own + LAST));
    return tables.query(
        QueryRequest.builder()
            .tableName(table)
            .indexName(INDEX)
            .keyConditionExpression("listed = :list AND listedAs BETWEEN :from AND :to")
            .expressionAttributeValues(values)
            .limit(most)
            .build());
  }

  private static String key(String kind, String status, int part) {
    return kind + MARK + status + MARK + Integer.toHexString(part);
  }

  private static String place(List<String> statuses, Item item) {
    String[] list = item.text("listed").split(MARK, -1);
    String as = item.text("listedAs").replace(MARK, ".");
    return statuses.indexOf(list[1]) + "." + list[2] + "." + as;
  }

  /** Where a page ended: in which list, and at which item. */
  private record Place(int status, int part, String as) {

    static Optional<Place> parse(String text) {
      String[] parts = text.split("\\.", 3);
      if (!text.matches("[0-9]\\.[0-9a-f]\\.[A-Za-z0-9._-]{1,200}")) {
        return Optional.empty();
      }
      int id = parts[2].lastIndexOf('.');
      return id < 0
          ? Optional.empty()
          : Optional.of(
              new Place(
                  Integer.parseInt(parts[0]),
                  Integer.parseInt(parts[1], 16),
                  parts[2].substring(0, id) + MARK + parts[2].substring(id + 1)));
    }
  }
}
