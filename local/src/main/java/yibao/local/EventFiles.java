package yibao.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Makes events of a function URL out of files. A signature holds for five minutes, so no file can
 * carry one that does: it names its caller by {@code x-local-caller}, who signs as it is sent. A
 * file without that header is sent as it is, unsigned or with whatever signature it has. Where such
 * a file says {@code now} for when a person proved to be the one, that is when; and where one says
 * so for when an institution signed, that institution signs.
 */
final class EventFiles {

  private static final String ACTING = "x-acting-person";
  private static final String NOW = ";now";

  private final DemoCallers callers;
  private final TestInstitutions institutions;
  private final InstantSource system;

  EventFiles(DemoCallers callers, TestInstitutions institutions, InstantSource system) {
    this.callers = callers;
    this.institutions = institutions;
    this.system = system;
  }

  byte[] signed(byte[] file) throws DemoCallers.Unknown {
    Optional<ObjectNode> event = Json.readObject(file);
    if (event.isPresent()
        && event.get().path("headers").isObject()
        && institutions.sign(event.get(), system.instant())) {
      return Json.bytes(event.get());
    }
    if (event.isEmpty() || !event.get().at("/headers/" + DemoCallers.HEADER).isTextual()) {
      return file;
    }
    ObjectNode headers = event.get().withObject("/headers");
    String acting = headers.path(ACTING).asText();
    if (acting.endsWith(NOW)) {
      String before = acting.substring(0, acting.length() - NOW.length() + 1);
      headers.put(ACTING, before + system.instant().truncatedTo(ChronoUnit.SECONDS));
    }
    callers.sign(event.get(), headers.path(DemoCallers.HEADER).asText());
    return Json.bytes(event.get());
  }
}
