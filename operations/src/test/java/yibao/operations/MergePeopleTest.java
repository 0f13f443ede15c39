package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Bureau.TONGREN;
import static yibao.operations.Bureau.answered;
import static yibao.operations.Bureau.cover;
import static yibao.operations.Bureau.refused;
import static yibao.operations.Operations.ALIPAY;
import static yibao.operations.Operations.QINGHAI;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import yibao.local.LocalTables;
import yibao.records.Identity;
import yibao.records.Order;
import yibao.records.Orders;
import yibao.rules.Category;
import yibao.rules.Cover;
import yibao.rules.IdDocument;
import yibao.rules.IdType;
import yibao.rules.Money;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.Scheme;

/** Two files of one person become one, on the tables of the template in DynamoDB Local. */
class MergePeopleTest {

  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant SOON = NOON.plusSeconds(60);
  private static final Instant LATER = NOON.plusSeconds(120);
  private static final Instant OCTOBER = at("2026-10-05T12:00:00");

  private static final LocalTables stored = LocalTables.start();

  private FaultyDynamoDb faulty = new FaultyDynamoDb(StrictDynamoDb.of(stored.client()));
  private Operations house = new Operations(stored, faulty.client());
  private Bureau bureau = new Bureau(stored, faulty.client());

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  /** Pays for a person at an instant; the order. */
  private String paid(String number, Instant when, String psnNo) {
    String orderId = house.placed(order(WECHAT, number, 40000, psnNo), NOON);
    assertThat(house.told(notice(WECHAT, orderId, number, 40000, when), when)).startsWith("PAID");
    return orderId;
  }

  private Order orderOf(String orderId) {
    return house.lookUp.byId(WECHAT, orderId).orElseThrow();
  }

  private static RegisterPerson.Command passport(String number, PersonFacts facts) {
    return new RegisterPerson.Command(
        new Identity("08", number, "张三", Optional.empty()), QINGHAI, facts, true);
  }

  private String registered(RegisterPerson.Command command) {
    return ((RegisterPerson.Outcome.Registered)
            house.register.register(command, Operations.ENTERED))
        .psnNo();
  }

  private static PersonFacts born(Cover... covers) {
    return new PersonFacts(
        LocalDate.of(1988, 4, 2), Optional.empty(), List.of(), List.of(covers), List.of());
  }

  private static PersonFacts paidBefore(PaidPremium... premiums) {
    return new PersonFacts(
        LocalDate.of(1988, 4, 2), Optional.empty(), List.of(), List.of(), List.of(premiums));
  }

  // ---- what becomes of the files --------------------------------------------------------------

  @Test
  void the_survivor_takes_what_the_duplicate_holds_and_the_duplicate_holds_nothing() {
    String survivor = house.adult(Operations.cover(2024));
    String duplicate = house.adult(cover(Scheme.EMPLOYEE, TONGREN, "2025-02-01", "2025-08-31"));
    bureau.category("C1", survivor, Category.STUDENT, "2005-09-01", "2009-07-01");
    bureau.category("C2", duplicate, Category.ORPHAN, "2020-01-01", "");
    bureau.death("D1", duplicate, "2025-10-01");

    assertThat(answered(bureau.merge("M1", survivor, duplicate))).isEqualTo(survivor);

    assertThat(bureau.spells(survivor))
        .containsExactly("EMPLOYEE 2025-02-01..2025-08-31", "RESIDENT 2024-01-01..2024-12-31");
    assertThat(bureau.file(survivor).facts().categories())
        .extracting(spell -> spell.code())
        .containsExactlyInAnyOrder(Category.STUDENT, Category.ORPHAN);
    assertThat(bureau.file(survivor).diedOn()).contains(LocalDate.of(2025, 10, 1));
    assertThat(bureau.file(duplicate).mergedInto()).contains(survivor);
    assertThat(bureau.file(duplicate).covers()).isEmpty();
    assertThat(new LookUpPerson(bureau.records.people()).find(duplicate))
        .contains(bureau.file(survivor));
  }

