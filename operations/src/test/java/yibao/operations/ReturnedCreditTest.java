package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.MonthDesk.employed;
import static yibao.operations.MonthDesk.employee;
import static yibao.operations.MonthDesk.flexible;
import static yibao.operations.Operations.ALIPAY;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Sharing.CHENGDU;
import static yibao.operations.Sharing.XINING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.Scheme;

/**
 * A month goes back whose credit was offered to a relative. What nobody accepted isn't spent: from
 * six in the morning it is taken out of the account again, though no job has noted its return.
 */
class ReturnedCreditTest {

  private static final Instant NOON = at("2025-10-28T12:00:00");
  private static final Instant SIX = at("2025-10-29T06:00:00");

  private static final LocalTables stored = LocalTables.start();

  private final MeanwhileDynamoDb meanwhile =
      new MeanwhileDynamoDb(StrictDynamoDb.of(stored.client()));
  private final Sharing family = new Sharing(stored, meanwhile.client(), SIX);
  private final Wallets wallets = new Wallets(family, NOON);
  private final MonthDesk desk = new MonthDesk(family.house);

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  @AfterEach
  void books_hold() {
    assertThat(
            new VerifyBooks(family.house.records, family.house.accounts)
                .verify(LocalDate.of(2025, 11, 1))
                .findings())
        .isEmpty();
  }

  /** Somebody in an area where wallets are open, whose months were paid to September. */
  private String courier() {
    return family.house.person(
        CHENGDU, LocalDate.of(1988, 4, 2), List.of(employee("2023-01-01", "2025-09-30")));
  }

  /** Has paid December alone, of which 100 yuan are in the account. */
  private String paidAhead(String courier) {
    return desk.paid(WECHAT, "2025-12", NOON, flexible(courier));
  }

  private String offers(String courier, long fen) {
    String mother = family.insured(XINING, Scheme.RESIDENT, "2024-01-01", "2025-12-31");
    wallets.activate(mother);
    return Wallets.answered(wallets.offer("T-" + mother, courier, mother, fen, NOON));
  }

  private List<String> owed() {
    return family.house.owed();
  }

  @Test
  void until_then_it_counts_as_spent() {
    String courier = courier();
    String ahead = paidAhead(courier);
    String offered = offers(courier, 100_00);

    desk.asksBack(ahead, courier, "2025-12", SIX.minusSeconds(1));

    assertThat(owed()).containsExactly("REFUND DUPLICATE 32500");
    assertThat(wallets.transfer(offered).isOpen()).isTrue();
    assertThat(family.passbooks.standing(courier)).containsExactly(0L, 100_00L, 0L, 100_00L);
  }

  @Test
  void from_then_on_all_of_it_goes_back() {
    String courier = courier();
    String ahead = paidAhead(courier);
    String offered = offers(courier, 100_00);

    desk.asksBack(ahead, courier, "2025-12", SIX);

    assertThat(owed()).containsExactly("REFUND DUPLICATE 42500");
    assertThat(wallets.transfer(offered).isOpen()).isFalse();
    assertThat(family.passbooks.standing(courier)).containsExactly(0L, 0L, 0L, 0L);
  }

  @Test
  void what_was_accepted_stays_spent_beside_what_has_returned() {
    String courier = courier();
    String ahead = paidAhead(courier);
    String accepted = offers(courier, 30_00);
    wallets.accept(accepted, wallets.transfer(accepted).to(), NOON);
    offers(courier, 70_00);

    desk.asksBack(ahead, courier, "2025-12", SIX);

    assertThat(owed()).containsExactly("REFUND DUPLICATE 39500");
    assertThat(family.passbooks.standing(courier)).containsExactly(0L, 0L, 30_00L, 30_00L);
  }

