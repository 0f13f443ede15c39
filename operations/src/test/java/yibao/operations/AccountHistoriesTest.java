package yibao.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.at;
import static yibao.operations.Operations.notice;
import static yibao.operations.Operations.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.local.LocalTables;
import yibao.records.Consent;
import yibao.records.Order;
import yibao.rules.Area;
import yibao.rules.Money;

/**
 * Random histories of a few people: openings, quotas, premiums from accounts and from a channel,
 * refunds, merges, moves to another area, repeats of any of these. After each step every account
 * adds up, its chain is whole and the ledger owes what it holds; and all money is where a few sums
 * say.
 */
class AccountHistoriesTest {

  private static final Instant START = at("2025-11-05T12:00:00");
  private static final int PEOPLE = 9;
  private static final int STEPS = 80;

  private static final LocalTables stored = LocalTables.start();

  private final Operations house = new Operations(stored, StrictDynamoDb.of(stored.client()));
  private final Bureau bureau = new Bureau(stored, StrictDynamoDb.of(stored.client()));
  private final Passbooks passbooks = new Passbooks(stored, house);

  private final List<String> people = new ArrayList<>();
  private final Map<String, String> orders = new HashMap<>();

  private final Set<String> done = new HashSet<>();

  /** What was ever brought along. */
  private long opened;

  /** What premiums hold that accounts have paid. */
  private long inPremiums;

  @AfterAll
  static void stopTables() {
    stored.close();
  }

  @BeforeEach
  void emptyTables() {
    stored.clear();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3, 4})
  void after_each_step_every_account_is_right(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < PEOPLE; i++) {
      people.add(house.adult());
    }
    for (int step = 0; step < STEPS; step++) {
      String what = act(random, step);
      done.add(what);

      passbooks.areRight();
      assertThat(held() + inPremiums).as("after step %s, %s", step, what).isEqualTo(opened);
    }
    assertThat(done).contains("opened", "paid", "merged", "moved");
  }

  private long held() {
    return stored.items("AccountsTable").stream()
        .mapToLong(item -> number(item, "availableFen") + number(item, "frozenFen"))
        .sum();
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    return Long.parseLong(Objects.requireNonNull(item.get(name)).n());
  }

  private String act(SplittableRandom random, int step) {
    Instant now = START.plusSeconds(60L * step);
    String psnNo = people.get(random.nextInt(PEOPLE));
    String number = "N" + (random.nextInt(4) == 0 ? random.nextInt(step + 1) : step);
    return switch (random.nextInt(10)) {
      case 0, 1 -> open(number, psnNo, random.nextLong(1, 150000));
      case 2, 3, 4 -> pay(number, psnNo, now);
      case 5 -> payByChannel(number, psnNo, now);
      case 6 -> askBack(psnNo, now);
      case 7 -> freezeOrThaw(psnNo, random);
      case 8 -> transfer(number, psnNo, random.nextBoolean(), now);
      default -> merge(number, psnNo, people.get(random.nextInt(PEOPLE)), now);
    };
  }

  private String open(String number, String psnNo, long fen) {
    if (isNew(bureau.opening("O" + number, psnNo, fen))) {
      opened += fen;
      return "opened";
    }
    return "not opened";
  }

  private String pay(String number, String psnNo, Instant now) {
    PlaceOrder.Command command =
        new PlaceOrder.Command(
                WECHAT,
                "A" + number,
                order(WECHAT, number, 40000, psnNo).asked(),
                Optional.of(psnNo),
                Order.Method.SHARED_ACCOUNT,
                Money.ofFen(40000))
            .with(new Consent(psnNo, Consent.Proof.FACE, Instant.EPOCH));
    if (house.fromAccount.pay(command, now) instanceof PlaceOrder.Outcome.Placed placed
        && !placed.before()) {
      inPremiums += 40000;
      orders.put(placed.answer().body(), psnNo);
      return "paid";
    }
    return "not paid";
  }

  private String payByChannel(String number, String psnNo, Instant now) {
    if (house.place.place(order(WECHAT, "W" + number, 40000, psnNo), now)
            instanceof PlaceOrder.Outcome.Placed placed
        && !placed.before()) {
      house.told(notice(WECHAT, placed.answer().body(), "T" + number, 40000, now), now);
      orders.put(placed.answer().body(), psnNo);
    }
    return "a channel's turn";
  }

  private String askBack(String psnNo, Instant now) {
    for (Map.Entry<String, String> order : orders.entrySet()) {
      if (order.getValue().equals(psnNo)
          && house.refunds.request(
                  new RequestRefund.Command(
                      WECHAT,
                      order.getKey(),
                      psnNo,
                      RequestRefund.Reason.DUPLICATE,
                      LocalDate.of(2025, 11, 5)),
                  now)
              instanceof Keyed.Answered<RequestRefund.Refusal> answered
          && !answered.before()
          && isFromAccount(order.getKey())) {
        inPremiums -= 40000;
      }
    }
    return "asked for what goes back";
  }

  private String freezeOrThaw(String psnNo, SplittableRandom random) {
    house
        .accounts
        .find(psnNo)
        .ifPresent(
            account -> {
              if (account.frozen().isZero()) {
                passbooks.freeze(psnNo, random.nextLong(account.available().fen() + 1));
              } else {
                passbooks.thaw(psnNo, account.frozen().fen());
              }
            });
    return "froze or thawed";
  }

  private String transfer(String number, String psnNo, boolean away, Instant now) {
    Area to = away ? Bureau.TONGREN : Operations.QINGHAI;
    return isNew(bureau.transfer("T" + number, psnNo, to, "2025-11-05", now)) ? "moved" : "stayed";
  }

  private String merge(String number, String survivor, String duplicate, Instant now) {
    Map<String, Order.LineStatus> before = lines();
    if (isNew(bureau.merge("M" + number, survivor, duplicate, now))) {
      lines()
          .forEach(
              (orderId, status) -> {
                if (isFromAccount(orderId) && status != before.get(orderId)) {
                  inPremiums -= 40000;
                }
              });
      return "merged";
    }
    return "not merged";
  }

  private Map<String, Order.LineStatus> lines() {
    Map<String, Order.LineStatus> lines = new HashMap<>();
    orders.keySet().forEach(id -> lines.put(id, house.order(id).lines().getFirst().status()));
    return lines;
  }

  private boolean isFromAccount(String orderId) {
    return house.order(orderId).payment().orElse(null) instanceof Order.Payment.FromAccount;
  }

  private static boolean isNew(Keyed<FileRefusal> outcome) {
    return outcome instanceof Keyed.Answered<FileRefusal> answered && !answered.before();
  }
}
