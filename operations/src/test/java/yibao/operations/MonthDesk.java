package yibao.operations;

import static yibao.operations.EmployeeLaw.EXAMPLELAND;
import static yibao.operations.Operations.WECHAT;
import static yibao.operations.Operations.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import yibao.records.Order;
import yibao.rules.Area;
import yibao.rules.Contributor;
import yibao.rules.Cover;
import yibao.rules.FlexibleBase;
import yibao.rules.Money;
import yibao.rules.Scheme;

/** Where months of the employee scheme are ordered, paid and asked back, in made-up areas. */
final class MonthDesk {

  private final Operations house;
  private final PlaceOrder place;
  private int orders;

  MonthDesk(Operations house) {
    this.house = house;
    place =
        new PlaceOrder(
            house.records,
            EmployeeLaw.BOOK,
            new Ids(new SplittableRandom(7)),
            order -> new Answer(201, order.orderId()),
            window -> {});
  }

  /** Somebody whose months were paid to the end of September 2025. */
  String worker() {
    return house.adult(employee("2023-01-01", "2025-09-30"));
  }

  static Cover employee(String from, String to) {
    return new Cover(
        Scheme.EMPLOYEE,
        EXAMPLELAND,
        LocalDate.parse(to).getYear(),
        LocalDate.parse(from),
        LocalDate.parse(to),
        Optional.empty(),
        Optional.empty());
  }

  static Pricing.Insured employed(String psnNo, long wageFen) {
    return Pricing.Insured.contributing(psnNo, new Contributor.Employed(Money.ofFen(wageFen)));
  }

  /** A month of it costs 425 yuan, of which 100 are credited. */
  static Pricing.Insured flexible(String psnNo) {
    return Pricing.Insured.contributing(psnNo, new Contributor.Flexible(FlexibleBase.WITH_ACCOUNT));
  }

  PlaceOrder.Command command(
      Channel channel, Area area, String months, long total, Pricing.Insured... people) {
    List<YearMonth> asked = Stream.of(months.split(" ")).map(YearMonth::parse).toList();
    return new PlaceOrder.Command(
        channel,
        "A" + ++orders,
        new Pricing.Asked(
            area,
            Scheme.EMPLOYEE,
            asked.getFirst().getYear(),
            asked,
            Optional.empty(),
            List.of(people)),
        Optional.empty(),
        Order.Method.THIRD_PARTY,
        Money.ofFen(total));
  }

  /** Orders at whatever it costs. */
  String placed(Channel channel, String months, Instant now, Pricing.Insured... people) {
    PlaceOrder.Outcome first = place(command(channel, EXAMPLELAND, months, 1, people), now);
    long total = ((PlaceOrder.Outcome.PriceChanged) first).quote().total().orElseThrow().fen();
    return placed(command(channel, EXAMPLELAND, months, total, people), now);
  }

  String placed(PlaceOrder.Command command, Instant now) {
    return ((PlaceOrder.Outcome.Placed) place(command, now)).answer().body();
  }

  PlaceOrder.Outcome place(PlaceOrder.Command command, Instant now) {
    return place.place(command, now);
  }

  long total(String orderId) {
    return house.order(orderId).total().fen();
  }

  /** What is answered where a channel tells that it was paid just now. */
  String told(Channel channel, String orderId, Instant now) {
    return house.told(notice(channel, orderId, "T-" + orderId, total(orderId), now), now);
  }

  /** An order that was paid as soon as it was placed. */
  String paid(Channel channel, String months, Instant now, Pricing.Insured... people) {
    String orderId = placed(channel, months, now, people);
    told(channel, orderId, now);
    return orderId;
  }

  List<String> lines(String orderId) {
    return house.order(orderId).lines().stream().map(line -> line.status().name()).toList();
  }

  Keyed<RequestRefund.Refusal> asksBack(String orderId, String psnNo, String month, Instant now) {
    return house.refunds.request(
        new RequestRefund.Command(
            WECHAT,
            orderId,
            psnNo,
            RequestRefund.Reason.DUPLICATE,
            ShanghaiTime.dateOf(now),
            Optional.of(YearMonth.parse(month))),
        now);
  }
}
