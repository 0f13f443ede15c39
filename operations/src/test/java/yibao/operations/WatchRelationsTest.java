package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static yibao.operations.Sharing.CHENGDU;
import static yibao.operations.Sharing.NOW;
import static yibao.operations.Sharing.TONGREN;
import static yibao.operations.Sharing.XINING;
import static yibao.operations.Sharing.answered;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.LocalTables;
import yibao.records.Person;
import yibao.records.Relation;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.Money;
import yibao.rules.Scheme;
import yibao.rules.SharingEnd;

/** What ends relations of sharing by itself, on the tables of the template. */
class WatchRelationsTest {

  private static final LocalTables stored = LocalTables.start();

  private final MeanwhileDynamoDb meanwhile =
      new MeanwhileDynamoDb(StrictDynamoDb.of(stored.client()));
  private final Sharing family = new Sharing(stored, meanwhile.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private final class Two {
    final String daughter = family.employee(CHENGDU, 100000);
    final String mother = family.resident(XINING);
    final String id = family.shared(daughter, mother, 60000);

    Optional<Relation.Ending> ending() {
      return family.relation(id).ending();
    }

    void hasEnded(SharingEnd why, Relation.Party of) {
      assertThat(ending()).contains(new Relation.Ending.ByItself(why, of, NOW));
      assertThat(family.passbooks.standing(daughter)).containsExactly(100000L, 0L, 0L, 100000L);
      family.isRight();
    }
  }

  private void employment(String psnNo, EmploymentStatus status, String from) {
    Bureau.answered(
        family.bureau.employments.add(
            new AddEmployment.Command(
                Bureau.key(psnNo + status + from),
                psnNo,
                new EmploymentSpell(
                    status,
                    status == EmploymentStatus.EMPLOYED ? Optional.of("E1") : Optional.empty(),
                    LocalDate.parse(from)),
                Optional.empty()),
            NOW));
  }

  @Test
  void a_death_ends_it() {
    Two two = new Two();
    Bureau.answered(family.bureau.death("D", two.mother, "2026-03-04", NOW));

    assertThat(family.changed(two.mother)).isEqualTo(new WatchRelations.Looked(1, 1));

    two.hasEnded(SharingEnd.DEATH, Relation.Party.BENEFICIARY);
  }

  @Test
  void a_move_to_another_pooling_area_ends_it_and_the_account_has_gone_along() {
    Two two = new Two();
    Bureau.answered(family.bureau.transfer("T", two.daughter, TONGREN, "2026-03-05", NOW));

    family.changed(two.daughter);

    two.hasEnded(SharingEnd.TRANSFER, Relation.Party.OWNER);
    assertThat(family.passbooks.account(two.daughter).area()).isEqualTo(TONGREN);
  }

  @Test
  void who_has_moved_away_and_back_has_moved_all_the_same() {
    Two two = new Two();
    Bureau.answered(family.bureau.transfer("T1", two.mother, TONGREN, "2026-03-05", NOW));
    Person away = family.file(two.mother);
    Bureau.answered(family.bureau.transfer("T2", two.mother, XINING, "2026-03-05", NOW));

    family.changed(away, NOW);

    two.hasEnded(SharingEnd.TRANSFER, Relation.Party.BENEFICIARY);
  }

  @Test
  void what_was_before_both_agreed_ends_nothing_however_late_it_is_told() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(TONGREN);
    Person before = family.file(mother);
    Bureau.answered(family.bureau.transfer("T", mother, XINING, "2026-03-05", NOW));
    String id = family.shared(daughter, mother, 60000);

    assertThat(family.changed(before, NOW)).isEqualTo(new WatchRelations.Looked(1, 0));

    assertThat(family.status(id)).isEqualTo(Relation.Status.ACTIVE);
  }

  @Test
  void leaving_work_ends_it() {
    Two two = new Two();
    employment(two.daughter, EmploymentStatus.NONE, "2026-03-05");

    family.changed(two.daughter);

    two.hasEnded(SharingEnd.EMPLOYMENT_NONE, Relation.Party.OWNER);
  }

  @Test
  void leaving_work_to_come_ends_it_on_its_day() {
    Two two = new Two();
    employment(two.daughter, EmploymentStatus.NONE, "2026-04-01");

    family.changed(two.daughter);

    assertThat(family.status(two.id)).isEqualTo(Relation.Status.ACTIVE);
    assertThat(family.relation(two.id).watchAt()).contains(Operations.at("2026-04-01T00:00:00"));
    assertThat(family.watch.look(two.id, Operations.at("2026-03-31T23:59:59"))).isFalse();
    assertThat(family.watch.look(two.id, Operations.at("2026-04-01T00:00:00"))).isTrue();
  }