  @Test
  void the_duplicates_document_means_the_survivor() {
    String survivor = house.adult();
    String duplicate = registered(passport("G12345678", born()));
    String third = registered(passport("G12345679", born()));
    bureau.merge("M1", survivor, duplicate);
    bureau.merge("M2", third, survivor);

    assertThat(house.register.register(passport("G12345678", born()), Operations.ENTERED))
        .isEqualTo(new RegisterPerson.Outcome.Registered(third, true));
    assertThat(
            house.register.register(
                passport("G12345678", born(Operations.cover(2024))), Operations.ENTERED))
        .isEqualTo(new RegisterPerson.Outcome.Registered(third, true));
    assertThat(
            house.register.register(
                passport("G12345678", born(Operations.cover(2019))), Operations.ENTERED))
        .isEqualTo(new RegisterPerson.Outcome.PersonExists(third));
  }

  @Test
  void a_newborns_file_takes_the_document_of_the_other() {
    String child =
        answered(
            bureau.newborns.register(
                Bureau.newborn(Bureau.key("N1"), house.adult(), LocalDate.of(2025, 9, 1)),
                Bureau.NOW));
    String withDocument = registered(passport("G12345678", born()));

    answered(bureau.merge("M1", child, withDocument));

    assertThat(bureau.file(child).identity().document())
        .contains(new Identity.Document("08", "G12345678"));
    assertThat(
            refused(
                bureau.documents.give(
                    new GiveDocument.Command(
                        Bureau.key("I1"),
                        Optional.empty(),
                        child,
                        new IdDocument(IdType.PASSPORT, "G99999999"),
                        Optional.empty()),
                    Bureau.NOW)))
        .isEqualTo(new FileRefusal.IdentityExists());
  }

  @Test
  void a_guardian_is_the_guardian_under_either_number() {
    String mother = house.adult();
    String child =
        answered(
            bureau.newborns.register(
                Bureau.newborn(Bureau.key("N1"), mother, LocalDate.of(2025, 9, 1)), Bureau.NOW));
    String survivor = registered(passport("G12345678", born()));
    bureau.merge("M1", survivor, mother);

    assertThat(
            bureau.documents.give(
                new GiveDocument.Command(
                    Bureau.key("I1"),
                    Optional.of(survivor),
                    child,
                    new IdDocument(IdType.PASSPORT, "G99999999"),
                    Optional.empty()),
                Bureau.NOW))
        .isInstanceOf(Keyed.Answered.class);
  }

  // ---- what is refused ------------------------------------------------------------------------

