package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import yibao.records.Change;
import yibao.records.Commit;
import yibao.records.Consent;
import yibao.records.Desk;
import yibao.records.Guard;
import yibao.records.Order;
import yibao.records.Person;
import yibao.records.Posting;
import yibao.records.StorageUnavailable;
import yibao.records.WindowRecord;
import yibao.records.Windows;
import yibao.rules.Contributor;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.Scheme;

/**
 * Places an order: everybody in it or nobody, at the price that the rules say now. An order claims
 * nothing; the first payment committed covers. One to which nothing is to be paid covers at once.
 */
public final class PlaceOrder {

  static final String ROUTE = "POST /premium-payment/orders";
  private static final int MOST_TRIES = 8;

  private final PaymentRecords records;
  private final Desk desk;
  private final Pricing pricing;
  private final Settling settling;
  private final Ids ids;
  private final Rendering<Order> rendering;
  private final WindowCalendar calendar;
  private final WindowWatch watch;

  public PlaceOrder(
      PaymentRecords records,
      PolicyBook book,
      Ids ids,
      Rendering<Order> rendering,
      WindowWatch watch) {
    this.records = records;
    this.desk = records.desk();
    this.pricing = new Pricing(book);
    this.calendar = new WindowCalendar(book);
    this.watch = watch;
    this.settling = new Settling(records);
    this.ids = ids;
    this.rendering = rendering;
  }

  /**
   * What a channel asks.
   *
   * @param channelOrderNo the channel's own number, by which a repeat is known
   * @param means how it is to be paid; whose consent it was is part of what is asked, how and when
   *     it was given isn't
   * @param total what the channel expects to be asked
   */
  public record Command(
      Channel channel, String channelOrderNo, Pricing.Asked asked, Order.Means means, Money total) {

    /** One that needs nobody's consent. */
    public Command(
        Channel channel,
        String channelOrderNo,
        Pricing.Asked asked,
        Optional<String> payer,
        Order.Method method,
        Money total) {
      this(channel, channelOrderNo, asked, new Order.Means(method, payer, Optional.empty()), total);
    }

    /** With the consent of who is to pay. */
    public Command with(Consent consent) {
      return new Command(
          channel,
          channelOrderNo,
          asked,
          new Order.Means(means.method(), means.payer(), Optional.of(consent)),
          total);
    }

    /**
     * The command in an order of its own, so that a repeat has the same digest however it was
     * written.
     */
    List<String> canonical() {
      List<String> parts =
          new ArrayList<>(
              List.of(
                  "order",
                  asked.area().code(),
                  asked.scheme().name(),
                  Integer.toString(asked.year()),
                  means.payer().orElse(""),
                  means.method().name(),
                  Long.toString(total.fen())));
      means.consent().map(Consent::psnNo).ifPresent(parts::add);
      asked.months().forEach(month -> parts.add(month.toString()));
      asked.employer().ifPresent(number -> parts.add("employer " + number));
      for (Pricing.Insured insured : asked.people()) {
        parts.add(insured.psnNo());
        parts.add(Integer.toString(insured.repairYears()));
        parts.add(Boolean.toString(insured.acceptNoCover()));
        insured.contributor().ifPresent(contributor -> parts.add(canonical(contributor)));
      }
      return parts;
    }

    private static String canonical(Contributor contributor) {
      return switch (contributor) {
        case Contributor.Employed employed -> "wage " + employed.wage().fen();
        case Contributor.Flexible flexible -> "base " + flexible.base().name();
      };
    }
  }

  /** What came of it. */
  public sealed interface Outcome {

    record Placed(Answer answer, boolean before) implements Outcome {}

    /** The number is bound to another order. */
    record KeyReused() implements Outcome {}

    record Refused(List<Pricing.Refusal> refusals) implements Outcome {}

    /** The person there stands before under another number. */
    record SamePersonTwice(int index) implements Outcome {}

    record UnknownPayer() implements Outcome {}

    /** Nothing states such a season. */
    record NoSeason(Pricing.Unstated what) implements Outcome {}

    /** Nothing states a part of these people's price or first day. */
    record NotPublished(Map<Integer, List<String>> parts) implements Outcome {}

