package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.records.Identity;
import yibao.records.Order;
import yibao.rules.Area;
import yibao.rules.Assessment;
import yibao.rules.Assessments;
import yibao.rules.Category;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.Money;
import yibao.rules.Payable;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;
import yibao.rules.Question;
import yibao.rules.Scheme;

/**
 * What somebody is told before paying is what the receipt says afterwards: price, repair, wait and
 * first day, for random people, areas and instants, on the tables of the template.
 */
class ReceiptAsAssessedTest {

  private static final int PEOPLE = 200;
  private static final long SEED = Long.getLong("yibao.seed", 20_261_122);
  private static final int YEAR = 2026;
  private static final List<Area> AREAS =
      List.of("630000", "520600", "360000", "360100", "150100", "150200", "511700").stream()
          .map(Area::new)
          .toList();

  private static final LocalTables stored = LocalTables.start();
  private static final PolicyBook BOOK = PolicyResource.load();

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Operations house = new Operations(stored, stored.client());
  private final Assessments assessments = new Assessments(BOOK);
  private int entered;
  private int placed;
  private int repaired;
  private int neverCovered;
  private int unpublished;

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  @Test
  void a_receipt_says_what_the_assessment_of_that_day_said() {
    System.out.println("yibao.seed=" + SEED);
    while (placed < PEOPLE) {
      somebodyPays();
    }
    assertThat(List.of(repaired, neverCovered, unpublished))
        .allSatisfy(n -> assertThat(n).isPositive());
  }

  private void somebodyPays() {
    Area area = AREAS.get(random.nextInt(AREAS.size()));
    LocalDate day = LocalDate.of(2025, 10, 1).plusDays(random.nextInt(456));
    PersonFacts person = person(area, day);
    int breakYears = asked(area, person, day, 0).flatMap(Payable::breakYears).orElse(0);
    int repairYears = random.nextInt(breakYears + 1);
    Optional<Payable> asked = asked(area, person, day, repairYears);
    if (asked.isPresent()) {
      buys(area, person, day, repairYears, asked.get());
    }
  }

