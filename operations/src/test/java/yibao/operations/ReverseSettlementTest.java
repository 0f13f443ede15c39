package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.local.LocalTables;
import yibao.records.BenefitYear;
import yibao.records.Settlement;
import yibao.records.Visit;
import yibao.rules.Area;
import yibao.rules.MedicalType;
import yibao.rules.Money;
import yibao.rules.Scheme;
import yibao.rules.YearSums;

class ReverseSettlementTest {

  private static final LocalTables STORED = LocalTables.start();

  private static final Area HOHHOT = new Area("150100");
  private static final Area NANCHANG = new Area("360100");
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

  private Settlement settled(String patient, long yuan) {
    String visit = hospital.visit(patient, Scheme.RESIDENT);
    return settled(hospital.outpatient(patient, Scheme.RESIDENT, visit, yuan));
  }

  private Settlement settled(SettleBill.Command command) {
    if (hospital.bills.settle(command, NOW) instanceof SettleBill.Outcome.Settled done) {
      return done.settlement();
    }
    throw new AssertionError(command.toString());
  }

  private Settlement reversed(Settlement settlement) {
    return reversed(hospital.reverse(settlement, NOW));
  }

  private static Settlement reversed(ReverseSettlement.Outcome outcome) {
    if (outcome instanceof ReverseSettlement.Outcome.Reversed done) {
      return done.by();
    }
    throw new AssertionError(outcome.toString());
  }

  private Settlement found(Settlement settlement) {
    return hospital.records.settlements().find(settlement.setlId()).orElseThrow();
  }

  private BenefitYear year(String patient, Scheme scheme) {
    return hospital.records.settlements().year(patient, scheme, 2026);
  }

  private static Money pool(Settlement settlement) {
    return settlement.standing().funds().pool().amount();
  }

  @Nested
  class What_is_taken_back {

    @Test
    void is_answered_with_all_amounts_turned() {
      Settlement settlement = settled(family.resident(HOHHOT), 1300);
      Settlement by = reversed(settlement);
      assertThat(by.setlId()).isNotEqualTo(settlement.setlId());
      assertThat(by.undoes()).contains(settlement.setlId());
      assertThat(by.billed().total()).isEqualTo(Money.ofYuan(-1300));
      assertThat(by.funds().pool().amount()).isEqualTo(Money.ofYuan(-150));
      assertThat(by.cash()).isEqualTo(Money.ofYuan(-1150));
      assertThat(found(settlement).undoneBy()).contains(by.setlId());
      assertThat(family.house.allBalances().values()).allMatch(balance -> balance == 0);
    }

    @Test
    void is_back_in_accounts_and_quotas() {
      String mother = family.resident(HOHHOT);
      String daughter = family.employee(Sharing.CHENGDU, 100_000);
      family.shared(daughter, mother, 30_000);
      List<Long> before = family.passbooks.standing(daughter);
      Map<String, Long> balances = family.house.allBalances();
      reversed(settled(mother, 1300));
      assertThat(family.passbooks.standing(daughter)).isEqualTo(before);
      assertThat(nonZero(family.house.allBalances())).isEqualTo(nonZero(balances));
      family.isRight();
    }

    @Test
    void is_taken_back_once_however_often_that_is_asked_for() {
      Settlement settlement = settled(family.resident(HOHHOT), 1300);
      ReverseSettlement.Command command = hospital.reversal(settlement);
      Settlement first = reversed(hospital.reversals.reverse(command, NOW));
      assertThat(reversed(hospital.reversals.reverse(command, NOW))).isEqualTo(first);
      assertThat(reversed(settlement)).as("under another number").isEqualTo(first);
      assertThat(family.house.allBalances().values()).allMatch(balance -> balance == 0);
    }

    @Test
    void can_be_settled_again_for_the_same_amounts() {
      String patient = family.resident(HOHHOT);
      String visit = hospital.visit(patient, Scheme.RESIDENT);
      Settlement first = settled(hospital.outpatient(patient, Scheme.RESIDENT, visit, 1300));
      reversed(first);
      Settlement again = settled(hospital.outpatient(patient, Scheme.RESIDENT, visit, 1300));
      assertThat(again.setlId()).isNotEqualTo(first.setlId());
      assertThat(again.funds()).isEqualTo(first.funds());
      assertThat(again.number()).isEqualTo(3);
    }
  }

  @Nested
  class Nothing_is_taken_back {