  @Test
  void a_file_that_was_merged_takes_no_part_in_another_merge_and_no_change() {
    String survivor = house.adult();
    String duplicate = house.adult();
    String other = house.adult();
    bureau.merge("M1", survivor, duplicate);
    var before = Bureau.everything(stored);

    assertThat(refused(bureau.merge("M2", duplicate, other)))
        .isEqualTo(new FileRefusal.PersonMerged(survivor));
    assertThat(refused(bureau.merge("M3", other, duplicate)))
        .isEqualTo(new FileRefusal.MergeState());
    assertThat(refused(bureau.merge("M4", survivor, duplicate)))
        .isEqualTo(new FileRefusal.MergeState());
    assertThat(refused(bureau.death("D1", duplicate, "2025-10-01")))
        .isEqualTo(new FileRefusal.PersonMerged(survivor));
    assertThat(refused(bureau.category("C1", duplicate, Category.ORPHAN, "2020-01-01", "")))
        .isEqualTo(new FileRefusal.PersonMerged(survivor));
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void a_child_is_not_its_guardian_under_any_number() {
    String mother = house.adult();
    String child =
        answered(
            bureau.newborns.register(
                Bureau.newborn(Bureau.key("N1"), mother, LocalDate.of(2025, 9, 1)), Bureau.NOW));
    String survivor = house.adult();
    bureau.merge("M1", survivor, mother);

    assertThat(refused(bureau.merge("M2", survivor, child)))
        .isEqualTo(new FileRefusal.GuardianAndChild());
    assertThat(refused(bureau.merge("M3", child, survivor)))
        .isEqualTo(new FileRefusal.GuardianAndChild());
  }

  @Test
  void a_file_is_not_merged_with_itself_nor_with_nobodys() {
    String adult = house.adult();

    assertThat(refused(bureau.merge("M1", adult, adult))).isEqualTo(new FileRefusal.SamePerson());
    assertThat(refused(bureau.merge("M2", adult, "nobody")))
        .isEqualTo(new FileRefusal.UnknownDuplicate());
    assertThat(refused(bureau.merge("M3", "nobody", adult)))
        .isEqualTo(new FileRefusal.NoSuchPerson());
    assertThat(refused(bureau.merge("M4", "n".repeat(3000), adult)))
        .isEqualTo(new FileRefusal.NoSuchPerson());
    assertThat(refused(bureau.merge("M5", "nobody", "nobody")))
        .isEqualTo(new FileRefusal.NoSuchPerson());
    assertThat(stored.items("GuardsTable")).isEmpty();
  }

  @Test
  void a_merge_that_repeats_gets_the_first_answer() {
    String survivor = house.adult();
    String duplicate = house.adult();
    bureau.merge("M1", survivor, duplicate);
    var before = Bureau.everything(stored);

    assertThat(bureau.merge("M1", survivor, duplicate))
        .isEqualTo(new Keyed.Answered<FileRefusal>(new Answer(200, survivor), true));
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  // ---- what becomes of the money --------------------------------------------------------------

  @Test
  void of_two_premiums_of_a_year_the_first_committed_covers_and_the_other_goes_back() {
    String survivor = house.adult();
    String duplicate = house.adult();
    String second = paid("B1", LATER, survivor);
    String first = paid("A1", SOON, duplicate);

    assertThat(answered(bureau.merge("M1", survivor, duplicate)))
        .isEqualTo(survivor + " " + second + ":" + survivor + ":400.00");

    assertThat(house.covers(survivor, 2026))
        .singleElement()
        .satisfies(cover -> assertThat(cover.orderId()).contains(first));
    assertThat(orderOf(second).lines().getFirst().status()).isEqualTo(Order.LineStatus.REFUND_DUE);
    assertThat(orderOf(first).lines().getFirst().status()).isEqualTo(Order.LineStatus.COVERED);
    assertThat(house.owed()).containsExactly("REFUND PERSON_MERGED 40000");
    assertThat(house.balances())
        .isEqualTo(
            Map.of(
                "channel-clearing.wechat", 80000L,
                "personal-contributions.630000.2026", -40000L,
                "refunds-due.wechat", -40000L));
  }

  @Test
  void two_lines_of_one_order_that_covered_both_files_become_one_cover_and_a_refund() {
    String survivor = house.adult();
    String duplicate = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 80000, duplicate, survivor), NOON);
    house.told(notice(WECHAT, orderId, "T1", 80000, SOON), SOON);

    assertThat(answered(bureau.merge("M1", survivor, duplicate)))
        .isEqualTo(survivor + " " + orderId + ":" + duplicate + ":400.00");

    assertThat(house.covers(survivor, 2026)).hasSize(1);
    assertThat(orderOf(orderId).lines())
        .extracting(Order.Line::status)
        .containsExactly(Order.LineStatus.REFUND_DUE, Order.LineStatus.COVERED);
  }

  @Test
  void a_premium_goes_back_to_its_line_however_many_merges_lie_between() {
    String first = house.adult();
    String second = house.adult();
    String third = house.adult();
    paid("C1", SOON, third);
    String orderId = paid("A1", LATER, first);
    bureau.merge("M1", second, first);

    assertThat(answered(bureau.merge("M2", third, second)))
        .isEqualTo(third + " " + orderId + ":" + first + ":400.00");
    assertThat(orderOf(orderId).lines().getFirst().status()).isEqualTo(Order.LineStatus.REFUND_DUE);
  }