  private void buys(Area area, PersonFacts person, LocalDate day, int repairYears, Payable told) {
    int serial = entered++;
    Instant now =
        day.atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60))
            .atZone(ShanghaiTime.ZONE)
            .toInstant();
    String psnNo = enter(serial, area, person);
    PlaceOrder.Outcome outcome =
        house.place.place(order(serial, area, psnNo, told, repairYears), now);
    if (told.total().isEmpty() || told.start().isEmpty()) {
      unpublished++;
      assertThat(outcome).isInstanceOf(PlaceOrder.Outcome.NotPublished.class);
      return;
    }
    placed++;
    String orderId = ((PlaceOrder.Outcome.Placed) outcome).answer().body();
    Order pending = house.lookUp.byId(WECHAT, orderId).orElseThrow();
    Instant paidAt = now.plusSeconds(random.nextLong(600));
    if (!pending.total().isZero() && paidAt.isBefore(pending.expiresAt())) {
      house.told(
          notice(WECHAT, orderId, "T" + serial, pending.total().fen(), paidAt),
          paidAt.plusSeconds(5));
    }
    Order order = house.lookUp.byId(WECHAT, orderId).orElseThrow();
    if (order.receiptNo().isPresent()) {
      holds(order, asked(area, person, ShanghaiTime.dateOf(counts(order, now)), repairYears));
    }
  }

  private static Instant counts(Order order, Instant placedAt) {
    return order.payment().map(Order.Payment::paidAt).orElse(placedAt);
  }

  private void holds(Order order, Optional<Payable> assessed) {
    Payable that = assessed.orElseThrow();
    Order.Line line = order.lines().getFirst();
    assertThat(line.payable()).as("%s", order).isEqualTo(that.payable().orElseThrow());
    assertThat(line.repair()).as("%s", order).isEqualTo(that.repair().orElseThrow());
    assertThat(line.waitMonths()).as("%s", order).isEqualTo(that.waitMonths());
    assertThat(line.coverFrom()).as("%s", order).isEqualTo(that.coverFrom());
    assertThat(line.coverTo()).as("%s", order).isEqualTo(that.coverTo());
    repaired += line.repair().isZero() ? 0 : 1;
    neverCovered += line.coverFrom().isPresent() ? 0 : 1;
  }

  private Optional<Payable> asked(Area area, PersonFacts person, LocalDate day, int repairYears) {
    return assessments.of(
                new Question(area, Scheme.RESIDENT, YEAR, day, repairYears, person, List.of()))
            instanceof Assessment.Resident resident
        ? Optional.of(resident.payable())
        : Optional.empty();
  }

  private String enter(int serial, Area area, PersonFacts facts) {
    var identity = new Identity("01", Operations.idNumber(serial), "张三", Optional.empty());
    var outcome =
        house.register.register(
            new RegisterPerson.Command(identity, area, facts, true), Operations.ENTERED);
    return ((RegisterPerson.Outcome.Registered) outcome).psnNo();
  }

  private static PlaceOrder.Command order(
      int serial, Area area, String psnNo, Payable told, int repairYears) {
    return new PlaceOrder.Command(
        WECHAT,
        "A" + serial,
        new Pricing.Asked(
            area, Scheme.RESIDENT, YEAR, List.of(new Pricing.Insured(psnNo, repairYears, true))),
        Optional.empty(),
        Order.Method.THIRD_PARTY,
        told.total().orElse(Money.ZERO));
  }

  private PersonFacts person(Area area, LocalDate day) {
    LocalDate birth =
        random.nextInt(8) == 0
            ? day.minusDays(random.nextInt(120))
            : LocalDate.of(1950 + random.nextInt(70), 4, 2);
    List<Cover> covers = new ArrayList<>();
    for (int year = Math.max(2023, birth.getYear() + 1); year <= 2025; year++) {
      if (random.nextInt(4) > 0) {
        covers.add(
            new Cover(
                random.nextInt(6) == 0 ? Scheme.EMPLOYEE : Scheme.RESIDENT,
                area,
                year,
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31),
                Optional.empty(),
                Optional.empty()));
      }
    }
    List<CategorySpell> categories =
        random.nextInt(4) == 0
            ? List.of(
                new CategorySpell(
                    List.of(Category.values()).get(random.nextInt(Category.values().length)),
                    day.minusDays(random.nextInt(150)),
                    Optional.empty()))
            : List.of();
    return new PersonFacts(birth, Optional.empty(), categories, covers, List.of());
  }

  @Test
  void the_last_second_of_the_windows_last_day_and_the_first_after_it_are_two_days() {
    assertThat(paidAt("2026-02-28T23:59:59", 40000)).hasValue(LocalDate.of(2026, 2, 28));
    assertThat(paidAt("2026-03-01T00:00:00", 40000)).hasValue(LocalDate.of(2026, 6, 1));
  }

  @Test
  void an_order_does_not_outlive_the_midnight_at_which_its_first_day_changes() {
    String child = house.person(LocalDate.of(2025, 11, 20), List.of());
    Instant ninetiethDay = Operations.at("2026-02-18T23:50:00");
    String orderId = house.placed(Operations.order(WECHAT, "N1", 40000, child), ninetiethDay);
    assertThat(house.lookUp.byId(WECHAT, orderId).orElseThrow().expiresAt())
        .isEqualTo(Operations.at("2026-02-19T00:00:00"));
  }

  private Optional<LocalDate> paidAt(String shanghai, long fen) {
    Instant now = LocalDateTime.parse(shanghai).atZone(ShanghaiTime.ZONE).toInstant();
    String number = shanghai.replaceAll("[^0-9]", "");
    String orderId = house.placed(Operations.order(WECHAT, number, fen, house.adult()), now);
    house.told(notice(WECHAT, orderId, number, fen, now), now);
    return house.lookUp.byId(WECHAT, orderId).orElseThrow().lines().getFirst().coverFrom();
  }
}
