package yibao.premiumpayment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.operations.CallersKey;
import yibao.operations.Channel;
import yibao.operations.MergePeople;
import yibao.operations.OpenAccount;
import yibao.operations.RecordDeath;
import yibao.operations.RegisterPerson;
import yibao.records.Identity;
import yibao.rules.Area;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.IdNumber;
import yibao.rules.Money;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;

/** Stands in for enrolment: does what an event of events/enrolment asks that payments meet with. */
record Enrolled(
    RegisterPerson register, RecordDeath deaths, MergePeople merges, OpenAccount accounts) {

  private static final Channel XINING = new Channel("xining");

  private static final ObjectMapper JSON = new ObjectMapper();

  byte[] answer(byte[] event) throws IOException {
    JsonNode request = JSON.readTree(event);
    JsonNode body = JSON.readTree(request.path("body").asText());
    String[] path = request.path("rawPath").asText().split("/", -1);
    String psnNo =
        switch (path[path.length - 1]) {
          case "death" -> died(path[3], day(body, "on"));
          case "merge" -> merged(path[3], body.path("duplicate").asText());
          case "opening" -> opened(path[3], body.path("amountFen").asLong());
          default -> registered(body);
        };
    return JSON.createObjectNode()
        .put("statusCode", 200)
        .put("body", JSON.createObjectNode().put("psnNo", psnNo).toString())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private String died(String psnNo, LocalDate on) {
    deaths.record(
        new RecordDeath.Command(new CallersKey(XINING, "death"), psnNo, on), Instant.EPOCH);
    return psnNo;
  }

  private String merged(String survivor, String duplicate) {
    CallersKey key = new CallersKey(XINING, "merge");
    merges.merge(new MergePeople.Command(key, survivor, duplicate), Instant.EPOCH);
    return survivor;
  }

  private String opened(String psnNo, long fen) {
    CallersKey key = new CallersKey(XINING, "opening-" + psnNo);
    accounts.open(new OpenAccount.Command(key, psnNo, Money.ofFen(fen)), Instant.EPOCH);
    return psnNo;
  }

  private String registered(JsonNode person) {
    String idNumber = person.path("idNumber").asText();
    LocalDate birthDate =
        person.has("birthDate") ? day(person, "birthDate") : new IdNumber(idNumber).birthDate();
    RegisterPerson.Outcome outcome =
        register.register(
            new RegisterPerson.Command(
                new Identity(
                    person.path("idType").asText(),
                    idNumber,
                    person.path("name").asText(),
                    Optional.empty()),
                new Area(person.path("area").asText()),
                new PersonFacts(
                    birthDate, Optional.empty(), categories(person), covers(person), List.of()),
                false),
            Instant.EPOCH);
    return ((RegisterPerson.Outcome.Registered) outcome).psnNo();
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