    /** Cover of these people would never start within the year, and they didn't accept that. */
    record CoverNeverStarts(List<Integer> people) implements Outcome {}

    record PriceChanged(Pricing.Quote quote) implements Outcome {}

    /** Who acts is not who is to pay. */
    record NotThePayer() implements Outcome {}

    /** The payer's own account has less than the payer's own line costs, at its place. */
    record BalanceInsufficient(int index, Money left) implements Outcome {}

    /** The payer may use no account that has as much left for these people. */
    record QuotaInsufficient(List<Integer> people, Money left) implements Outcome {}

    /** What the order is entered for was changed by others meanwhile. */
    record Overtaken() implements Outcome {}
  }

  /** How an order is entered that the rules allow. */
  @FunctionalInterface
  interface Entry {
    Entered enter(Order order, Map<String, Person> people);
  }

  /** What is to become of an order. */
  sealed interface Entered {

    /**
     * It is stored so.
     *
     * @param changes what is written with it
     */
    record As(Order order, List<Change> changes) implements Entered {}

    record Refused(Outcome why) implements Entered {}

    /** Others are changing what it is decided on: it has to be read again. */
    record Stale() implements Entered {}
  }

  public Outcome place(Command command, Instant now) {
    return place(command, Instants.of(now));
  }

  /**
   * The instants of an order: an order of nothing may count from before it is made.
   *
   * @param counts as of when it is decided
   * @param known from when its cover stands before others of the year
   * @param booked to which day of the ledger it belongs
   */
  record Instants(Instant counts, Instant known, Instant booked) {

    static Instants of(Instant now) {
      return new Instants(now, now, now);
    }
  }

  /** Places an order at its instants; it waits for its money. */
  Outcome place(Command command, Instants instants) {
    return place(command, instants, (order, people) -> new Entered.As(order, List.of()));
  }

