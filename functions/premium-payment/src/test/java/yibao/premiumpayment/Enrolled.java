package yibao.premiumpayment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.operations.RegisterPerson;
import yibao.records.Identity;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.IdNumber;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;

/** Stands in for enrolment: enters whom an event of events/enrolment registers. */
record Enrolled(RegisterPerson register) {

  private static final ObjectMapper JSON = new ObjectMapper();

  byte[] answer(byte[] event) throws IOException {
    JsonNode person = JSON.readTree(JSON.readTree(event).path("body").asText());
    String idNumber = person.path("idNumber").asText();
    RegisterPerson.Outcome outcome =
        register.register(
            new RegisterPerson.Command(
                new Identity("01", idNumber, person.path("name").asText(), Optional.empty()),
                new Area(person.path("area").asText()),
                new PersonFacts(
                    new IdNumber(idNumber).birthDate(),
                    Optional.empty(),
                    categories(person),
                    covers(person),
                    List.of()),
                false));
    String psnNo = ((RegisterPerson.Outcome.Registered) outcome).psnNo();
    String body = JSON.createObjectNode().put("psnNo", psnNo).toString();
    return JSON.createObjectNode()
        .put("statusCode", 201)
        .put("body", body)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<CategorySpell> categories(JsonNode person) {
    List<CategorySpell> spells = new ArrayList<>();
    for (JsonNode spell : person.path("categories")) {
      spells.add(
          new CategorySpell(
              Category.valueOf(spell.path("code").asText()), day(spell, "from"), Optional.empty()));
    }
    return spells;
  }

  private static List<Cover> covers(JsonNode person) {
    List<Cover> covers = new ArrayList<>();
    for (JsonNode spell : person.path("covers")) {
      covers.add(
          new Cover(
              Scheme.valueOf(spell.path("scheme").asText()),
              new Area(spell.path("area").asText()),
              day(spell, "from").getYear(),
              day(spell, "from"),
              day(spell, "to"),
              Optional.empty(),
              Optional.empty()));
    }
    return covers;
  }

  private static LocalDate day(JsonNode spell, String name) {
    return LocalDate.parse(spell.path(name).asText());
  }
}
