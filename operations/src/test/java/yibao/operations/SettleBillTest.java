package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.LocalTables;
import yibao.records.Settlement;
import yibao.records.Settlements;
import yibao.records.Visit;
import yibao.records.Visits;
import yibao.rules.Area;
import yibao.rules.BenefitGap;
import yibao.rules.BillParts;
import yibao.rules.InstitutionGrade;
import yibao.rules.MedicalType;
import yibao.rules.Money;
import yibao.rules.PolicyResource;
import yibao.rules.Scheme;

class SettleBillTest {

  private static final LocalTables STORED = LocalTables.start();

  private static final Area HOHHOT = new Area("150100");
  private static final Area NANCHANG = new Area("360100");
  private static final Instant NOW = Operations.at("2026-03-05T12:00:00");

  private final Sharing family = new Sharing(STORED, StrictDynamoDb.of(STORED.client()), NOW);
  private Hospital hospital = hospital(HOHHOT, 3);

  @BeforeEach
  void emptyTables() {
    STORED.clear();
  }

  private Hospital hospital(Area area, int level) {
    return new Hospital(
        family,
        new CareInstitution(
            "H" + area + level,
            area,
            level,
            level == 3 ? Optional.of(InstitutionGrade.A) : Optional.empty()));
  }

  /** An institution with what it asks. */
  private static final class Hospital {

    private final CareRecords records;
    private final CareInstitution institution;
    private final RegisterVisit visits;
    private final SettleBill bills;
    private int serial;

    Hospital(Sharing family, CareInstitution institution) {
      this.institution = institution;
      this.records =
          new CareRecords(
              family.records,
              new Visits(family.house.records.tables(), STORED.name("VisitsTable")),
              new Settlements(
                  family.house.records.tables(),
                  STORED.name("SettlementsTable"),
                  family.house.records.vault()),
              family.house.records.ledger(),
              family.house.records.books());
      Ids ids = new Ids(new SplittableRandom());
      this.visits = new RegisterVisit(records, ids, visit -> new Answer(200, visit.mdtrtId()));
      this.bills = new SettleBill(records, PolicyResource.load(), ids);
    }

    CareMessage message(String infno) {
      return message(infno, "msg-" + ++serial);
    }

    CareMessage message(String infno, String msgid) {
      return new CareMessage(institution.code(), infno, msgid);
    }

    String visit(String psnNo, Scheme scheme) {
      return visit(psnNo, scheme, NOW);
    }

    String visit(String psnNo, Scheme scheme, Instant at) {
      return answered(
          visits.register(
              new RegisterVisit.Command(
                  institution,
                  message("2201"),
                  psnNo,
                  Optional.empty(),
                  scheme,
                  Visit.Kind.OUTPATIENT,
                  Optional.empty(),
                  at)));
    }

    String stay(String psnNo, Scheme scheme, Instant at, String discharged) {
      String mdtrtId =
          answered(
              visits.register(
                  new RegisterVisit.Command(
                      institution,
                      message("2401"),
                      psnNo,
                      Optional.empty(),
                      scheme,
                      Visit.Kind.STAY,
                      Optional.of(MedicalType.STAY),
                      at)));
      Visit visit = records.visits().find(mdtrtId).orElseThrow();
      records
          .tables()
          .commit(List.of(records.visits().replace(visit.discharged(LocalDate.parse(discharged)))));
      return mdtrtId;
    }

    SettleBill.Command outpatient(String psnNo, Scheme scheme, String mdtrtId, long yuan) {
      return bill(
          psnNo, scheme, mdtrtId, "1", Visit.Kind.OUTPATIENT, inScope(yuan), message("2207"));
    }

    SettleBill.Command inpatient(String psnNo, Scheme scheme, String mdtrtId, long yuan) {
      return bill(psnNo, scheme, mdtrtId, "", Visit.Kind.STAY, inScope(yuan), message("2304"));
    }

    SettleBill.Command bill(
        String psnNo,
        Scheme scheme,
        String mdtrtId,
        String batch,
        Visit.Kind kind,
        BillParts parts,
        CareMessage message) {
      return new SettleBill.Command(
          institution,
          message,
          psnNo,
          Optional.empty(),
          mdtrtId,
          batch,
          kind,
          scheme,
          kind == Visit.Kind.STAY ? Optional.empty() : Optional.of(MedicalType.OUTPATIENT),
          parts.total(),
          Optional.of(parts),
          true,
          Optional.empty());
    }

    private static String answered(Keyed<CareRefusal> outcome) {
      if (outcome instanceof Keyed.Answered<CareRefusal> answered) {
        return answered.answer().body();
      }
      throw new AssertionError(outcome.toString());
    }
  }

  private static BillParts inScope(long yuan) {
    return BillParts.of(Money.ZERO, Money.ZERO, Money.ZERO, Money.ofYuan(yuan));
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
              inScope(1300),
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
          new Hospital(family, new CareInstitution("H" + i, HOHHOT, 1, Optional.empty()));
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