  @Test
  void a_number_that_was_used_for_something_else_notes_nothing() {
    String courier = courier();
    paidAhead(courier);
    offers(courier, 100_00);
    Bureau.answered(toldOfEmployer(courier(), NOON));
    var before = Bureau.everything(stored);

    assertThat(toldOfEmployer(courier, SIX)).isEqualTo(new Keyed.KeyReused<>());
    assertThat(Bureau.everything(stored)).isEqualTo(before);
  }

  @Test
  void whoever_notes_it_while_the_account_is_read() {
    String courier = courier();
    String ahead = paidAhead(courier);
    offers(courier, 100_00);
    meanwhile.beforeReading(
        stored.name("AccountsTable"),
        () ->
            meanwhile.beforeReading(
                stored.name("SharingTable"), () -> family.watch.due(SIX, () -> true)));

    desk.asksBack(ahead, courier, "2025-12", SIX);

    assertThat(owed()).containsExactly("REFUND DUPLICATE 42500");
  }

  @Test
  void it_goes_back_to_everybody_for_whom_an_employer_pays() {
    List<String> couriers = List.of(courier(), courier(), courier());
    couriers.forEach(this::paidAhead);
    offers(couriers.get(0), 100_00);
    offers(couriers.get(2), 40_00);
    offers(couriers.get(2), 60_00);
    Pricing.Insured[] staff =
        couriers.stream().map(one -> employed(one, 8000_00)).toArray(Pricing.Insured[]::new);
    String employers = desk.placed(ALIPAY, "2025-12", SIX, staff);

    assertThat(desk.told(ALIPAY, employers, SIX)).startsWith("PAID COVERED:2025-12-01");

    assertThat(owed()).hasSize(3).containsOnly("REFUND EMPLOYED 42500");
  }

  @Test
  void it_goes_back_to_twenty_of_them_too_which_one_transaction_has_no_room_for() {
    List<String> couriers = Stream.generate(this::courier).limit(20).toList();
    for (String courier : couriers) {
      desk.paid(WECHAT, "2025-11 2025-12", NOON, flexible(courier));
      offers(courier, 200_00);
    }
    Pricing.Insured[] staff =
        couriers.stream().map(one -> employed(one, 8000_00)).toArray(Pricing.Insured[]::new);
    String employers = desk.placed(ALIPAY, "2025-11", SIX, staff);

    desk.told(ALIPAY, employers, SIX);

    assertThat(desk.lines(employers)).hasSize(20).containsOnly("COVERED");
    assertThat(owed()).hasSize(40).containsOnly("REFUND EMPLOYED 42500");
  }

  @Test
  void it_goes_back_where_the_bureau_tells_of_an_employer() {
    String courier = courier();
    paidAhead(courier);
    offers(courier, 100_00);

    Bureau.answered(toldOfEmployer(courier, SIX));

    assertThat(owed()).containsExactly("REFUND EMPLOYED 42500");
  }

  /** The bureau tells that an employer begins. */
  private Keyed<FileRefusal> toldOfEmployer(String courier, Instant now) {
    return family.bureau.employments.add(
        new AddEmployment.Command(
            Sharing.key("E1"),
            courier,
            new EmploymentSpell(
                EmploymentStatus.EMPLOYED, Optional.of("990000-1"), LocalDate.parse("2025-10-29")),
            Optional.empty()),
        now);
  }

  @Test
  void it_goes_back_where_two_files_become_one() {
    String courier = courier();
    paidAhead(courier);
    String other = courier();
    desk.paid(ALIPAY, "2025-12", NOON, employed(other, 8000_00));
    offers(courier, 100_00);
    String accepted = offers(other, 160_00);
    wallets.accept(accepted, wallets.transfer(accepted).to(), NOON);

    family.bureau.merge("M1", courier, other, SIX);

    assertThat(owed()).containsExactly("REFUND PERSON_MERGED 42500");
    assertThat(family.passbooks.standing(courier)).containsExactly(0L, 0L, 160_00L, 160_00L);
  }
}