  @Test
  void a_premium_gives_way_to_residents_cover_of_its_year_brought_along_before() {
    String survivor = house.adult(cover(Scheme.RESIDENT, TONGREN, "2026-01-01", "2026-12-31"));
    String duplicate = house.adult();
    String orderId = paid("A1", SOON, duplicate);

    assertThat(answered(bureau.merge("M1", survivor, duplicate)))
        .isEqualTo(survivor + " " + orderId + ":" + duplicate + ":400.00");
    assertThat(house.covers(survivor, 2026))
        .singleElement()
        .satisfies(cover -> assertThat(cover.area()).isEqualTo(TONGREN));
  }

  @Test
  void for_days_of_a_job_brought_along_before_nobody_loses_a_year_that_was_paid() {
    String survivor = house.adult(cover(Scheme.EMPLOYEE, QINGHAI, "2025-10-01", "2026-01-31"));
    String duplicate = house.adult();
    String orderId = paid("A1", SOON, duplicate);

    assertThat(answered(bureau.merge("M1", survivor, duplicate))).isEqualTo(survivor);

    assertThat(bureau.spells(survivor))
        .contains("EMPLOYEE 2025-10-01..2025-12-31", "RESIDENT 2026-01-01..2026-12-31");
    assertThat(orderOf(orderId).lines().getFirst().status()).isEqualTo(Order.LineStatus.COVERED);
    assertThat(house.owed()).isEmpty();
  }

  @Test
  void cover_brought_along_after_a_premium_keeps_the_days_that_it_alone_has() {
    String survivor = house.adult();
    String duplicate = house.adult();
    paid("A1", SOON, duplicate);
    bureau.covers.add(
        new AddCover.Command(
            Bureau.key("K1"),
            survivor,
            List.of(cover(Scheme.EMPLOYEE, QINGHAI, "2026-01-01", "2027-02-28"))),
        LATER);

    assertThat(answered(bureau.merge("M1", survivor, duplicate))).isEqualTo(survivor);
    assertThat(bureau.spells(survivor))
        .contains("EMPLOYEE 2027-01-01..2027-02-28", "RESIDENT 2026-01-01..2026-12-31");
    assertThat(house.owed()).isEmpty();
  }

  /** Pays for a year in which cover would no longer start; the order. */
  private String paidInVain(String number, Instant when, String psnNo) {
    PlaceOrder.Command asked =
        new PlaceOrder.Command(
            WECHAT,
            number,
            new Pricing.Asked(
                QINGHAI, Scheme.RESIDENT, 2026, List.of(new Pricing.Insured(psnNo, 0, true))),
            Optional.empty(),
            Order.Method.THIRD_PARTY,
            Money.ofFen(110000));
    String orderId = house.placed(asked, when);
    assertThat(house.told(notice(WECHAT, orderId, number, 110000, when), when))
        .startsWith("PAID NOT_COVERED ");
    return orderId;
  }

  @Test
  void of_two_premiums_of_a_year_that_never_cover_the_first_committed_stands() {
    String survivor = house.adult();
    String duplicate = house.adult();
    String first = paidInVain("A1", OCTOBER, duplicate);
    String second = paidInVain("B1", OCTOBER.plusSeconds(1), survivor);

    assertThat(answered(bureau.merge("M1", survivor, duplicate)))
        .isEqualTo(survivor + " " + second + ":" + survivor + ":1100.00");

    assertThat(bureau.file(survivor).facts().payments())
        .singleElement()
        .satisfies(premium -> assertThat(premium.orderId()).contains(first));
    assertThat(orderOf(second).lines().getFirst().status()).isEqualTo(Order.LineStatus.REFUND_DUE);
    assertThat(orderOf(first).lines().getFirst().status()).isEqualTo(Order.LineStatus.NOT_COVERED);
    assertThat(house.owed()).containsExactly("REFUND PERSON_MERGED 110000");
    assertThat(house.balances())
        .isEqualTo(
            Map.of(
                "channel-clearing.wechat", 220000L,
                "personal-contributions.630000.2026", -110000L,
                "refunds-due.wechat", -110000L));
  }

