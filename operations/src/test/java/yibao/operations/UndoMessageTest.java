package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.Settlement;
import yibao.records.Visit;
import yibao.rules.Area;
import yibao.rules.MedicalType;
import yibao.rules.Money;
import yibao.rules.Scheme;

class UndoMessageTest {

  private static final LocalTables STORED = LocalTables.start();

  private static final Area HOHHOT = new Area("150100");
  private static final Instant NOW = Operations.at("2026-03-05T12:00:00");

  private final Sharing family = new Sharing(STORED, StrictDynamoDb.of(STORED.client()), NOW);
  private final Hospital hospital = Hospital.of(family, STORED, HOHHOT, 3);

  @AfterAll
  static void closeTables() {
    STORED.close();
  }

  @BeforeEach
  void emptyTables() {
    STORED.clear();
  }

  private SettleBill.Command bill(String patient, long yuan) {
    String visit = hospital.visit(patient, Scheme.RESIDENT);
    return hospital.outpatient(patient, Scheme.RESIDENT, visit, yuan);
  }

  private Settlement settled(SettleBill.Command command) {
    if (hospital.bills.settle(command, NOW) instanceof SettleBill.Outcome.Settled done) {
      return done.settlement();
    }
    throw new AssertionError(command.toString());
  }

  private Settlement found(Settlement settlement) {
    return hospital.records.settlements().find(settlement.setlId()).orElseThrow();
  }

  private void isUndone(Keyed<CareRefusal> outcome) {
    assertThat(outcome).isInstanceOf(Keyed.Answered.class);
  }

  private Map<String, Long> balances() {
    Map<String, Long> balances = new TreeMap<>(family.house.allBalances());
    balances.values().removeIf(balance -> balance == 0);
    return balances;
  }

  @Test
  void a_message_that_never_came_is_undone_and_refused_should_it_come() {
    String patient = family.resident(HOHHOT);
    SettleBill.Command lost = bill(patient, 1300);
    isUndone(hospital.undo(patient, lost.message(), NOW));
    isUndone(hospital.undo(patient, lost.message(), NOW));
    assertThat(hospital.bills.settle(lost, NOW))
        .isEqualTo(new SettleBill.Outcome.Refused(new CareRefusal.Undone()));
    assertThat(balances()).isEmpty();
  }

  @Test
  void a_settlement_is_taken_back_and_void() {
    String mother = family.resident(HOHHOT);
    String daughter = family.employee(Sharing.CHENGDU, 100_000);
    family.shared(daughter, mother, 30_000);
    List<Long> account = family.passbooks.standing(daughter);
    Map<String, Long> before = balances();
    SettleBill.Command command = bill(mother, 1300);
    Settlement settlement = settled(command);
    isUndone(hospital.undo(mother, command.message(), NOW));
    isUndone(hospital.undo(mother, command.message(), NOW));
    assertThat(balances()).isEqualTo(before);
    assertThat(family.passbooks.standing(daughter)).isEqualTo(account);
    assertThat(found(settlement).voided()).isTrue();
    assertThat(hospital.bills.settle(command, NOW))
        .isEqualTo(new SettleBill.Outcome.Refused(new CareRefusal.Undone()));
    assertThat(settled(bill(mother, 1300)).funds()).isEqualTo(settlement.funds());
    family.isRight();
  }

  @Test
  void what_only_was_told_of_an_earlier_settlement_did_nothing() {
    String patient = family.resident(HOHHOT);
    SettleBill.Command first = bill(patient, 1300);
    Settlement settlement = settled(first);
    SettleBill.Command again = hospital.outpatient(patient, Scheme.RESIDENT, first.mdtrtId(), 1300);
    assertThat(settled(again)).isEqualTo(settlement);
    isUndone(hospital.undo(patient, again.message(), NOW));
    assertThat(found(settlement).undoneBy()).isEmpty();
  }