    @Test
    void by_another_institution_or_for_another_patient() {
      Settlement settlement = settled(family.resident(HOHHOT), 1300);
      Hospital other = Hospital.of(family, STORED, HOHHOT, 1);
      assertThat(other.reverse(settlement, NOW))
          .isEqualTo(new ReverseSettlement.Outcome.Refused(new CareRefusal.UnknownSettlement()));
      ReverseSettlement.Command right = hospital.reversal(settlement);
      assertThat(
              hospital.reversals.reverse(
                  new ReverseSettlement.Command(
                      right.message(),
                      family.resident(HOHHOT),
                      right.setlId(),
                      Optional.empty(),
                      right.kind()),
                  NOW))
          .isEqualTo(new ReverseSettlement.Outcome.Refused(new CareRefusal.UnknownSettlement()));
      assertThat(found(settlement).undoneBy()).isEmpty();
    }

    @Test
    void that_takes_back_itself() {
      Settlement by = reversed(settled(family.resident(HOHHOT), 1300));
      assertThat(hospital.reverse(by, NOW))
          .isEqualTo(new ReverseSettlement.Outcome.Refused(new CareRefusal.IsReversal()));
    }

    @Test
    void of_a_stay_by_the_message_for_outpatients() {
      Settlement settlement = settled(family.resident(HOHHOT), 1300);
      ReverseSettlement.Command right = hospital.reversal(settlement);
      assertThat(
              hospital.reversals.reverse(
                  new ReverseSettlement.Command(
                      right.message(),
                      right.psnNo(),
                      right.setlId(),
                      right.mdtrtId(),
                      Visit.Kind.STAY),
                  NOW))
          .isEqualTo(
              new ReverseSettlement.Outcome.Refused(
                  new CareRefusal.OtherKind(MedicalType.OUTPATIENT)));
    }
  }

  @Nested
  class Later_bills_of_the_year {

    @Test
    void are_computed_again_before_the_next_one_and_the_difference_is_the_patients() {
      String patient = family.resident(HOHHOT);
      Settlement first = settled(patient, 1300);
      Settlement second = settled(patient, 1300);
      Settlement taken = reversed(first);
      assertThat(pool(found(second))).as("not yet").isEqualTo(Money.ofYuan(650));
      Settlement third = settled(patient, 1300);
      assertThat(pool(third)).isEqualTo(Money.ofYuan(650));
      Settlement again = found(second);
      assertThat(again.funds()).as("as the institution has it").isEqualTo(second.funds());
      assertThat(pool(again)).isEqualTo(Money.ofYuan(150));
      assertThat(again.replays().getLast().causedBy()).isEqualTo(taken.setlId());
      assertThat(again.standing().funds().pool().because())
          .isEqualTo("起付标准 1000.00 元。起付标准以上 300.00 元 × 50%。统筹基金支付 150.00 元。");
      assertThat(nonZero(family.house.allBalances()))
          .containsEntry("pooled-fund-benefits.150100.2026", 80_000L)
          .containsEntry("owed-to-institutions.150100.H1501003", -130_000L)
          .containsEntry("owed-to-patients.150100", 50_000L);
      assertThat(year(patient, Scheme.RESIDENT).replay()).isEmpty();
      family.isRight();
    }

    @Test
    void count_in_a_preview_as_they_will_then() {
      String patient = family.resident(HOHHOT);
      Settlement first = settled(patient, 1300);
      settled(patient, 1300);
      reversed(first);
      String visit = hospital.visit(patient, Scheme.RESIDENT);
      SettleBill.Command command = hospital.outpatient(patient, Scheme.RESIDENT, visit, 900);
      BenefitYear before = year(patient, Scheme.RESIDENT);
      if (!(hospital.bills.preview(command, NOW) instanceof SettleBill.Outcome.Settled preview)) {
        throw new AssertionError();
      }
      assertThat(year(patient, Scheme.RESIDENT)).isEqualTo(before);
      assertThat(preview.settlement().funds()).isEqualTo(settled(command).funds());
    }

    @Test
    void are_taken_back_with_what_they_came_to_since() {
      String patient = family.resident(HOHHOT);
      Settlement first = settled(patient, 1300);
      Settlement second = settled(patient, 1300);
      reversed(first);
      Settlement third = settled(patient, 1300);
      reversed(second);
      reversed(third);
      assertThat(nonZero(family.house.allBalances())).isEmpty();
      assertThat(year(patient, Scheme.RESIDENT).sums()).isEqualTo(YearSums.NONE);
    }

    @Test
    void are_computed_in_parts_where_there_are_many() {
      String patient = family.resident(HOHHOT);
      Settlement first = settled(patient, 1000);
      List<Settlement> later = new ArrayList<>();
      for (int i = 0; i < 45; i++) {
        later.add(settled(patient, 30));
      }
      reversed(first);
      Settlement last = settled(patient, 30);
      assertThat(pool(last))
          .as("1380 yuan, of which 1000 are the deductible")
          .isEqualTo(Money.ofYuan(15));
      assertThat(later).extracting(one -> pool(found(one))).startsWith(Money.ZERO);
      Money together = later.stream().map(one -> pool(found(one))).reduce(Money.ZERO, Money::plus);
      assertThat(together).isEqualTo(Money.ofYuan(175));
      family.isRight();
    }
  }

