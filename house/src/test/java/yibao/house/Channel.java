package yibao.house;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A payment channel at the local cloud, and the person at the machine who can make it fail. */
record Channel(URI cloud, URI unsigned) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  Answered get(String path) {
    return send(HttpRequest.newBuilder(cloud.resolve(path)));
  }

  /** What a browser is shown. */
  Answered page(String path) {
    return send(HttpRequest.newBuilder(cloud.resolve(path)).header("accept", "text/html"));
  }

  Answered post(String path, JsonNode body) {
    return post(cloud, path, body);
  }

  /** A POST that says more in headers, a name and its value each. */
  Answered post(String path, JsonNode body, String... headers) {
    return send(
        HttpRequest.newBuilder(cloud.resolve(path))
            .header("content-type", "application/json")
            .headers(headers)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  Answered postUnsigned(String path, JsonNode body) {
    return post(unsigned, path, body);
  }

  /** A POST whose path says all of it. */
  Answered act(String path) {
    return send(
        HttpRequest.newBuilder(cloud.resolve(path)).POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** Puts a channel's statement of a day into the bucket, as channels do each night. */
  Answered sendStatement(String channel, LocalDate day, String csv) {
    return send(
        HttpRequest.newBuilder(cloud.resolve("/_local/statements/" + channel + "/" + day))
            .PUT(HttpRequest.BodyPublishers.ofString(csv)));
  }

  /** Hands in the staff that an employer pays for, as a table under what is the same for all. */
  Answered handIn(String key, String query, String table) {
    return send(
        HttpRequest.newBuilder(cloud.resolve("/premium-payment/staff-lists?" + query))
            .header("content-type", "text/csv")
            .header("idempotency-key", key)
            .POST(HttpRequest.BodyPublishers.ofString(table)));
  }

  private static Answered post(URI at, String path, JsonNode body) {
    return send(
        HttpRequest.newBuilder(at.resolve(path))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private static Answered send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(
              request.timeout(Duration.ofMinutes(5)).build(), HttpResponse.BodyHandlers.ofString());
      return new Answered(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  // ---- people, orders and notices --------------------------------------------------------------

  /** An adult who had residents' cover in Qinghai in 2024 and 2025. */
  Answered register(String idNumber) {
    return post("/enrolment/people", adult(idNumber));
  }

  /** The number of such an adult who belongs to a group for some days. */
  String registered(String idNumber, String category, LocalDate from, Optional<LocalDate> to) {
    ObjectNode body = adult(idNumber);
    ObjectNode spell =
        body.putArray("categories").addObject().put("code", category).put("from", from.toString());
    to.ifPresent(day -> spell.put("to", day.toString()));
    return numberOf(post("/enrolment/people", body));
  }

  private static ObjectNode adult(String idNumber) {
    ObjectNode body =
        JSON.objectNode()
            .put("idType", "01")
            .put("idNumber", idNumber)
            .put("name", "马晓梅")
            .put("area", "630000");
    body.putArray("covers")
        .addObject()
        .put("scheme", "RESIDENT")
        .put("area", "630000")
        .put("from", "2024-01-01")
        .put("to", "2025-12-31");
    return body;
  }

  String registered(String idNumber) {
    return numberOf(register(idNumber));
  }

  private static String numberOf(Answered answered) {
    if (answered.status() != 201) {
      throw new IllegalStateException("not registered: " + answered);
    }
    return answered.json().path("psnNo").asText();
  }

  Answered quote(String psnNo) {
    return post("/premium-payment/quotes", cover(psnNo, "630000"));
  }

  Answered order(String psnNo, String channelOrderNo, long totalFen) {
    return order(psnNo, "630000", channelOrderNo, totalFen);
  }

  private Answered order(String psnNo, String area, String channelOrderNo, long totalFen) {
    return post(
        "/premium-payment/orders",
        cover(psnNo, area)
            .put("channelOrderNo", channelOrderNo)
            .put("method", "THIRD_PARTY")
            .put("totalFen", totalFen));
  }

  /** An order at the price of the day. */
  JsonNode ordered(String psnNo) {
    return ordered(psnNo, "630000");
  }

  JsonNode ordered(String psnNo, String area) {
    Answered quoted = post("/premium-payment/quotes", cover(psnNo, area));
    Answered answered = order(psnNo, area, number(), quoted.json().path("totalFen").asLong());
    if (answered.status() != 201) {
      throw new IllegalStateException("not ordered: " + answered);
    }
    return answered.json();
  }

  private static ObjectNode cover(String psnNo, String area) {
    ObjectNode body =
        JSON.objectNode().put("area", area).put("scheme", "RESIDENT").put("year", 2026);
    body.putArray("people").addObject().put("psnNo", psnNo);
    return body;
  }

  /** That an order was paid a second after it was placed. */
  static ObjectNode noticeOf(JsonNode order) {
    OffsetDateTime createdAt = OffsetDateTime.parse(order.path("createdAt").asText());
    return JSON.objectNode()
        .put("channelTxnNo", number())
        .put("paidFen", order.path("totalFen").asLong())
        .put("paidAt", ISO_OFFSET_DATE_TIME.format(createdAt.truncatedTo(SECONDS).plusSeconds(1)));
  }

  Answered tell(JsonNode order, JsonNode notice) {
    return post("/premium-payment/orders/" + order.path("orderId").asText() + "/payment", notice);
  }

  static String number() {
    return UUID.randomUUID().toString();
  }

  // ---- what only the person at the machine may -------------------------------------------------

  void prepare(ObjectNode fault) {
    Answered answered = post("/_local/faults", fault);
    if (answered.status() != 200) {
      throw new IllegalStateException("no such fault: " + answered);
    }
  }

  void moveClock(OffsetDateTime now) {
    Answered answered = post("/_local/clock", JSON.objectNode().put("now", now.toString()));
    if (answered.status() != 200) {
      throw new IllegalStateException("the clock stays: " + answered);
    }
  }

  /** Starts a scheduled function and waits until it is through. */
  Answered fire(String schedule) {
    return act("/_local/schedules/" + schedule);
  }

  List<JsonNode> table(String name) {
    List<JsonNode> items = new ArrayList<>();
    get("/_local/tables/" + name).json().forEach(items::add);
    return items;
  }
}