  @Test
  void who_was_out_of_work_when_both_agreed_stays_so() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    employment(mother, EmploymentStatus.NONE, "2026-02-01");
    String id = family.shared(daughter, mother, 60000);

    family.changed(mother);

    assertThat(family.status(id)).isEqualTo(Relation.Status.ACTIVE);
  }

  @Test
  void three_months_without_cover_end_it_and_a_day_less_doesnt() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.insured(XINING, Scheme.RESIDENT, "2026-01-01", "2026-03-31");
    String id = family.shared(daughter, mother, 60000);
    assertThat(family.relation(id).watchAt()).contains(Operations.at("2026-07-01T00:00:00"));

    Instant eve = Operations.at("2026-06-30T23:59:59");
    assertThat(family.watch.due(eve, () -> true).looked()).isEqualTo(WatchRelations.Looked.NONE);
    assertThat(family.watch.due(eve.plusSeconds(1), () -> true))
        .isEqualTo(new WatchRelations.Run(new WatchRelations.Looked(1, 1), 0, Map.of(), true));

    assertThat(family.relation(id).ending())
        .contains(
            new Relation.Ending.ByItself(
                SharingEnd.UNINSURED, Relation.Party.BENEFICIARY, eve.plusSeconds(1)));
    assertThat(family.watch.due(eve.plusSeconds(2), () -> true).looked())
        .isEqualTo(WatchRelations.Looked.NONE);
    family.isRight();
  }

  @Test
  void cover_that_goes_on_puts_the_day_off() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.insured(XINING, Scheme.RESIDENT, "2026-01-01", "2026-03-31");
    String id = family.shared(daughter, mother, 60000);
    Bureau.answered(
        family.bureau.covers.add(
            new AddCover.Command(
                Bureau.key("C"),
                daughter,
                List.of(Bureau.cover(Scheme.EMPLOYEE, CHENGDU, "2024-01-01", "2024-12-31"))),
            NOW));

    assertThat(family.changed(daughter)).isEqualTo(new WatchRelations.Looked(1, 0));

    assertThat(family.relation(id).watchAt()).contains(Operations.at("2026-07-01T00:00:00"));
  }

  @Test
  void what_nobody_answered_expires() {
    String daughter = family.employee(CHENGDU, 100000);
    String mother = family.resident(XINING);
    String id = answered(family.ask("A", daughter, daughter, mother, 60000));

    assertThat(family.relation(id).watchAt()).contains(Operations.at("2026-04-04T12:00:00"));
    assertThat(family.watch.look(id, Operations.at("2026-04-04T11:59:59"))).isFalse();
    assertThat(family.watch.look(id, Operations.at("2026-04-04T12:00:00"))).isTrue();
    assertThat(family.relation(id).statusAt(NOW)).isEqualTo(Relation.Status.EXPIRED);
    assertThat(family.relations.file(mother).isEmpty()).isTrue();
    assertThat(family.relations.file(daughter).isEmpty()).isTrue();
  }

  @Test
  void seen_twice_late_or_in_any_order_it_comes_to_the_same() {
    Two two = new Two();
    Person before = family.file(two.mother);
    Bureau.answered(family.bureau.death("D", two.mother, "2026-03-04", NOW));
    Person after = family.file(two.mother);

    family.changed(after, NOW);
    var ended = Bureau.everything(stored);
    family.changed(before, NOW);
    family.changed(after, NOW);
    family.watch.look(two.id, NOW);

    assertThat(Bureau.everything(stored)).isEqualTo(ended);
    assertThat(family.relation(two.id).frozen()).isEqualTo(Money.ZERO);
  }

  @Test
  void what_is_told_late_ends_it_when_it_came_to_be_so_and_not_before() {
    Two two = new Two();
    Instant brought = NOW.plusSeconds(3600);
    Instant moved = NOW.plusSeconds(7200);
    Bureau.answered(
        family.bureau.covers.add(
            new AddCover.Command(
                Bureau.key("C"),
                two.mother,
                List.of(Bureau.cover(Scheme.RESIDENT, XINING, "2024-01-01", "2024-12-31"))),
            brought));
    Person before = family.file(two.mother);
    Bureau.answered(family.bureau.transfer("T", two.mother, TONGREN, "2026-03-05", moved));

    family.changed(before, brought);

    assertThat(family.status(two.id)).isEqualTo(Relation.Status.ACTIVE);

    family.changed(family.file(two.mother), moved);

    assertThat(two.ending())
        .contains(
            new Relation.Ending.ByItself(SharingEnd.TRANSFER, Relation.Party.BENEFICIARY, moved));
  }

  @Test
  void what_a_file_was_until_it_changed_ends_it_however_late_that_is_told() {
    Two two = new Two();
    employment(two.daughter, EmploymentStatus.NONE, "2026-03-06");
    Person leaving = family.file(two.daughter);
    Instant back = Operations.at("2026-03-08T10:00:00");
    employment(two.daughter, EmploymentStatus.FLEXIBLE, "2026-03-08");
    Person working = family.file(two.daughter);

    family.changed(leaving, NOW);
    assertThat(family.status(two.id)).isEqualTo(Relation.Status.ACTIVE);
    family.watch.changed(new WatchRelations.FileChanged(Optional.of(leaving), working, back));

    assertThat(two.ending())
        .contains(
            new Relation.Ending.ByItself(SharingEnd.EMPLOYMENT_NONE, Relation.Party.OWNER, back));
  }

  @Test
  void a_spell_without_work_that_was_over_before_anybody_looked_ends_it() {
    Two two = new Two();
    employment(two.daughter, EmploymentStatus.NONE, "2026-03-06");
    employment(two.daughter, EmploymentStatus.FLEXIBLE, "2026-03-08");
    family.changed(two.daughter);
    assertThat(family.status(two.id)).isEqualTo(Relation.Status.ACTIVE);
    Instant late = Operations.at("2026-03-09T00:00:00");

    family.watch.due(late, () -> true);

    assertThat(two.ending())
        .contains(
            new Relation.Ending.ByItself(SharingEnd.EMPLOYMENT_NONE, Relation.Party.OWNER, late));
  }

  @Test
  void when_to_look_again_is_by_the_files_as_they_are_once_it_is_noted() {
    Two two = new Two();
    employment(two.daughter, EmploymentStatus.NONE, "2026-04-01");
    meanwhile.beforeWriting(() -> employment(two.daughter, EmploymentStatus.NONE, "2026-03-20"));

    family.changed(two.daughter);

    assertThat(family.relation(two.id).watchAt()).contains(Operations.at("2026-03-20T00:00:00"));
  }

  /** Spoils a relation's item, so that nobody can read it. */
  private void spoil(String relationId) {
    for (Map<String, AttributeValue> item : stored.items("SharingTable")) {
      if (AttributeValue.fromS(relationId).equals(item.get("relationId"))) {
        Map<String, AttributeValue> spoilt = new HashMap<>(item);
        spoilt.put("kinship", AttributeValue.fromS("NEIGHBOUR"));
        stored.client().putItem(put -> put.tableName(stored.name("SharingTable")).item(spoilt));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_broken_relation_keeps_no_other_of_a_person_from_ending(boolean isTheFirst) {
    Two two = new Two();
    String withFather = family.shared(two.daughter, family.resident(XINING), 10000);
    List<String> both = family.relations.file(two.daughter).relations();
    assertThat(both).containsExactlyInAnyOrder(two.id, withFather);
    String broken = isTheFirst ? both.getFirst() : both.getLast();
    String whole = isTheFirst ? both.getLast() : both.getFirst();
    spoil(broken);
    Bureau.answered(family.bureau.death("D", two.daughter, "2026-03-04", NOW));

    assertThatThrownBy(() -> family.changed(two.daughter))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(family.status(whole)).isEqualTo(Relation.Status.DISSOLVED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_is_due_and_broken_keeps_nothing_else_waiting(boolean isTheFirst) {
    String daughter = family.employee(CHENGDU, 100000);
    List<String> asked =
        Stream.of("A", "B")
            .map(key -> answered(family.ask(key, daughter, daughter, family.resident(XINING), 100)))
            .toList();
    String broken = isTheFirst ? asked.getFirst() : asked.getLast();
    String whole = isTheFirst ? asked.getLast() : asked.getFirst();
    spoil(broken);

    WatchRelations.Run run = family.watch.due(Operations.at("2026-04-04T12:00:00"), () -> true);

    assertThat(run.looked()).isEqualTo(new WatchRelations.Looked(1, 1));
    assertThat(run.failed()).isZero();
    assertThat(run.broken())
        .containsExactly(Map.entry(broken, "java.lang.IllegalArgumentException"));
    assertThat(run.isThrough()).isTrue();
    assertThat(family.status(whole)).isEqualTo(Relation.Status.EXPIRED);
  }
}
