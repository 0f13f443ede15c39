package yibao.waitingperiod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.records.Change;
import yibao.records.Commit;
import yibao.records.Identity;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.Tables;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.rules.IdDocument;
import yibao.rules.IdNumber;
import yibao.rules.IdType;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;

/** Stands in for enrolment: leaves the files that an event of events/enrolment would leave. */
final class Registered {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate TODAY = LocalDate.parse("2025-11-05");

  private final Tables tables;
  private final People people;
  private int registered;

  Registered(Tables tables, People people) {
    this.tables = tables;
    this.people = people;
  }

  byte[] answer(byte[] event) throws IOException {
    JsonNode request = JSON.readTree(event);
    JsonNode body = JSON.readTree(request.path("body").asText());
    String[] path = request.path("rawPath").asText().split("/", -1);
    String psnNo =
        switch (path[path.length - 1]) {
          case "death" -> died(path[3], LocalDate.parse(body.path("on").asText()));
          case "merge" -> merged(path[3], body.path("duplicate").asText());
          default -> registered(body);
        };
    return JSON.createObjectNode()
        .put("statusCode", 200)
        .put("body", JSON.createObjectNode().put("psnNo", psnNo).toString())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private String registered(JsonNode person) {
    String idNumber = person.path("idNumber").asText();
    Person entered =
        Person.entered(
            "REGISTERED-" + ++registered,
            new Area(person.path("area").asText()),
            new Identity(
                person.path("idType").asText(),
                idNumber,
                person.path("name").asText(),
                Optional.empty()),
            new IdDocument(
                    IdType.of(person.path("idType").asText()).orElseThrow(),
                    IdDocument.canonical(idNumber))
                .sex(),
            Optional.empty(),
            new PersonFacts(
                person.has("birthDate")
                    ? LocalDate.parse(person.path("birthDate").asText())
                    : new IdNumber(idNumber).birthDate(),
                Optional.empty(),
                List.of(),
                covers(person),
                List.of()),
            TODAY);
    commit(List.of(people.enter(entered)));
    return entered.psnNo();
  }

  private String died(String psnNo, LocalDate on) {
    commit(List.of(people.replace(file(psnNo).died(on))));
    return psnNo;
  }

  private String merged(String survivor, String duplicate) {
    commit(List.of(people.replace(file(duplicate).mergedInto(file(survivor)))));
    return survivor;
  }

  private Person file(String psnNo) {
    return people.find(psnNo).orElseThrow();
  }

  private void commit(List<Change> changes) {
    if (!(tables.commit(changes) instanceof Commit.Done)) {
      throw new IllegalStateException("not stored");
    }
  }

  private static List<Cover> covers(JsonNode person) {
    List<Cover> covers = new ArrayList<>();
    for (JsonNode spell : person.path("covers")) {
      LocalDate from = LocalDate.parse(spell.path("from").asText());
      covers.add(
          new Cover(
              Scheme.valueOf(spell.path("scheme").asText()),
              new Area(spell.path("area").asText()),
              from.getYear(),
              from,
              LocalDate.parse(spell.path("to").asText()),
              Optional.empty(),
              Optional.empty()));
    }
    return covers;
  }
}
