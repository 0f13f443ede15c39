package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.LocalTables;
import yibao.records.Settlement;
import yibao.records.Visit;
import yibao.rules.Area;
import yibao.rules.BenefitGap;
import yibao.rules.MedicalType;
import yibao.rules.Money;
import yibao.rules.Scheme;

class SettleBillTest {

  private static final LocalTables STORED = LocalTables.start();

  private static final Area HOHHOT = new Area("150100");
  private static final Area NANCHANG = new Area("360100");
  private static final Instant NOW = Operations.at("2026-03-05T12:00:00");

  private final Sharing family = new Sharing(STORED, StrictDynamoDb.of(STORED.client()), NOW);
  private Hospital hospital = hospital(HOHHOT, 3);

  @AfterAll
  static void closeTables() {
    STORED.close();
  }

  @BeforeEach
  void emptyTables() {
    STORED.clear();
  }

  private Hospital hospital(Area area, int level) {
    return Hospital.of(family, STORED, area, level);
  }

  private static Settlement settled(SettleBill.Outcome outcome) {
    if (outcome instanceof SettleBill.Outcome.Settled settled) {
      return settled.settlement();
    }
    throw new AssertionError(outcome.toString());
  }

  private static CareRefusal refused(SettleBill.Outcome outcome) {
    if (outcome instanceof SettleBill.Outcome.Refused refused) {
      return refused.why();
    }
    throw new AssertionError(outcome.toString());
  }

  /** Pool, own account, family, cash; in yuan. */
  private static List<String> payers(Settlement settlement) {
    return List.of(
        settlement.funds().pool().amount().toString(),
        settlement.fromAccounts().minus(settlement.fromFamily()).toString(),
        settlement.fromFamily().toString(),
        settlement.cash().toString());
  }

  @Nested
  class A_bill {

    @Test
    void is_split_among_pool_and_cash() {
      String patient = family.resident(HOHHOT);
      String visit = hospital.visit(patient, Scheme.RESIDENT);
      Settlement settlement =
          settled(
              hospital.bills.settle(
                  hospital.outpatient(patient, Scheme.RESIDENT, visit, 1300), NOW));
      assertThat(payers(settlement)).containsExactly("150.00", "0.00", "0.00", "1150.00");
      assertThat(settlement.funds().pool().because())
          .isEqualTo("起付标准 1000.00 元。起付标准以上 300.00 元 × 50%。统筹基金支付 150.00 元。");
      family.isRight();
      assertThat(family.house.allBalances())
          .containsEntry("pooled-fund-benefits.150100.2026", 15000L)
          .containsEntry("owed-to-institutions.150100.H1501003", -15000L);
    }

    @Test
    void counts_for_the_next_of_the_year() {
      String patient = family.resident(HOHHOT);
      String first = hospital.visit(patient, Scheme.RESIDENT);
      String second = hospital.visit(patient, Scheme.RESIDENT);
      settled(
          hospital.bills.settle(hospital.outpatient(patient, Scheme.RESIDENT, first, 1300), NOW));
      Settlement next =
          settled(
              hospital.bills.settle(
                  hospital.outpatient(patient, Scheme.RESIDENT, second, 1300), NOW));
      assertThat(next.number()).isEqualTo(2);
      assertThat(payers(next)).containsExactly("650.00", "0.00", "0.00", "650.00");
    }

    @Test
    void comes_out_as_its_preview_said() {
      String patient = family.resident(HOHHOT);
      String visit = hospital.visit(patient, Scheme.RESIDENT);
      SettleBill.Command command = hospital.outpatient(patient, Scheme.RESIDENT, visit, 1300);
      Map<String, List<Map<String, AttributeValue>>> before = stored();
      Settlement preview = settled(hospital.bills.preview(command, NOW));
      assertThat(stored()).isEqualTo(before);
      Settlement settlement = settled(hospital.bills.settle(command, NOW));
      assertThat(preview.setlId()).isEmpty();
      assertThat(preview.funds()).isEqualTo(settlement.funds());
      assertThat(preview.accounts()).isEqualTo(settlement.accounts());
    }

