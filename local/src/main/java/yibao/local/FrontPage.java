package yibao.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** What {@code GET /} shows: the functions, both clocks, and where the tables are. */
final class FrontPage {

  private final Template template;
  private final BusinessClock business;
  private final URI dynamoDb;

  FrontPage(Template template, BusinessClock business, URI dynamoDb) {
    this.template = template;
    this.business = business;
    this.dynamoDb = dynamoDb;
  }

  Reply answer(UrlRequest request) {
    String here = "http://" + request.header("host").orElse("localhost");
    ObjectNode page = Json.object();
    ArrayNode functions = page.putArray("functions");
    for (FunctionDefinition function : template.functions().values()) {
      ObjectNode entry = functions.addObject().put("name", function.name());
      if (function.hasUrl()) {
        entry.put("url", here + "/" + function.name());
      }
      function
          .schedules()
          .forEach(
              schedule -> entry.put("schedule", here + "/_local/schedules/" + function.name()));
      function
          .streams()
          .forEach(stream -> entry.put("stream", here + "/_local/streams/" + function.name()));
    }
    page.putObject("clock")
        .put("business", inChina(business))
        .put("system", inChina(business.system()));
    page.put("dynamodb", dynamoDb.toString());
    return Reply.json(200, page);
  }

  private static String inChina(Clock clock) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        OffsetDateTime.ofInstant(clock.instant(), BusinessClock.CHINA)
            .truncatedTo(ChronoUnit.SECONDS));
  }
}