  /**
   * Places an order at its instants, entered in a way of its own each time that it is tried; one of
   * nothing is paid all the same.
   */
  Outcome place(Command command, Instants instants, Entry entry) {
    Instant now = instants.counts();
    Binding binding =
        Binding.of(command.channel(), ROUTE, command.channelOrderNo(), command.canonical());
    Set<String> psnNos = new HashSet<>();
    command.asked().people().forEach(insured -> psnNos.add(insured.psnNo()));
    Optional<String> payer = command.means().payer();
    payer.ifPresent(psnNos::add);
    Windows.Name window = new Windows.Name(command.asked().area(), command.asked().year());
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      Desk.ForOrder found = desk.forOrder(psnNos, window, binding.key());
      if (found.guard().isPresent()) {
        return repeated(binding, found.guard().get());
      }
      Map<String, Person> people = records.people().meant(found.people());
      if (payer.isPresent() && !people.containsKey(payer.get())) {
        return refusedOrRepeated(binding, new Outcome.UnknownPayer());
      }
      Taking taking = Taking.at(now, found.window());
      LocalDate today = ShanghaiTime.dateOf(now);
      Pricing.Priced priced = pricing.price(command.asked(), people, taking, today);
      Optional<Outcome> refused = refused(command, priced);
      if (refused.isPresent()) {
        return refusedOrRepeated(binding, refused.get());
      }
      Order order =
          PendingOrder.of(
              command,
              ((Pricing.Priced.As) priced).quote(),
              day -> pricing.price(command.asked(), people, taking, day),
              ids.order(),
              now);
      Entered entered = entry.enter(order, people);
      if (entered instanceof Entered.Refused no) {
        return refusedOrRepeated(binding, no.why());
      }
      records.books().openFor(ShanghaiTime.dateOf(instants.booked()));
      if (entered instanceof Entered.As as) {
        Optional<Answer> placed = commit(binding, paidIfNothing(as, people, instants));
        if (placed.isPresent()) {
          if (command.asked().scheme() == Scheme.RESIDENT) {
            watch(window, found.window(), today);
          }
          return new Outcome.Placed(placed.get(), false);
        }
      }
      if (tries < MOST_TRIES) {
        records.tables().pace().pause(tries);
      }
    }
    throw new StorageUnavailable("the people of the order are being changed by others");
  }

  /**
   * The order stands; that its window was not taken as far as is due is for others to look into.
   */
  private void watch(Windows.Name window, Optional<WindowRecord> written, LocalDate today) {
    if (calendar.of(window).filter(due -> due.isBehind(written, today)).isPresent()) {
      watch.notOpened(window);
    }
  }

  static String guardKey(Channel channel, String channelOrderNo) {
    return Guard.key(channel.name(), ROUTE, channelOrderNo);
  }

  private Outcome repeated(Binding binding, Guard guard) {
    return binding.holds(records, guard)
        ? new Outcome.Placed(new Answer(guard.status(), guard.body()), true)
        : new Outcome.KeyReused();
  }

  /**
   * The guard was read along with the people, which is no snapshot: what refuses a repeat may be
   * what its first request has just changed. So it is looked up once more.
   */
  private Outcome refusedOrRepeated(Binding binding, Outcome refusal) {
    return records
        .guards()
        .find(binding.key())
        .map(guard -> repeated(binding, guard))
        .orElse(refusal);
  }

  private static Optional<Outcome> refused(Command command, Pricing.Priced priced) {
    return switch (priced) {
      case Pricing.Priced.Refused refused -> Optional.of(new Outcome.Refused(refused.refusals()));
      case Pricing.Priced.SamePersonTwice twice ->
          Optional.of(new Outcome.SamePersonTwice(twice.index()));
      case Pricing.Priced.NotPublished season -> Optional.of(new Outcome.NoSeason(season.what()));
      case Pricing.Priced.As as -> refused(command, as.quote());
    };
  }

  private static Optional<Outcome> refused(Command command, Pricing.Quote quote) {
    Map<Integer, List<String>> unpublished = new TreeMap<>();
    List<Integer> neverStarts = new ArrayList<>();
    for (PricedLine line : quote.lines()) {
      if (!line.isPublished()) {
        unpublished.putIfAbsent(line.index(), line.unpublished());
      } else if (line.neverStarts()
          && !command.asked().people().get(line.index()).acceptNoCover()) {
        neverStarts.add(line.index());
      }
    }
    if (!unpublished.isEmpty()) {
      return Optional.of(new Outcome.NotPublished(unpublished));
    }
    if (!neverStarts.isEmpty()) {
      return Optional.of(new Outcome.CoverNeverStarts(neverStarts));
    }
    return quote.total().equals(Optional.of(command.total()))
        ? Optional.empty()
        : Optional.of(new Outcome.PriceChanged(quote));
  }

  /** An order of nothing is paid as soon as it is placed, whatever it is entered for. */
  private Entered.As paidIfNothing(
      Entered.As entered, Map<String, Person> people, Instants instants) {
    Order order = entered.order();
    if (!order.total().isZero()) {
      return entered;
    }
    Settling.Settled settled =
        settling.settle(
            order, Settling.Seen.of(people), instants.counts(), instants.known(), Optional.empty());
    List<Change> changes = new ArrayList<>(entered.changes());
    changes.addAll(settled.changes());
    changes.add(records.ledger().book(nothingToPay(settled, instants.booked())));
    return new Entered.As(settled.order(), changes);
  }

  /**
   * The answer if it was committed, empty if something was changed meanwhile and must be read
   * again.
   */
  private Optional<Answer> commit(Binding binding, Entered.As entered) {
    Answer answer = rendering.render(entered.order());
    List<Change> changes = new ArrayList<>(entered.changes());
    changes.add(binding.bind(records, entered.order().orderId(), answer));
    changes.addAll(records.orders().place(entered.order()));
    return records.tables().commit(changes) instanceof Commit.Done
        ? Optional.of(answer)
        : Optional.empty();
  }

  private static Posting nothingToPay(Settling.Settled settled, Instant booked) {
    return new Posting(
        Posting.idOfNothing(settled.order().orderId()),
        booked,
        Posting.Cause.NOTHING_TO_PAY,
        PremiumBooks.nothingToPay(settled),
        Optional.empty(),
        settled.order().receiptNo());
  }
}