    @Test
    void is_settled_once_however_often_it_is_asked_for() {
      String patient = family.resident(HOHHOT);
      String visit = hospital.visit(patient, Scheme.RESIDENT);
      SettleBill.Command command = hospital.outpatient(patient, Scheme.RESIDENT, visit, 1300);
      Settlement first = settled(hospital.bills.settle(command, NOW));
      assertThat(settled(hospital.bills.settle(command, NOW))).isEqualTo(first);
      SettleBill.Command another = hospital.outpatient(patient, Scheme.RESIDENT, visit, 1300);
      assertThat(settled(hospital.bills.settle(another, NOW))).isEqualTo(first);
      assertThat(family.house.allBalances())
          .containsEntry("pooled-fund-benefits.150100.2026", 15000L);
    }

    @Test
    void is_refused_under_a_number_that_was_used_for_another() {
      String patient = family.resident(HOHHOT);
      String first = hospital.visit(patient, Scheme.RESIDENT);
      String second = hospital.visit(patient, Scheme.RESIDENT);
      SettleBill.Command command = hospital.outpatient(patient, Scheme.RESIDENT, first, 1300);
      settled(hospital.bills.settle(command, NOW));
      Map<String, List<Map<String, AttributeValue>>> before = stored();
      SettleBill.Command other =
          hospital.bill(
              patient,
              Scheme.RESIDENT,
              second,
              "1",
              Visit.Kind.OUTPATIENT,
              Hospital.inScope(1300),
              command.message());
      assertThat(refused(hospital.bills.settle(other, NOW))).isEqualTo(new CareRefusal.KeyReused());
      assertThat(stored()).isEqualTo(before);
    }
  }

  @Nested
  class Accounts_pay {

    @Test
    void the_own_one_first_and_what_it_lacks_is_cash() {
      hospital = hospital(NANCHANG, 1);
      String patient = family.employee(NANCHANG, 20_000);
      String visit = hospital.visit(patient, Scheme.EMPLOYEE);
      Settlement settlement =
          settled(
              hospital.bills.settle(
                  hospital.outpatient(patient, Scheme.EMPLOYEE, visit, 1000), NOW));
      assertThat(payers(settlement)).containsExactly("455.00", "200.00", "0.00", "345.00");
      assertThat(family.passbooks.standing(patient)).containsExactly(0L, 0L, 20_000L, 20_000L);
      family.isRight();
    }

    @Test
    void then_those_of_relatives_in_their_order_across_provinces() {
      String mother = family.resident(HOHHOT);
      String daughter = family.employee(Sharing.CHENGDU, 100_000);
      String son = family.employee(NANCHANG, 100_000);
      family.shared(daughter, mother, 30_000);
      family.shared(son, mother, 90_000);
      String visit = hospital.visit(mother, Scheme.RESIDENT);
      Settlement settlement =
          settled(
              hospital.bills.settle(
                  hospital.outpatient(mother, Scheme.RESIDENT, visit, 1300), NOW));
      assertThat(payers(settlement)).containsExactly("150.00", "0.00", "1150.00", "0.00");
      assertThat(settlement.accounts())
          .extracting(account -> account.amount().toString())
          .containsExactly("300.00", "850.00");
      assertThat(family.passbooks.standing(daughter))
          .containsExactly(70_000L, 0L, 30_000L, 100_000L);
      assertThat(family.passbooks.standing(son))
          .containsExactly(10_000L, 5_000L, 85_000L, 100_000L);
      assertThat(family.house.allBalances())
          .containsEntry("area-clearing.510100", -30_000L)
          .containsEntry("area-clearing.360100", -85_000L)
          .containsEntry("area-clearing.150100", 115_000L);
      family.isRight();
    }

    @Test
    void none_of_them_if_the_patient_does_not_want_it() {
      hospital = hospital(NANCHANG, 1);
      String patient = family.employee(NANCHANG, 20_000);
      String visit = hospital.visit(patient, Scheme.EMPLOYEE);
      SettleBill.Command command = hospital.outpatient(patient, Scheme.EMPLOYEE, visit, 1000);
      Settlement settlement =
          settled(
              hospital.bills.settle(
                  new SettleBill.Command(
                      command.institution(),
                      command.message(),
                      patient,
                      Optional.empty(),
                      visit,
                      "1",
                      Visit.Kind.OUTPATIENT,
                      Scheme.EMPLOYEE,
                      command.type(),
                      command.total(),
                      command.parts(),
                      false,
                      Optional.empty()),
                  NOW));
      assertThat(payers(settlement)).containsExactly("455.00", "0.00", "0.00", "545.00");
      assertThat(family.passbooks.standing(patient)).containsExactly(20_000L, 0L, 0L, 20_000L);
    }
  }