  @Test
  void a_premium_that_never_covers_goes_back_where_the_other_file_is_covered() {
    String covered = house.adult();
    String other = house.adult();
    String covering = paid("A1", SOON, covered);
    String inVain = paidInVain("B1", OCTOBER, other);

    assertThat(answered(bureau.merge("M1", other, covered)))
        .isEqualTo(other + " " + inVain + ":" + other + ":1100.00");

    assertThat(bureau.file(other).facts().payments()).isEmpty();
    assertThat(house.covers(other, 2026))
        .singleElement()
        .satisfies(cover -> assertThat(cover.orderId()).contains(covering));
    assertThat(house.owed()).containsExactly("REFUND PERSON_MERGED 110000");
  }

  @Test
  void a_premium_that_never_covers_gives_way_to_one_that_was_brought_along() {
    PaidPremium elsewhere =
        new PaidPremium(Scheme.RESIDENT, TONGREN, 2026, LocalDate.of(2026, 10, 1));
    String survivor = registered(passport("G12345678", paidBefore(elsewhere)));
    String duplicate = house.adult();
    String inVain = paidInVain("A1", OCTOBER, duplicate);

    assertThat(answered(bureau.merge("M1", survivor, duplicate)))
        .isEqualTo(survivor + " " + inVain + ":" + duplicate + ":1100.00");
    assertThat(bureau.file(survivor).facts().payments()).containsExactly(elsewhere);
  }

  @Test
  void premiums_brought_along_are_kept_each_once() {
    PaidPremium told = new PaidPremium(Scheme.RESIDENT, QINGHAI, 2024, LocalDate.of(2024, 11, 5));
    PaidPremium other = new PaidPremium(Scheme.RESIDENT, TONGREN, 2024, LocalDate.of(2024, 12, 5));
    String survivor = registered(passport("G12345678", paidBefore(told)));
    String duplicate = registered(passport("G12345679", paidBefore(told, other)));

    assertThat(answered(bureau.merge("M1", survivor, duplicate))).isEqualTo(survivor);

    assertThat(bureau.file(survivor).facts().payments()).containsExactly(told, other);
  }

  @Test
  void a_premium_of_another_year_stays() {
    String survivor = house.adult();
    String duplicate = house.adult();
    String inVain = paidInVain("A1", OCTOBER, duplicate);
    bureau.covers.add(
        new AddCover.Command(
            Bureau.key("K1"),
            survivor,
            List.of(cover(Scheme.RESIDENT, QINGHAI, "2027-01-01", "2027-12-31"))),
        LATER);

    assertThat(answered(bureau.merge("M1", survivor, duplicate))).isEqualTo(survivor);
    assertThat(orderOf(inVain).lines().getFirst().status()).isEqualTo(Order.LineStatus.NOT_COVERED);
    assertThat(house.owed()).isEmpty();
  }

  @Test
  void a_line_to_which_nothing_was_paid_loses_its_cover_and_owes_nothing() {
    String survivor = house.adult();
    String duplicate = house.adult();
    bureau.category("C1", duplicate, Category.EXTREME_POVERTY, "2020-01-01", "");
    paid("B1", SOON, survivor);
    String free = house.placed(order(WECHAT, "A1", 0, duplicate), LATER);

    assertThat(answered(bureau.merge("M1", survivor, duplicate))).isEqualTo(survivor);

    Order.Line line = orderOf(free).lines().getFirst();
    assertThat(line.status()).isEqualTo(Order.LineStatus.REFUND_DUE);
    assertThat(line.refundId()).isEmpty();
    assertThat(house.owed()).isEmpty();
    assertThat(house.subsidies()).isEqualTo(Map.of("fiscal-subsidy.630000.2026", 70000L));
  }

