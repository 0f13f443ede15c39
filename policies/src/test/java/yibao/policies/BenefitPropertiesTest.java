package yibao.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yibao.rules.Area;
import yibao.rules.Away;
import yibao.rules.BenefitDecision;
import yibao.rules.BenefitSetting;
import yibao.rules.BenefitSplit;
import yibao.rules.Benefits;
import yibao.rules.BillParts;
import yibao.rules.Care;
import yibao.rules.Category;
import yibao.rules.InstitutionGrade;
import yibao.rules.Language;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.Scheme;
import yibao.rules.SeriousCap;
import yibao.rules.YearSums;

/** What must be true of every bill, in every area, after whatever came before it in the year. */
class BenefitPropertiesTest {

  private static final int YEARS = 20_000;
  private static final int BILLS = 8;
  private static final long SEED = Long.getLong("yibao.seed", 20_261_124);
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final List<Area> AREAS =
      List.of(new Area("150100"), new Area("360100"), new Area("630000"), new Area("990000"));

  private static final List<Care> PAID =
      List.of(Care.OUTPATIENT, Care.PHARMACY, Care.CHRONIC, Care.SPECIAL, Care.INPATIENT);

  private static PolicyBook book;

  @BeforeAll
  static void read(@TempDir Path folder) throws IOException {
    System.out.println("yibao.seed=" + SEED);
    book = PacksCopy.ofAll(folder).beside("990000-exampleland").book();
  }

  /** A bill with what was decided on it. */
  private record Settled(
      BenefitSetting setting, BillParts parts, YearSums before, BenefitSplit split) {}

  @Test
  void payers_sum_to_the_total_and_nobody_pays_below_zero() {
    forEachYear(
        bills ->
            bills.forEach(
                bill -> {
                  BenefitSplit split = bill.split();
                  assertThat(split.pool().plus(split.serious()).plus(split.aid()))
                      .isEqualTo(split.funds());
                  assertThat(split.funds().plus(split.person())).isEqualTo(bill.parts().total());
                  assertThat(
                          List.of(
                              split.pool(), split.serious(), split.aid(), split.deductibleUsed()))
                      .allMatch(amount -> amount.fen() >= 0);
                  assertThat(split.person().fen())
                      .as("what is out of scope is the person's: %s", bill)
                      .isGreaterThanOrEqualTo(
                          bill.parts().total().minus(split.parts().inScope()).fen());
                }));
  }

  @Test
  void a_years_sums_are_what_its_bills_add_up_to() {
    forEachYear(
        bills -> {
          YearSums after = bills.getLast().split().after();
          assertThat(after.fees()).isEqualTo(sum(bills, bill -> bill.parts().total()));
          assertThat(after.poolPaid()).isEqualTo(sum(bills, bill -> bill.split().pool()));
          assertThat(after.deductiblesUsed())
              .isEqualTo(sum(bills, bill -> bill.split().deductibleUsed()));
          assertThat(after.seriousPaid()).isEqualTo(sum(bills, bill -> bill.split().serious()));
          assertThat(after.seriousBase()).isEqualTo(sum(bills, bill -> bill.split().seriousBase()));
          assertThat(after.aidPaid()).isEqualTo(sum(bills, bill -> bill.split().aid()));
          assertThat(after.admissions())
              .isEqualTo(
                  bills.stream().filter(bill -> bill.setting().care() == Care.INPATIENT).count());
        });
  }

  @Test
  void sums_that_were_kept_are_the_same_sums() {
    forEachYear(
        bills -> {
          YearSums sums = bills.getLast().split().after();
          assertThat(
                  YearSums.of(
                      sums.admissions(),
                      sums.fees(),
                      sums.slots(),
                      sums.seriousBase(),
                      sums.seriousPaid(),
                      sums.aidPaid()))
              .isEqualTo(sums);
        });
  }

  @Test
  void each_figure_is_said_with_its_source_and_in_both_languages() {
    forEachYear(
        bills -> {
          BenefitSplit split = bills.getLast().split();
          for (var steps :
              List.of(split.poolBecause(), split.seriousBecause(), split.aidBecause())) {
            for (var step : steps) {
              assertThat(step.says(Language.CHINESE))
                  .doesNotContain("%s")
                  .doesNotContain("Optional");
              assertThat(step.says(Language.ENGLISH))
                  .doesNotContain("%s")
                  .doesNotContain("Optional");
              assertThat(step.source().publisher()).isNotBlank();
            }
          }
          if (!split.pool().isZero()) {
            assertThat(split.poolBecause())
                .anyMatch(step -> step.says(Language.CHINESE).contains(split.pool().toString()));
          }
        });
  }