  @Nested
  class Nothing_is_settled {

    @Test
    void of_a_day_without_cover_and_it_says_from_when_there_is() {
      String patient = family.insured(HOHHOT, Scheme.RESIDENT, "2026-04-01", "2026-12-31");
      String visit = hospital.visit(patient, Scheme.RESIDENT);
      Map<String, List<Map<String, AttributeValue>>> before = stored();
      assertThat(
              refused(
                  hospital.bills.settle(
                      hospital.outpatient(patient, Scheme.RESIDENT, visit, 1300), NOW)))
          .isEqualTo(
              new CareRefusal.NotCovered(
                  LocalDate.parse("2026-03-05"), Optional.of(LocalDate.parse("2026-04-01"))));
      assertThat(stored()).isEqualTo(before);
    }

    @Test
    void of_a_stay_that_began_while_waiting() {
      String patient = family.insured(HOHHOT, Scheme.RESIDENT, "2026-04-01", "2026-12-31");
      String stay = hospital.stay(patient, Scheme.RESIDENT, NOW, "2026-04-10");
      assertThat(
              refused(
                  hospital.bills.settle(
                      hospital.inpatient(patient, Scheme.RESIDENT, stay, 20_000),
                      Operations.at("2026-04-10T12:00:00"))))
          .isInstanceOf(CareRefusal.NotCovered.class);
    }

    @Test
    void of_a_stay_that_outlasts_the_cover() {
      String patient = family.insured(HOHHOT, Scheme.RESIDENT, "2026-01-01", "2026-03-31");
      String stay = hospital.stay(patient, Scheme.RESIDENT, NOW, "2026-04-01");
      assertThat(
              refused(
                  hospital.bills.settle(
                      hospital.inpatient(patient, Scheme.RESIDENT, stay, 20_000),
                      Operations.at("2026-04-10T12:00:00"))))
          .extracting(why -> ((CareRefusal.Unpublished) why).gap())
          .isEqualTo(BenefitGap.COVER_ENDS_IN_STAY);
    }

    @Test
    void before_the_discharge() {
      String patient = family.resident(HOHHOT);
      String stay =
          Hospital.answered(
              hospital.visits.register(
                  new RegisterVisit.Command(
                      hospital.institution,
                      hospital.message("2401"),
                      patient,
                      Optional.empty(),
                      Scheme.RESIDENT,
                      Visit.Kind.STAY,
                      Optional.of(MedicalType.STAY),
                      NOW)));
      assertThat(
              refused(
                  hospital.bills.settle(
                      hospital.inpatient(patient, Scheme.RESIDENT, stay, 20_000), NOW)))
          .isEqualTo(new CareRefusal.NotDischarged());
    }

    @Test
    void of_another_patients_visit_or_another_hospitals() {
      String patient = family.resident(HOHHOT);
      String other = family.resident(HOHHOT);
      String visit = hospital.visit(patient, Scheme.RESIDENT);
      assertThat(
              refused(
                  hospital.bills.settle(
                      hospital.outpatient(other, Scheme.RESIDENT, visit, 100), NOW)))
          .isEqualTo(new CareRefusal.OtherVisit());
      assertThat(
              refused(
                  hospital(HOHHOT, 1)
                      .bills
                      .settle(
                          hospital(HOHHOT, 1).outpatient(patient, Scheme.RESIDENT, visit, 100),
                          NOW)))
          .isEqualTo(new CareRefusal.UnknownVisit());
    }
  }

  @Nested
  class What_a_bill_is_for {

    private final DescribeVisit descriptions = new DescribeVisit(hospital.records);

    private Keyed<CareRefusal> described(String patient, String visit, MedicalType type) {
      return descriptions.describe(
          new DescribeVisit.Command(hospital.message("2203"), visit, patient, type, NOW));
    }