  @ParameterizedTest
  @EnumSource(FaultyDynamoDb.Moment.class)
  void a_merge_repeated_after_death_at_any_call_is_one_merge(FaultyDynamoDb.Moment moment) {
    int deaths = 0;
    for (int n = 0; ; n++) {
      stored.clear();
      String survivor = house.adult();
      String duplicate = house.adult();
      paid("A1", SOON, survivor);
      String second = paid("B1", LATER, duplicate);
      faulty.dieAfter(n, moment);
      try {
        bureau.merge("M1", survivor, duplicate);
      } catch (FaultyDynamoDb.Death died) {
        deaths++;
      }
      boolean survived = faulty.survived();

      assertThat(answered(bureau.merge("M1", survivor, duplicate)))
          .isEqualTo(survivor + " " + second + ":" + duplicate + ":400.00");
      assertThat(house.covers(survivor, 2026)).hasSize(1);
      assertThat(house.owed()).containsExactly("REFUND PERSON_MERGED 40000");
      assertThat(house.balances())
          .isEqualTo(
              Map.of(
                  "channel-clearing.wechat", 80000L,
                  "personal-contributions.630000.2026", -40000L,
                  "refunds-due.wechat", -40000L));
      if (survived) {
        break;
      }
    }
    assertThat(deaths).isEqualTo(8);
  }

  // ---- orders and notices after a merge -------------------------------------------------------

