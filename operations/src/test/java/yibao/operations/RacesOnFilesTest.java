package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.QINGHAI;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import yibao.local.LocalTables;
import yibao.rules.Category;
import yibao.rules.Scheme;

/** Changes of one file that meet, on the tables of the template in DynamoDB Local. */
class RacesOnFilesTest {

  private static final Instant NOON = at("2025-11-05T12:00:00");
  private static final Instant SOON = NOON.plusSeconds(60);

  private static final LocalTables stored = LocalTables.start();

  private Operations house = new Operations(stored, StrictDynamoDb.of(stored.client()));
  private Bureau bureau = new Bureau(stored, StrictDynamoDb.of(stored.client()));

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  private static <T> List<T> together(List<Callable<T>> asked) throws Exception {
    List<T> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      for (Future<T> answer : callers.invokeAll(asked)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  @Test
  void categories_and_covers_that_come_together_are_all_kept() throws Exception {
    String adult = house.adult();
    List<Callable<Keyed<FileRefusal>>> asked = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String year = Integer.toString(2000 + i);
      asked.add(
          () ->
              bureau.category(
                  "C" + year, adult, Category.STUDENT, year + "-01-01", year + "-06-30"));
      asked.add(
          () ->
              bureau.cover(
                  "K" + year,
                  adult,
                  Bureau.cover(Scheme.EMPLOYEE, QINGHAI, year + "-01-01", year + "-06-30")));
    }

    assertThat(together(asked)).allMatch(Keyed.Answered.class::isInstance);
    assertThat(bureau.file(adult).facts().categories()).hasSize(10);
    assertThat(bureau.file(adult).covers()).hasSize(2 + 10);
  }

  @RepeatedTest(5)
  void a_change_and_its_repeats_that_come_together_get_one_answer() throws Exception {
    String survivor = house.adult();
    String duplicate = house.adult();
    List<Callable<Keyed<FileRefusal>>> merges = new ArrayList<>();
    List<Callable<Keyed<FileRefusal>>> transfers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      merges.add(() -> bureau.merge("M1", survivor, duplicate));
      transfers.add(() -> bureau.transfer("T1", survivor, Bureau.TONGREN, "2025-11-01"));
    }

    assertThat(together(merges)).allMatch(Keyed.Answered.class::isInstance);
    assertThat(together(transfers)).allMatch(Keyed.Answered.class::isInstance);
  }

  @RepeatedTest(5)
  void of_two_crosswise_merges_one_is_made() throws Exception {
    String one = house.adult();
    String other = house.adult();

    List<Keyed<FileRefusal>> outcomes =
        together(
            List.of(() -> bureau.merge("M1", one, other), () -> bureau.merge("M2", other, one)));

    assertThat(outcomes.stream().filter(Keyed.Answered.class::isInstance)).hasSize(1);
    assertThat(
            List.of(one, other).stream()
                .filter(psnNo -> bureau.file(psnNo).mergedInto().isPresent()))
        .hasSize(1);
    assertThat(stored.items("GuardsTable")).hasSize(1);
  }

  @RepeatedTest(5)
  void a_merge_and_a_notice_for_the_duplicate_end_in_one_cover_of_the_survivor() throws Exception {
    String survivor = house.adult();
    String duplicate = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, duplicate), NOON);

    together(
        List.of(
            () -> bureau.merge("M1", survivor, duplicate),
            () -> house.told(notice(WECHAT, orderId, "T1", 40000, SOON), SOON)));

    assertThat(house.covers(survivor, 2026)).hasSize(1);
    assertThat(bureau.file(duplicate).covers()).isEmpty();
    assertThat(house.owed()).isEmpty();
    assertThat(house.balances())
        .containsEntry("personal-contributions.630000.2026", -40000L)
        .containsEntry("channel-clearing.wechat", 40000L);
  }

  @RepeatedTest(5)
  void a_merge_and_notices_for_both_files_end_in_one_cover_and_one_refund() throws Exception {
    String survivor = house.adult();
    String duplicate = house.adult();
    String own = house.placed(order(WECHAT, "A1", 40000, survivor), NOON);
    String others = house.placed(order(WECHAT, "B1", 40000, duplicate), NOON);

    together(
        List.<Callable<Object>>of(
            () -> bureau.merge("M1", survivor, duplicate),
            () -> house.told(notice(WECHAT, own, "T1", 40000, SOON), SOON),
            () -> house.told(notice(WECHAT, others, "T2", 40000, SOON), SOON)));

    assertThat(house.covers(survivor, 2026)).hasSize(1);
    assertThat(house.owed()).hasSize(1).allMatch(owed -> owed.endsWith(" 40000"));
    assertThat(house.balances())
        .containsEntry("channel-clearing.wechat", 80000L)
        .containsEntry("personal-contributions.630000.2026", -40000L)
        .containsEntry("refunds-due.wechat", -40000L);
  }

  @RepeatedTest(5)
  void a_death_and_a_notice_end_in_a_cover_or_a_refund_and_the_death_is_kept() throws Exception {
    String adult = house.adult();
    String orderId = house.placed(order(WECHAT, "A1", 40000, adult), NOON);

    together(
        List.<Callable<Object>>of(
            () -> bureau.death("D1", adult, "2025-11-05"),
            () -> house.told(notice(WECHAT, orderId, "T1", 40000, SOON), SOON)));

    assertThat(bureau.file(adult).diedOn()).contains(LocalDate.of(2025, 11, 5));
    assertThat(house.covers(adult, 2026).size() + house.owed().size()).isEqualTo(1);
    assertThat(house.balances()).containsEntry("channel-clearing.wechat", 40000L);
  }
}
