package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.Bill;
import yibao.records.Catalogue;
import yibao.records.Settlement;
import yibao.records.Visit;
import yibao.rules.Area;
import yibao.rules.BillParts;
import yibao.rules.CatalogueRow;
import yibao.rules.MedicalType;
import yibao.rules.Money;
import yibao.rules.Rate;
import yibao.rules.Scheme;

/** Lines of bills, divided by the catalogue, and taken back. */
class BillLinesTest {

  private static final LocalTables STORED = LocalTables.start();
  private static final Area HOHHOT = new Area("150100");
  private static final Instant NOW = Operations.at("2026-03-05T12:00:00");

  private final Sharing family = new Sharing(STORED, StrictDynamoDb.of(STORED.client()), NOW);
  private final Hospital hospital = Hospital.of(family, STORED, HOHHOT, 3);
  private final Catalogue catalogue =
      new Catalogue(hospital.records.tables(), STORED.name("CatalogueTable"));
  private final LoadCatalogue load =
      new LoadCatalogue(hospital.records.tables(), catalogue, Hands.one());
  private final UploadLines upload =
      new UploadLines(
          hospital.records,
          catalogue,
          lines -> new Answer(200, lines.stream().map(line -> said(line.parts())).toList() + ""));
  private final TakeBackLines takeBack = new TakeBackLines(hospital.records);

  @AfterAll
  static void closeTables() {
    STORED.close();
  }

  @BeforeEach
  void emptyTables() {
    STORED.clear();
    load.load(
        HOHHOT,
        List.of(
            row("A1", CatalogueRow.Level.A, 0, ""),
            row("B1", CatalogueRow.Level.B, 1000, "90"),
            row("C1", CatalogueRow.Level.C, 0, "")));
  }