  @Test
  void a_pending_order_for_the_duplicate_covers_the_survivor() {
    String survivor = house.adult();
    String duplicate = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, duplicate), NOON);
    bureau.merge("M1", survivor, duplicate);

    assertThat(house.told(notice(WECHAT, orderId, "T1", 40000, SOON), SOON))
        .startsWith("PAID COVERED:2026-01-01 ");
    assertThat(house.covers(survivor, 2026)).hasSize(1);
    assertThat(bureau.file(duplicate).covers()).isEmpty();
    assertThat(orderOf(orderId).lines().getFirst().psnNo()).isEqualTo(duplicate);
  }

  @Test
  void a_pending_order_for_both_covers_the_survivor_once_and_the_other_line_goes_back() {
    String survivor = house.adult();
    String duplicate = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 80000, duplicate, survivor), NOON);
    bureau.merge("M1", survivor, duplicate);

    assertThat(house.told(notice(WECHAT, orderId, "T1", 80000, SOON), SOON))
        .startsWith("PAID COVERED:2026-01-01,REFUND_DUE 630000-2026-");
    assertThat(house.covers(survivor, 2026)).hasSize(1);
    assertThat(house.owed()).containsExactly("REFUND COVERED_MEANWHILE 40000");
    assertThat(house.balances())
        .containsEntry("refunds-due.wechat", -40000L)
        .containsEntry("personal-contributions.630000.2026", -40000L);
  }

  /** Both files are at their second version then: an update must not take one for the other. */
  @Test
  void an_order_placed_for_the_duplicate_is_one_for_the_survivor() {
    String survivor = house.adult();
    String duplicate = house.adult();
    bureau.merge("M1", survivor, duplicate);
    assertThat(bureau.file(survivor).version()).isEqualTo(bureau.file(duplicate).version());
    String orderId = house.placed(order(WECHAT, "A1", 40000, duplicate), NOON);

    assertThat(orderOf(orderId).lines().getFirst().psnNo()).isEqualTo(duplicate);
    assertThat(house.told(notice(WECHAT, orderId, "T1", 40000, SOON), SOON))
        .startsWith("PAID COVERED:2026-01-01 ");
    assertThat(house.covers(survivor, 2026)).hasSize(1);
    assertThat(bureau.file(duplicate).covers()).isEmpty();
  }

  @Test
  void nothing_to_pay_for_the_duplicate_covers_the_survivor_at_once() {
    String survivor = house.adult();
    String duplicate = house.adult();
    bureau.merge("M1", survivor, duplicate);
    bureau.category("C1", survivor, Category.EXTREME_POVERTY, "2020-01-01", "");

    house.placed(order(WECHAT, "A1", 0, duplicate), NOON);

    assertThat(house.covers(survivor, 2026)).hasSize(1);
  }

  @Test
  void the_same_person_under_two_numbers_is_the_same_person_twice() {
    String survivor = house.adult();
    String duplicate = house.adult();
    bureau.merge("M1", survivor, duplicate);
    PlaceOrder.Command both = order(WECHAT, "A1", 80000, survivor, house.adult(), duplicate);

    assertThat(house.place.place(both, NOON)).isEqualTo(new PlaceOrder.Outcome.SamePersonTwice(2));
    assertThat(house.quote.quote(both.asked(), LocalDate.of(2025, 11, 5), NOON))
        .isEqualTo(new Pricing.Priced.SamePersonTwice(2));
    assertThat(stored.items("OrdersTable")).isEmpty();
  }

  @Test
  void a_quote_for_the_duplicate_is_the_survivors_under_the_number_asked_for() {
    String survivor = house.adult(Operations.cover(2024), Operations.cover(2025));
    String duplicate = house.adult(Operations.cover(2019));
    bureau.merge("M1", survivor, duplicate);

    var priced =
        house.quote.quote(
            order(WECHAT, "A1", 0, duplicate).asked(), LocalDate.of(2025, 11, 5), NOON);

    assertThat(((Pricing.Priced.As) priced).quote().lines())
        .singleElement()
        .satisfies(line -> assertThat(line.psnNo()).isEqualTo(duplicate))
        .satisfies(
            line ->
                assertThat(((PricedLine.Year) line).decision().coverFrom())
                    .contains(LocalDate.of(2026, 1, 1)));
  }

  @Test
  void an_order_that_repeats_after_the_merge_gets_its_first_answer() {
    String survivor = house.adult();
    String duplicate = house.adult();
    PlaceOrder.Command both = order(ALIPAY, "A1", 80000, survivor, duplicate);
    String orderId = house.placed(both, NOON);
    bureau.merge("M1", survivor, duplicate);

    assertThat(house.placed(both, NOON)).isEqualTo(orderId);
  }

  @Test
  void a_persons_orders_are_listed_whichever_number_they_name() {
    String first = house.adult();
    String second = house.adult();
    String third = house.adult();
    Set<String> orders = new TreeSet<>();
    for (String psnNo : List.of(first, second, third)) {
      for (int i = 0; i < 9; i++) {
        orders.add(house.placed(order(WECHAT, "A" + orders.size(), 40000, psnNo), NOON));
      }
    }
    bureau.merge("M1", second, first);
    bureau.merge("M2", third, second);

    for (String psnNo : List.of(first, second, third)) {
      Orders.Page page = house.lookUp.ofPerson(WECHAT, psnNo, 2026, Optional.empty());
      Orders.Page rest = house.lookUp.ofPerson(WECHAT, psnNo, 2026, page.next());
      assertThat(page.orders()).hasSize(20);
      assertThat(rest.next()).isEmpty();
      assertThat(Stream.of(page, rest).flatMap(p -> p.orders().stream()).map(Order::orderId))
          .containsExactlyElementsOf(orders);
    }
  }

  @Test
  void whoever_pays_may_be_named_by_either_number() {
    String survivor = house.adult();
    String duplicate = house.adult();
    bureau.merge("M1", survivor, duplicate);
    PlaceOrder.Command asked = order(WECHAT, "A1", 40000, survivor);

    assertThat(
            house.place.place(
                new PlaceOrder.Command(
                    WECHAT,
                    "A1",
                    asked.asked(),
                    Optional.of(duplicate),
                    asked.means().method(),
                    Money.ofFen(40000)),
                NOON))
        .isInstanceOf(PlaceOrder.Outcome.Placed.class);
  }
}
