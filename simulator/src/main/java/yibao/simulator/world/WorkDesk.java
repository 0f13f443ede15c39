package yibao.simulator.world;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import yibao.operations.AccountRecords;
import yibao.operations.AddEmployment;
import yibao.operations.Answer;
import yibao.operations.CallersKey;
import yibao.operations.Channel;
import yibao.operations.CreditInterest;
import yibao.operations.CreditRetirees;
import yibao.operations.FinishStaffLists;
import yibao.operations.Ids;
import yibao.operations.OverdueEnrolment;
import yibao.operations.PaymentRecords;
import yibao.operations.PeopleRecords;
import yibao.operations.PlaceOrder;
import yibao.operations.Pricing;
import yibao.operations.SharingRecords;
import yibao.operations.SubmitStaffList;
import yibao.records.Order;
import yibao.records.Orders;
import yibao.records.StaffList;
import yibao.records.StaffLists;
import yibao.records.Sweeps;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.Scheme;

/** The part of the house where months of the employee scheme are ordered, and its jobs. */
final class WorkDesk {

  /** Few, so that a list of some people has some parts. */
  static final int PEOPLE_IN_A_PART = 2;

  private static final int MOST_RUNS = 40;

  private final House house;
  private final Stored stored;
  private final Orders orders;
  private final PlaceOrder place;
  private final AddEmployment employments;
  private final SubmitStaffList lists;
  private final FinishStaffLists finish;
  private final CreditRetirees retirees;
  private final CreditInterest interest;

  /** What the desk works with. */
  record Means(
      PaymentRecords payments,
      PeopleRecords people,
      SharingRecords sharing,
      StaffLists lists,
      Sweeps sweeps,
      PolicyBook book,
      Ids ids,
      OverdueEnrolment overdue,
      PlaceOrder place,
      Clock systemClock) {}

  WorkDesk(House house, Stored stored, Means means) {
    this.house = house;
    this.stored = stored;
    this.orders = means.payments().orders();
    this.place = means.place();
    this.employments =
        new AddEmployment(
            means.people(),
            means.payments(),
            means.sharing(),
            means.overdue(),
            person -> new Answer(200, "changed"));
    this.lists =
        new SubmitStaffList(
            means.payments(),
            means.lists(),
            means.book(),
            means.ids(),
            PEOPLE_IN_A_PART,
            list -> new Answer(201, said(list)));
    this.finish = new FinishStaffLists(means.payments(), means.sharing());
    AccountRecords accounts = AccountRecords.of(means.payments(), means.sharing().accounts());
    this.retirees = new CreditRetirees(accounts, means.sweeps(), means.book(), means.systemClock());
    this.interest = new CreditInterest(accounts, means.sweeps(), means.book(), means.systemClock());
  }

  private static String said(StaffList list) {
    return list.errors().isEmpty() ? said(list.lines()) : said(list.errors());
  }

  static String said(int lines) {
    return "ordered for " + lines;
  }

  static String said(List<StaffList.Flaw> errors) {
    return "errors " + errors;
  }

  static String left(long parts) {
    return "left " + parts;
  }

  String employ(WorkSteps.Employ asked, Instant now) {
    return house.said(
        employments.add(
            new AddEmployment.Command(
                house.key(asked), stored.id(asked.person()), asked.spell(), Optional.empty()),
            now));
  }

  String place(WorkSteps.PlaceMonths asked, Instant now) {
    return House.said(
        place.place(
            new PlaceOrder.Command(
                new Channel(Names.channelOf(asked.order())),
                Names.numberOf(asked.order()),
                new Pricing.Asked(
                    asked.area(),
                    Scheme.EMPLOYEE,
                    asked.months().getFirst().getYear(),
                    asked.months(),
                    asked.employer(),
                    asked.people().stream()
                        .map(
                            one ->
                                Pricing.Insured.contributing(
                                    stored.id(one.person()), one.contributor()))
                        .toList()),
                Optional.empty(),
                Order.Method.THIRD_PARTY,
                Money.ofFen(asked.fen())),
            now));
  }

  String handIn(WorkSteps.HandIn asked, Instant now) {
    return house.said(
        lists.submit(
            new SubmitStaffList.Command(
                new CallersKey(new Channel(Names.channelOf(asked.order())), asked.key()),
                Names.numberOf(asked.order()),
                asked.area(),
                asked.month(),
                asked.employer(),
                asked.staff().stream().map(this::line).toList()),
            now));
  }

  private SubmitStaffList.Line line(WorkSteps.Staff one) {
    return one.fen() == 0
        ? new SubmitStaffList.Line.Malformed(StaffList.Field.WAGE)
        : new SubmitStaffList.Line.Of(stored.id(one.person()), Money.ofFen(one.fen()));
  }

  String finish(WorkSteps.FinishLists asked, Instant now) {
    finish.finish(now, times(asked.time()));
    return left(
        IntStream.range(0, Orders.UNAPPLIED_SHARDS)
            .map(shard -> orders.unapplied(shard, 50).size())
            .sum());
  }

  String creditRetirees(WorkSteps.CreditRetirees asked, Instant now) {
    Instant scheduledFor = now.minus(asked.late());
    int left = 1;
    for (int runs = 0; left > 0 && runs < runs(asked.time()); runs++) {
      left = retirees.credit(scheduledFor, times(asked.time())).left();
    }
    return left(left);
  }

  String creditInterest(WorkSteps.CreditInterest asked, Instant now) {
    int left = 1;
    for (int runs = 0; left > 0 && runs < runs(asked.time()); runs++) {
      left = interest.credit(now, times(asked.time())).left();
    }
    return left(left);
  }

  /** Who has all the time comes again until nothing is left. */
  private static int runs(int time) {
    return time == WorkSteps.FinishLists.ALL_THE_TIME ? MOST_RUNS : 1;
  }

  private static BooleanSupplier times(int time) {
    AtomicInteger left = new AtomicInteger(time);
    return () -> left.getAndDecrement() > 0;
  }
}