  private static CatalogueRow row(
      String code, CatalogueRow.Level level, int share, String ceiling) {
    return new CatalogueRow(
        code,
        "示例 " + code,
        level,
        new Rate(share),
        ceiling.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(ceiling)),
        LocalDate.parse("2026-01-01"),
        Optional.empty());
  }

  private static String said(BillParts parts) {
    return parts.ownPaid()
        + " "
        + parts.overLimit()
        + " "
        + parts.paidFirst()
        + " "
        + parts.inScope();
  }

  private static UploadLines.Line line(
      String serial, String batch, String code, String yuan, int count) {
    return new UploadLines.Line(
        serial,
        batch,
        code,
        NOW,
        Money.ofFen(new BigDecimal(yuan).movePointRight(2).longValueExact()),
        BigDecimal.valueOf(count));
  }

  /** In scope 810 + 520, paid first 90, over the limit 100, not listed 50 + 20: 1,590 yuan. */
  private static List<UploadLines.Line> fourLines(String batch) {
    return List.of(
        line(batch + "1", batch, "B1", "1000.00", 10),
        line(batch + "2", batch, "C1", "50.00", 1),
        line(batch + "3", batch, "NOT-LISTED", "20.00", 1),
        line(batch + "4", batch, "A1", "520.00", 4));
  }

  private Keyed<CareRefusal> upload(
      CareMessage message, String psnNo, String visit, List<UploadLines.Line> lines) {
    return upload.upload(
        new UploadLines.Command(message, HOHHOT, visit, psnNo, Visit.Kind.OUTPATIENT, lines));
  }

  private Keyed<CareRefusal> takeBack(String psnNo, String visit, TakeBackLines.Which which) {
    return takeBack.takeBack(
        new TakeBackLines.Command(
            hospital.message("2205"), visit, psnNo, Visit.Kind.OUTPATIENT, which));
  }

  private SettleBill.Outcome settle(String psnNo, String visit, String batch, String yuan) {
    return hospital.bills.settle(
        new SettleBill.Command(
            hospital.institution,
            hospital.message("2207"),
            psnNo,
            Optional.empty(),
            visit,
            batch,
            Visit.Kind.OUTPATIENT,
            Scheme.RESIDENT,
            Optional.of(MedicalType.OUTPATIENT),
            Money.ofFen(new BigDecimal(yuan).movePointRight(2).longValueExact()),
            Optional.empty(),
            true,
            Optional.empty()),
        NOW);
  }

  private static CareRefusal refused(Keyed<CareRefusal> outcome) {
    if (outcome instanceof Keyed.Refused<CareRefusal> refused) {
      return refused.reason();
    }
    throw new AssertionError(outcome.toString());
  }

  private String bill(String visit, String batch) {
    Bill bill = hospital.records.visits().bill(visit, batch);
    return bill.lines() + ": " + said(bill.parts());
  }

  @Test
  void each_line_has_its_parts_and_the_bill_is_settled_by_their_sums() {
    String patient = family.resident(HOHHOT);
    String visit = hospital.visit(patient, Scheme.RESIDENT);
    String answer =
        Hospital.answered(upload(hospital.message("2204"), patient, visit, fourLines("1")));
    assertThat(answer)
        .isEqualTo(
            "[0.00 100.00 90.00 810.00, 50.00 0.00 0.00 0.00, 20.00 0.00 0.00 0.00,"
                + " 0.00 0.00 0.00 520.00]");
    assertThat(bill(visit, "1")).isEqualTo("4: 70.00 100.00 90.00 1330.00");
    Settlement settlement =
        ((SettleBill.Outcome.Settled) settle(patient, visit, "1", "1590.00")).settlement();
    // 1330 in scope, 1000 deductible, 50% of 330
    assertThat(settlement.funds().pool().amount()).isEqualTo(Money.ofYuan(165));
    assertThat(said(settlement.billed())).isEqualTo("70.00 100.00 90.00 1330.00");
  }

  @Test
  void a_total_that_is_not_that_of_the_lines_is_refused() {
    String patient = family.resident(HOHHOT);
    String visit = hospital.visit(patient, Scheme.RESIDENT);
    upload(hospital.message("2204"), patient, visit, fourLines("1"));
    assertThat(settle(patient, visit, "1", "1589.99"))
        .isEqualTo(
            new SettleBill.Outcome.Refused(new CareRefusal.TotalDiffers(Money.ofYuan(1590))));
  }

  @Test
  void a_repeat_is_answered_alike_and_counts_once_though_the_catalogue_was_corrected() {
    String patient = family.resident(HOHHOT);
    String visit = hospital.visit(patient, Scheme.RESIDENT);
    CareMessage message = hospital.message("2204");
    String first = Hospital.answered(upload(message, patient, visit, fourLines("1")));
    load.load(HOHHOT, List.of(row("B1", CatalogueRow.Level.B, 5000, "")));
    assertThat(Hospital.answered(upload(message, patient, visit, fourLines("1")))).isEqualTo(first);
    assertThat(bill(visit, "1")).isEqualTo("4: 70.00 100.00 90.00 1330.00");
    assertThat(upload(message, patient, visit, fourLines("2"))).isInstanceOf(Keyed.KeyReused.class);
  }

  @Test
  void the_same_line_by_another_message_or_twice_in_one_is_refused_and_nothing_is_entered() {
    String patient = family.resident(HOHHOT);
    String visit = hospital.visit(patient, Scheme.RESIDENT);
    upload(hospital.message("2204"), patient, visit, fourLines("1"));
    List<UploadLines.Line> again = new ArrayList<>(fourLines("2"));
    again.add(line("13", "2", "A1", "1.00", 1));
    assertThat(refused(upload(hospital.message("2204"), patient, visit, again)))
        .isEqualTo(new CareRefusal.LineStands("13"));
    again.set(4, line("21", "2", "A1", "1.00", 1));
    assertThat(refused(upload(hospital.message("2204"), patient, visit, again)))
        .isEqualTo(new CareRefusal.LineStands("21"));
    assertThat(bill(visit, "2")).isEqualTo("0: 0.00 0.00 0.00 0.00");
  }

  @Test
  void a_line_below_zero_takes_another_off() {
    String patient = family.resident(HOHHOT);
    String visit = hospital.visit(patient, Scheme.RESIDENT);
    upload(hospital.message("2204"), patient, visit, fourLines("1"));
    upload(
        hospital.message("2204"), patient, visit, List.of(line("15", "1", "B1", "-1000.00", -10)));
    assertThat(bill(visit, "1")).isEqualTo("5: 70.00 0.00 0.00 520.00");
    upload(hospital.message("2204"), patient, visit, List.of(line("16", "1", "A1", "-600.00", -1)));
    assertThat(settle(patient, visit, "1", "-10.00"))
        .isEqualTo(new SettleBill.Outcome.Refused(new CareRefusal.BelowNothing()));
  }

  @Test
  void a_settled_batch_takes_no_line_and_gives_none_back_and_the_others_do() {
    String patient = family.resident(HOHHOT);
    String visit = hospital.visit(patient, Scheme.RESIDENT);
    List<UploadLines.Line> both = new ArrayList<>(fourLines("1"));
    both.addAll(fourLines("2"));
    upload(hospital.message("2204"), patient, visit, both);
    Settlement first =
        ((SettleBill.Outcome.Settled) settle(patient, visit, "1", "1590.00")).settlement();
    assertThat(
            refused(
                upload(
                    hospital.message("2204"),
                    patient,
                    visit,
                    List.of(line("19", "1", "A1", "1.00", 1)))))
        .isEqualTo(new CareRefusal.BillStands());
    assertThat(refused(takeBack(patient, visit, new TakeBackLines.Which.Batch("1"))))
        .isEqualTo(new CareRefusal.BillStands());
    Hospital.answered(takeBack(patient, visit, new TakeBackLines.Which.All()));
    assertThat(bill(visit, "1")).startsWith("4: ");
    assertThat(bill(visit, "2")).isEqualTo("0: 0.00 0.00 0.00 0.00");

    hospital.reverse(first, NOW);
    Hospital.answered(takeBack(patient, visit, new TakeBackLines.Which.Batch("1")));
    assertThat(bill(visit, "1")).isEqualTo("0: 0.00 0.00 0.00 0.00");
    assertThat(refused(takeBack(patient, visit, new TakeBackLines.Which.Batch("1"))))
        .isEqualTo(new CareRefusal.NoLines());
    // what was taken back may come again
    Hospital.answered(upload(hospital.message("2204"), patient, visit, fourLines("1")));
    assertThat(bill(visit, "1")).isEqualTo("4: 70.00 100.00 90.00 1330.00");
  }

  @Test
  void a_stay_gives_back_single_lines_in_whichever_batch_they_came() {
    String patient = family.resident(HOHHOT);
    String stay =
        hospital.stay(patient, Scheme.RESIDENT, Operations.at("2026-03-01T08:00:00"), "2026-03-05");
    for (String part : List.of("x", "y", "z")) {
      Hospital.answered(
          upload.upload(
              new UploadLines.Command(
                  hospital.message("2301"),
                  HOHHOT,
                  stay,
                  patient,
                  Visit.Kind.STAY,
                  List.of(
                      line(part + "1", "", "A1", "100.00", 1),
                      line(part + "2", "", "C1", "5.00", 1)))));
    }
    assertThat(bill(stay, "")).isEqualTo("6: 15.00 0.00 0.00 300.00");
    Hospital.answered(back(patient, stay, Set.of("x1", "z2")));
    assertThat(bill(stay, "")).isEqualTo("4: 10.00 0.00 0.00 200.00");
    Keyed<CareRefusal> twice = back(patient, stay, Set.of("y1", "z2"));
    assertThat(refused(twice)).isEqualTo(new CareRefusal.UnknownLine("z2"));
    assertThat(hospital.records.visits().lines().standing(stay))
        .extracting(one -> one.serial())
        .containsExactly("x2", "y1", "y2", "z1");
  }

  private Keyed<CareRefusal> back(String patient, String stay, Set<String> serials) {
    return takeBack.takeBack(
        new TakeBackLines.Command(
            hospital.message("2302"),
            stay,
            patient,
            Visit.Kind.STAY,
            new TakeBackLines.Which.Serials(serials)));
  }

  @Test
  void lines_that_come_at_once_are_all_counted_and_each_once() throws Exception {
    String patient = family.resident(HOHHOT);
    String visit = hospital.visit(patient, Scheme.RESIDENT);
    List<CareMessage> messages = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      messages.add(hospital.message("2204"));
    }
    List<Callable<Keyed<CareRefusal>>> uploads = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      int which = i % 8;
      uploads.add(
          () ->
              upload(
                  messages.get(which),
                  patient,
                  visit,
                  List.of(line("s" + which, "1", "A1", "10.00", 1))));
    }
    try (ExecutorService together = Executors.newFixedThreadPool(8)) {
      Set<String> answers = new HashSet<>();
      for (Future<Keyed<CareRefusal>> done : together.invokeAll(uploads)) {
        answers.add(Hospital.answered(done.get()));
      }
      assertThat(answers).containsExactly("[0.00 0.00 0.00 10.00]");
    }
    assertThat(bill(visit, "1")).isEqualTo("8: 0.00 0.00 0.00 80.00");
  }

  @Test
  void a_catalogue_keeps_its_old_rows_and_corrects_those_of_the_same_day() {
    CatalogueRow later =
        new CatalogueRow(
            "A1",
            "示例 A1",
            CatalogueRow.Level.B,
            new Rate(2000),
            Optional.empty(),
            LocalDate.parse("2026-03-01"),
            Optional.of(LocalDate.parse("2026-12-31")));
    CatalogueRow corrected = row("B1", CatalogueRow.Level.B, 1500, "12.345678");
    load.load(HOHHOT, List.of(later, corrected));
    load.load(HOHHOT, List.of(later, corrected));
    assertThat(catalogue.find(HOHHOT, Set.of("A1", "B1", "D1")))
        .satisfies(
            rows -> {
              assertThat(rows.get("A1"))
                  .containsExactlyInAnyOrder(row("A1", CatalogueRow.Level.A, 0, ""), later);
              assertThat(rows.get("B1")).containsExactly(corrected);
              assertThat(rows.get("D1")).isEmpty();
            });
    assertThat(catalogue.find(new Area("360100"), Set.of("A1")).get("A1")).isEmpty();
  }
}
