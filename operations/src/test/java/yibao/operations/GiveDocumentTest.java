package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.answered;
import static yibao.operations.Bureau.key;
import static yibao.operations.Bureau.newborn;
import static yibao.operations.Bureau.refused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.Identity;
import yibao.rules.IdDocument;
import yibao.rules.IdNumber;
import yibao.rules.IdType;
import yibao.rules.Sex;

/** A child gets its document, on the tables of the template in DynamoDB Local. */
class GiveDocumentTest {

  private static final LocalDate BORN = LocalDate.of(2025, 9, 1);

  private static final LocalTables stored = LocalTables.start();

  private Operations house = new Operations(stored, stored.client());
  private Bureau bureau = new Bureau(stored, stored.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private String child() {
    String key = "N" + stored.items("GuardsTable").size();
    return answered(bureau.newborns.register(newborn(key(key), house.adult(), BORN), Bureau.NOW));
  }

  private static IdDocument card(String birthAndSequence) {
    String digits = "630102" + birthAndSequence;
    return new IdDocument(IdType.RESIDENT_CARD, digits + IdNumber.checkCharacter(digits));
  }

  private Keyed<FileRefusal> give(String key, String psnNo, IdDocument document) {
    return bureau.documents.give(
        new GiveDocument.Command(key(key), Optional.empty(), psnNo, document, Optional.of("张明")),
        Bureau.NOW);
  }

  @Test
  void the_file_has_the_document_its_name_and_its_sex_and_is_found_under_it() {
    String child = child();

    assertThat(answered(give("D1", child, card("20250901001")))).isEqualTo(child);

    assertThat(bureau.file(child).identity())
        .isEqualTo(new Identity("01", card("20250901001").number(), "张明", Optional.empty()));
    assertThat(bureau.file(child).sex()).contains(Sex.MALE);
    assertThat(bureau.records.identities().holder("01", card("20250901001").number()))
        .contains(child);
  }

  @Test
  void a_document_of_another_birth_date_is_not_the_childs() {
    assertThat(refused(give("D1", child(), card("20250902001"))))
        .isEqualTo(new FileRefusal.IdentityMismatch());
  }

  @Test
  void a_document_that_somebody_holds_is_taken_and_changes_nothing() {
    String child = child();
    give("D1", child, card("20250901001"));
    String other = child();
    var before = Bureau.everything(stored);

    assertThat(refused(give("D2", other, card("20250901001"))))
        .isEqualTo(new FileRefusal.IdentityTaken(child));
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void whoever_has_a_document_keeps_it() {
    String child = child();
    give("D1", child, card("20250901001"));

    assertThat(refused(give("D2", child, card("20250901003"))))
        .isEqualTo(new FileRefusal.IdentityExists());
    assertThat(refused(give("D3", house.adult(), card("20250901003"))))
        .isEqualTo(new FileRefusal.IdentityExists());
  }

  @Test
  void whoever_was_given_the_document_meanwhile_has_one() {
    String child = child();
    MeanwhileDynamoDb meanwhile = new MeanwhileDynamoDb(stored.client());
    meanwhile.beforeReading(
        stored.name("IdentitiesTable"), () -> give("D1", child, card("20250901001")));

    Keyed<FileRefusal> second =
        new Bureau(stored, meanwhile.client())
            .documents.give(
                new GiveDocument.Command(
                    key("D2"), Optional.empty(), child, card("20250901001"), Optional.empty()),
                Bureau.NOW);

    assertThat(refused(second)).isEqualTo(new FileRefusal.IdentityExists());
  }

  @Test
  void of_many_children_one_gets_a_document() throws Exception {
    List<Callable<Keyed<FileRefusal>>> asked = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String child = child();
      String key = "D" + i;
      asked.add(() -> give(key, child, card("20250901001")));
    }

    int given = 0;
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      for (Future<Keyed<FileRefusal>> outcome : callers.invokeAll(asked)) {
        given += outcome.get() instanceof Keyed.Answered ? 1 : 0;
      }
    }

    assertThat(given).isEqualTo(1);
    assertThat(stored.items("PeopleTable").stream().filter(item -> item.containsKey("idNumber")))
        .hasSize(8 + 1);
  }
}