  /** Two patients, their daughter's account, bills and reversals in any order. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatever_was_settled_and_taken_back_the_rest_is_as_if_it_had_come_alone(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String mother = family.resident(HOHHOT);
    String father = family.resident(HOHHOT);
    String daughter = family.employee(NANCHANG, 300_000);
    family.shared(daughter, mother, 90_000);
    family.shared(daughter, father, 50_000);
    Map<String, Long> balances = nonZero(family.house.allBalances());
    List<Long> account = family.passbooks.standing(daughter);
    List<Settlement> standing = new ArrayList<>();
    List<Settlement> taken = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int next = random.nextInt(6);
      if (!standing.isEmpty() && next < 2) {
        taken.add(reversed(standing.remove(random.nextInt(standing.size()))));
      } else if (!taken.isEmpty() && next == 2) {
        Settlement reversal = taken.remove(random.nextInt(taken.size()));
        String infno = reversal.treatment().type().isStay() ? "2305" : "2208";
        if (hospital.undo(reversal.psnNo(), hospital.message(infno, reversal.msgid()), NOW)
            instanceof Keyed.Answered<CareRefusal>) {
          standing.add(
              hospital.records.settlements().find(reversal.undoes().orElseThrow()).orElseThrow());
        }
      } else {
        SettleBill.Command command = bill(random, random.nextBoolean() ? mother : father);
        if (!(hospital.bills.preview(command, NOW) instanceof SettleBill.Outcome.Settled preview)) {
          throw new AssertionError("seed " + seed + ": " + command);
        }
        Settlement settlement = settled(command);
        assertThat(preview.settlement().funds()).as("seed %s", seed).isEqualTo(settlement.funds());
        assertThat(preview.settlement().accounts()).isEqualTo(settlement.accounts());
        standing.add(settlement);
      }
      family.isRight();
    }
    for (String patient : List.of(mother, father)) {
      String replica = family.resident(HOHHOT);
      standing.add(settled(bill(random, patient)));
      standing.sort(Comparator.comparingInt(Settlement::number));
      for (Settlement settlement : standing) {
        if (settlement.psnNo().equals(patient)) {
          assertThat(alone(replica, settlement).funds())
              .as("seed %s", seed)
              .isEqualTo(found(settlement).standing().funds());
        }
      }
    }
    while (!standing.isEmpty()) {
      reversed(standing.remove(random.nextInt(standing.size())));
    }
    assertThat(family.passbooks.standing(daughter)).isEqualTo(account);
    for (String patient : List.of(mother, father)) {
      settled(patient, 0);
      assertThat(year(patient, Scheme.RESIDENT).sums()).isEqualTo(YearSums.NONE);
    }
    Map<String, Long> after = nonZero(family.house.allBalances());
    for (String counted : List.of("pooled-fund-benefits.150100.2026", "owed-to-patients.150100")) {
      Money ofReplicas = replicas(counted);
      assertThat(after.getOrDefault(counted, 0L)).isEqualTo(ofReplicas.fen());
    }
    assertThat(after.get("area-clearing.360100")).isEqualTo(balances.get("area-clearing.360100"));
  }

  private final List<Settlement> replicas = new ArrayList<>();

  private Money replicas(String account) {
    return account.startsWith("owed-to-patients")
        ? Money.ZERO
        : replicas.stream().map(ReverseSettlementTest::pool).reduce(Money.ZERO, Money::plus);
  }

  private SettleBill.Command bill(SplittableRandom random, String patient) {
    if (random.nextInt(4) == 0) {
      String stay = hospital.stay(patient, Scheme.RESIDENT, NOW, "2026-03-05");
      return hospital.inpatient(patient, Scheme.RESIDENT, stay, random.nextInt(30_000));
    }
    String visit = hospital.visit(patient, Scheme.RESIDENT);
    return hospital.outpatient(patient, Scheme.RESIDENT, visit, random.nextInt(1_500));
  }

  /** The same bill for somebody to whom nothing else happened. */
  private Settlement alone(String patient, Settlement settlement) {
    boolean stay = settlement.treatment().type().isStay();
    long yuan = settlement.billed().total().fen() / 100;
    Settlement one =
        settled(
            stay
                ? hospital.inpatient(
                    patient,
                    Scheme.RESIDENT,
                    hospital.stay(patient, Scheme.RESIDENT, NOW, "2026-03-05"),
                    yuan)
                : hospital.outpatient(
                    patient, Scheme.RESIDENT, hospital.visit(patient, Scheme.RESIDENT), yuan));
    replicas.add(one);
    return one;
  }

  private static Map<String, Long> nonZero(Map<String, Long> balances) {
    Map<String, Long> found = new TreeMap<>(balances);
    found.values().removeIf(balance -> balance == 0);
    return found;
  }
}