  @Test
  void a_reversal_that_is_undone_makes_the_bill_stand_again() {
    String mother = family.resident(HOHHOT);
    String daughter = family.employee(Sharing.CHENGDU, 100_000);
    family.shared(daughter, mother, 30_000);
    Settlement settlement = settled(bill(mother, 1300));
    Map<String, Long> before = balances();
    List<Long> account = family.passbooks.standing(daughter);
    ReverseSettlement.Command reversal = hospital.reversal(settlement);
    hospital.reversals.reverse(reversal, NOW);
    isUndone(hospital.undo(mother, reversal.message(), NOW));
    isUndone(hospital.undo(mother, reversal.message(), NOW));
    assertThat(balances()).isEqualTo(before);
    assertThat(family.passbooks.standing(daughter)).isEqualTo(account);
    assertThat(found(settlement)).isEqualTo(settlement);
    assertThat(settled(bill(mother, 100)).funds().pool().amount())
        .as("the deductible is used")
        .isEqualTo(Money.ofYuan(50));
    assertThat(hospital.reverse(settlement, NOW))
        .isInstanceOf(ReverseSettlement.Outcome.Reversed.class);
    family.isRight();
  }

  @Test
  void a_reversal_stays_once_the_bill_was_settled_anew() {
    String patient = family.resident(HOHHOT);
    SettleBill.Command command = bill(patient, 1300);
    ReverseSettlement.Command reversal = hospital.reversal(settled(command));
    hospital.reversals.reverse(reversal, NOW);
    settled(hospital.outpatient(patient, Scheme.RESIDENT, command.mdtrtId(), 1300));
    Map<String, Long> before = balances();
    assertThat(hospital.undo(patient, reversal.message(), NOW))
        .isEqualTo(new Keyed.Refused<>(new CareRefusal.SettledAgain()));
    assertThat(balances()).isEqualTo(before);
  }

  @Test
  void an_admission_is_cancelled() {
    String patient = family.resident(HOHHOT);
    CareMessage message = hospital.message("2401");
    String stay =
        Hospital.answered(
            hospital.visits.register(
                new RegisterVisit.Command(
                    hospital.institution,
                    message,
                    patient,
                    Optional.empty(),
                    Scheme.RESIDENT,
                    Visit.Kind.STAY,
                    Optional.of(MedicalType.STAY),
                    NOW)));
    isUndone(hospital.undo(patient, message, NOW));
    assertThat(hospital.records.visits().find(stay).orElseThrow().cancelled()).isTrue();
  }

  @Test
  void nothing_else_is_undone_nor_anything_for_somebody_else() {
    String patient = family.resident(HOHHOT);
    String visit = hospital.visit(patient, Scheme.RESIDENT);
    SettleBill.Command command = hospital.outpatient(patient, Scheme.RESIDENT, visit, 1300);
    settled(command);
    Map<String, Long> before = balances();
    assertThat(hospital.undo(patient, hospital.message("2203"), NOW))
        .isEqualTo(new Keyed.Refused<>(new CareRefusal.CannotUndo("2203")));
    CareMessage otherwise =
        new CareMessage(command.message().institution(), "2304", command.message().msgid());
    assertThat(hospital.undo(patient, otherwise, NOW))
        .isEqualTo(new Keyed.Refused<>(new CareRefusal.CannotUndo("2304")));
    assertThat(hospital.undo(family.resident(HOHHOT), command.message(), NOW))
        .isEqualTo(new Keyed.Refused<>(new CareRefusal.UnknownSettlement()));
    assertThat(balances()).isEqualTo(before);
  }

  @Test
  void whichever_comes_first_a_bill_whose_message_is_undone_does_not_stand() throws Exception {
    String patient = family.resident(HOHHOT);
    for (int round = 0; round < 10; round++) {
      SettleBill.Command command = bill(patient, 1300);
      List<Callable<Object>> both =
          List.of(
              () -> hospital.bills.settle(command, NOW),
              () -> hospital.undo(patient, command.message(), NOW));
      try (ExecutorService together = Executors.newFixedThreadPool(2)) {
        for (Future<Object> done : together.invokeAll(both)) {
          done.get();
        }
      }
      assertThat(balances()).as("round " + round).isEmpty();
    }
  }
}