    @Test
    void is_what_the_visit_was_for() {
      String patient = family.resident(HOHHOT);
      String visit = hospital.visit(patient, Scheme.RESIDENT);
      described(patient, visit, MedicalType.CHRONIC);
      assertThat(
              refused(
                  hospital.bills.settle(
                      hospital.outpatient(patient, Scheme.RESIDENT, visit, 1300), NOW)))
          .isEqualTo(new CareRefusal.OtherCare(MedicalType.CHRONIC));
    }

    @Test
    void is_no_pharmacys_business_in_a_hospital_nor_the_other_way_round() {
      String patient = family.resident(HOHHOT);
      String visit = hospital.visit(patient, Scheme.RESIDENT);
      described(patient, visit, MedicalType.PHARMACY);
      assertThat(refused(hospital.bills.settle(untyped(patient, visit), NOW)))
          .isEqualTo(new CareRefusal.OtherInstitution(MedicalType.PHARMACY));
      Hospital pharmacy = hospital(HOHHOT, 0);
      String there = pharmacy.visit(patient, Scheme.RESIDENT);
      assertThat(
              refused(
                  pharmacy.bills.settle(
                      pharmacy.outpatient(patient, Scheme.RESIDENT, there, 100), NOW)))
          .isEqualTo(new CareRefusal.OtherInstitution(MedicalType.OUTPATIENT));
    }

    private SettleBill.Command untyped(String patient, String visit) {
      SettleBill.Command typed = hospital.outpatient(patient, Scheme.RESIDENT, visit, 100);
      return new SettleBill.Command(
          typed.institution(),
          typed.message(),
          patient,
          Optional.empty(),
          visit,
          typed.batch(),
          typed.kind(),
          typed.scheme(),
          Optional.empty(),
          typed.total(),
          typed.parts(),
          true,
          Optional.empty());
    }

    @Test
    void cannot_change_while_a_bill_stands() {
      String patient = family.resident(HOHHOT);
      String visit = hospital.visit(patient, Scheme.RESIDENT);
      described(patient, visit, MedicalType.OUTPATIENT);
      Settlement settlement =
          settled(
              hospital.bills.settle(
                  hospital.outpatient(patient, Scheme.RESIDENT, visit, 1300), NOW));
      assertThat(described(patient, visit, MedicalType.EMERGENCY))
          .isEqualTo(new Keyed.Refused<>(new CareRefusal.BillStands()));
      assertThat(described(patient, visit, MedicalType.OUTPATIENT))
          .as("told again")
          .isInstanceOf(Keyed.Answered.class);
      hospital.reverse(settlement, NOW);
      assertThat(described(patient, visit, MedicalType.EMERGENCY))
          .isInstanceOf(Keyed.Answered.class);
    }

    @Test
    void cannot_get_another_discharge_while_the_bill_stands() {
      String patient = family.resident(HOHHOT);
      String stay =
          hospital.stay(
              patient, Scheme.RESIDENT, Operations.at("2026-03-01T09:00:00"), "2026-03-05");
      settled(hospital.bills.settle(hospital.inpatient(patient, Scheme.RESIDENT, stay, 5000), NOW));
      assertThat(
              new DischargePatient(hospital.records)
                  .discharge(
                      new DischargePatient.Command(
                          hospital.message("2402"), stay, patient, LocalDate.parse("2026-03-04"))))
          .isEqualTo(new Keyed.Refused<>(new CareRefusal.BillStands()));
    }
  }

  @Test
  void bills_of_two_files_that_are_one_persons_count_together() {
    String survivor = family.resident(HOHHOT);
    String duplicate = family.resident(HOHHOT);
    Instant lastYear = Operations.at("2025-12-20T09:00:00");
    String visit = hospital.visit(duplicate, Scheme.RESIDENT, lastYear);
    settled(
        hospital.bills.settle(hospital.outpatient(duplicate, Scheme.RESIDENT, visit, 1300), NOW));
    Bureau.answered(family.bureau.merge("merge", survivor, duplicate, NOW));
    String next = hospital.visit(survivor, Scheme.RESIDENT, lastYear);
    Settlement settlement =
        settled(
            hospital.bills.settle(hospital.outpatient(survivor, Scheme.RESIDENT, next, 1300), NOW));
    assertThat(settlement.year()).isEqualTo(2025);
    assertThat(payers(settlement)).containsExactly("650.00", "0.00", "0.00", "650.00");
  }

