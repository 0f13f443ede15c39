package yibao.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import yibao.local.LocalTables;
import yibao.operations.Answer;
import yibao.operations.CallersKey;
import yibao.operations.Channel;
import yibao.operations.Ids;
import yibao.operations.OpenAccount;
import yibao.operations.PaymentRecords;
import yibao.operations.RegisterPerson;
import yibao.records.Accounts;
import yibao.records.Identities;
import yibao.records.Identity;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.rules.IdNumber;
import yibao.rules.Money;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;

/** Stands in for enrolment: does what an event of events/enrolment asks that bills meet with. */
record Enrolled(RegisterPerson register, OpenAccount accounts) {

  private static final Channel XINING = new Channel("xining");
  private static final ObjectMapper JSON = new ObjectMapper();

  static Enrolled in(Tables tables, LocalTables local, Vault vault) {
    PaymentRecords records =
        PaymentRecords.of(
            tables,
            new PaymentRecords.Names(
                local.name("PeopleTable"),
                local.name("OrdersTable"),
                local.name("GuardsTable"),
                local.name("WindowsTable"),
                local.name("OwedTable"),
                local.name("LedgerTable"),
                local.name("BooksTable")),
            vault);
    return new Enrolled(
        new RegisterPerson(
            tables,
            records.people(),
            new Identities(tables, local.name("IdentitiesTable"), vault),
            new Ids(new Random(20260305))),
        new OpenAccount(
            records,
            new Accounts(tables, local.name("AccountsTable")),
            account -> new Answer(201, "")));
  }

  byte[] answer(byte[] event) throws IOException {
    JsonNode request = JSON.readTree(event);
    JsonNode body = JSON.readTree(request.path("body").asText());
    String[] path = request.path("rawPath").asText().split("/", -1);
    String psnNo =
        path[path.length - 1].equals("opening")
            ? opened(path[3], body.path("amountFen").asLong())
            : registered(body);
    return JSON.createObjectNode()
        .put("statusCode", 200)
        .put("body", JSON.createObjectNode().put("psnNo", psnNo).toString())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private String opened(String psnNo, long fen) {
    CallersKey key = new CallersKey(XINING, "opening-" + psnNo);
    accounts.open(new OpenAccount.Command(key, psnNo, Money.ofFen(fen)), Instant.EPOCH);
    return psnNo;
  }

  private String registered(JsonNode person) {
    String idNumber = person.path("idNumber").asText();
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
                    new IdNumber(idNumber).birthDate(),
                    Optional.empty(),
                    List.of(),
                    covers,
                    List.of()),
                true),
            Instant.EPOCH);
    return ((RegisterPerson.Outcome.Registered) outcome).psnNo();
  }
}