  @Test
  void a_greater_bill_never_leaves_less_to_the_person() {
    Random random = new Random(SEED + 5);
    int compared = 0;
    while (compared < YEARS) {
      BenefitSetting setting = setting(random);
      Area area = area(random);
      long fen = random.nextInt(40_000_000);
      Optional<BenefitSplit> small = split(area, setting, inScope(fen), YearSums.NONE);
      Optional<BenefitSplit> great =
          split(area, setting, inScope(fen + 1 + random.nextInt(5_000_000)), YearSums.NONE);
      if (small.isPresent() && great.isPresent()) {
        compared++;
        assertThat(great.get().person().fen())
            .as("%s of %s fen", setting, fen)
            .isGreaterThanOrEqualTo(small.get().person().fen() - 1);
      }
    }
  }

  private interface EachYear {
    void accept(List<Settled> bills);
  }

  /** Years of bills that can be settled, in all areas. */
  private static void forEachYear(EachYear check) {
    Random random = new Random(SEED);
    int checked = 0;
    while (checked < YEARS) {
      Area area = area(random);
      BenefitSetting first = setting(random);
      List<Settled> bills = new ArrayList<>();
      YearSums sums = YearSums.NONE;
      for (int i = 0; i < BILLS; i++) {
        BenefitSetting setting = i == 0 ? first : sameYear(first, setting(random));
        BillParts parts = parts(random);
        Optional<BenefitSplit> split = split(area, setting, parts, sums);
        if (split.isPresent()) {
          bills.add(new Settled(setting, parts, sums, split.get()));
          sums = split.get().after();
        }
      }
      if (!bills.isEmpty()) {
        checked++;
        check.accept(bills);
      }
    }
  }

  private static Optional<BenefitSplit> split(
      Area area, BenefitSetting setting, BillParts parts, YearSums before) {
    SeriousCap cap = new SeriousCap.Open(Money.ofYuan(250_000));
    return switch (new Benefits(book)
        .decide(area, Benefits.Days.of(DAY), setting, parts, before, () -> cap)) {
      case BenefitSplit split -> Optional.of(split);
      case BenefitDecision.Unpublished unpublished -> Optional.empty();
    };
  }

  private static Money sum(List<Settled> bills, Function<Settled, Money> of) {
    return bills.stream().map(of).reduce(Money.ZERO, Money::plus);
  }

  /** Of the same person. */
  private static BenefitSetting sameYear(BenefitSetting first, BenefitSetting other) {
    return new BenefitSetting(
        first.scheme(),
        other.care(),
        other.level(),
        other.grade(),
        first.retired(),
        first.groups(),
        first.age(),
        other.away());
  }

  private static BenefitSetting setting(Random random) {
    Care care = any(PAID, random);
    int level = care == Care.PHARMACY ? 0 : 1 + random.nextInt(3);
    Set<Category> groups = EnumSet.noneOf(Category.class);
    while (random.nextInt(3) == 0) {
      groups.add(any(List.of(Category.values()), random));
    }
    return new BenefitSetting(
        random.nextInt(3) == 0 ? Scheme.EMPLOYEE : Scheme.RESIDENT,
        care,
        level,
        level == 3
            ? Optional.of(any(List.of(InstitutionGrade.values()), random))
            : Optional.empty(),
        random.nextBoolean(),
        groups,
        random.nextInt(90),
        random.nextInt(4) == 0 ? any(List.of(Away.values()), random) : Away.HOME);
  }

  private static BillParts parts(Random random) {
    long most = random.nextInt(5) == 0 ? 30_000_000 : 1_000_000;
    return BillParts.of(
        Money.ofFen(random.nextInt(50_000)),
        Money.ofFen(random.nextInt(20_000)),
        Money.ofFen(random.nextInt(50_000)),
        Money.ofFen(random.nextLong(most)));
  }

  private static BillParts inScope(long fen) {
    return BillParts.of(Money.ZERO, Money.ZERO, Money.ZERO, Money.ofFen(fen));
  }

  private static Area area(Random random) {
    return any(AREAS, random);
  }

  private static <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