  @Test
  void a_file_with_bills_of_this_year_is_not_merged_into_another() {
    String survivor = family.resident(HOHHOT);
    String duplicate = family.resident(HOHHOT);
    String visit = hospital.visit(duplicate, Scheme.RESIDENT);
    Settlement settlement =
        settled(
            hospital.bills.settle(
                hospital.outpatient(duplicate, Scheme.RESIDENT, visit, 100), NOW));
    assertThat(family.bureau.merge("merge", survivor, duplicate, NOW))
        .isEqualTo(new Keyed.Refused<>(new FileRefusal.MergeState()));
    hospital.reverse(settlement, NOW);
    Bureau.answered(family.bureau.merge("merge", survivor, duplicate, NOW));
  }

  @Test
  void a_bill_that_is_settled_while_a_file_is_being_merged_is_seen() {
    MeanwhileDynamoDb meanwhile = new MeanwhileDynamoDb(StrictDynamoDb.of(STORED.client()));
    Sharing racing = new Sharing(STORED, meanwhile.client(), NOW);
    String survivor = family.resident(HOHHOT);
    String duplicate = family.resident(HOHHOT);
    String visit = hospital.visit(duplicate, Scheme.RESIDENT);
    SettleBill.Command command = hospital.outpatient(duplicate, Scheme.RESIDENT, visit, 100);
    meanwhile.beforeWriting(() -> settled(hospital.bills.settle(command, NOW)));
    assertThat(racing.bureau.merge("merge", survivor, duplicate, NOW))
        .isEqualTo(new Keyed.Refused<>(new FileRefusal.MergeState()));
    assertThat(family.house.records.people().find(duplicate).orElseThrow().mergedInto()).isEmpty();
  }

  @Test
  void a_stay_over_new_year_belongs_to_the_year_of_discharge() {
    String patient = family.resident(HOHHOT);
    String stay =
        hospital.stay(patient, Scheme.RESIDENT, Operations.at("2025-12-28T09:00:00"), "2026-01-03");
    Settlement settlement =
        settled(
            hospital.bills.settle(
                hospital.inpatient(patient, Scheme.RESIDENT, stay, 11_000),
                Operations.at("2026-01-03T12:00:00")));
    assertThat(settlement.year()).isEqualTo(2026);
    assertThat(payers(settlement)).containsExactly("7350.00", "0.00", "0.00", "3650.00");
  }

  @Test
  void of_bills_that_come_at_once_none_is_lost_and_no_quota_is_exceeded() throws Exception {
    String mother = family.resident(HOHHOT);
    String daughter = family.employee(Sharing.CHENGDU, 100_000);
    family.shared(daughter, mother, 50_000);
    List<Callable<Settlement>> bills = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Hospital one =
          new Hospital(family, STORED, new CareInstitution("H" + i, HOHHOT, 1, Optional.empty()));
      String visit = one.visit(mother, Scheme.RESIDENT);
      SettleBill.Command command = one.outpatient(mother, Scheme.RESIDENT, visit, 150);
      bills.add(() -> settled(one.bills.settle(command, NOW)));
    }
    List<Settlement> settlements = new ArrayList<>();
    try (ExecutorService together = Executors.newFixedThreadPool(bills.size())) {
      for (Future<Settlement> settled : together.invokeAll(bills)) {
        settlements.add(settled.get());
      }
    }
    assertThat(settlements)
        .extracting(Settlement::number)
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(sum(settlements, settlement -> settlement.funds().pool().amount()))
        .as("limit of the first level")
        .isEqualTo(Money.ofYuan(600));
    assertThat(sum(settlements, Settlement::fromFamily)).isEqualTo(Money.ofYuan(500));
    assertThat(family.passbooks.standing(daughter)).containsExactly(50_000L, 0L, 50_000L, 100_000L);
    family.isRight();
  }

  private static Money sum(List<Settlement> settlements, Function<Settlement, Money> of) {
    return settlements.stream().map(of).reduce(Money.ZERO, Money::plus);
  }

  private static Map<String, List<Map<String, AttributeValue>>> stored() {
    return Map.of(
        "settlements", STORED.items("SettlementsTable"),
        "visits", STORED.items("VisitsTable"),
        "accounts", STORED.items("AccountsTable"),
        "ledger", STORED.items("LedgerTable"),
        "guards", STORED.items("GuardsTable"));
  }
}
