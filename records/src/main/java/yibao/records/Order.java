package yibao.records;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import yibao.rules.Area;
import yibao.rules.ContributionKind;
import yibao.rules.Money;
import yibao.rules.Scheme;
import yibao.rules.StartRule;
import yibao.rules.Waiting;

/**
 * An order to cover people for a year, or for months of it in the employee scheme: what each costs
 * and how the first day follows were decided when it was placed.
 *
 * @param employer who pays for its staff, as the channel named it
 * @param means how it is paid, and who pays if that was said
 * @param status as stored; that a pending order has expired follows from the clock
 * @param expiresAt a payment counts if made before
 * @param payment the money that the order was answered for, once some was
 * @param receiptNo of the receipt over what was kept, once something was
 * @param partOf the order of a staff list that this one is a part of; it takes no money by itself
 * @param parts what a staff list's order is divided into, and has its lines in
 */
public record Order(
    String orderId,
    long version,
    String channel,
    String channelOrderNo,
    Area area,
    Scheme scheme,
    int year,
    Optional<String> employer,
    Means means,
    Status status,
    Money total,
    List<Line> lines,
    Instant createdAt,
    Instant expiresAt,
    String policyRelease,
    Optional<Payment> payment,
    Optional<String> receiptNo,
    Optional<String> partOf,
    Optional<Parts> parts) {

  public Order {
    lines = List.copyOf(lines);
  }

  /** One that stands by itself. */
  public Order(
      String orderId,
      long version,
      String channel,
      String channelOrderNo,
      Area area,
      Scheme scheme,
      int year,
      Optional<String> employer,
      Means means,
      Status status,
      Money total,
      List<Line> lines,
      Instant createdAt,
      Instant expiresAt,
      String policyRelease,
      Optional<Payment> payment,
      Optional<String> receiptNo) {
    this(
        orderId,
        version,
        channel,
        channelOrderNo,
        area,
        scheme,
        year,
        employer,
        means,
        status,
        total,
        lines,
        createdAt,
        expiresAt,
        policyRelease,
        payment,
        receiptNo,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The parts of a staff list's order, each an order of its own.
   *
   * @param applied whether its money has been applied by all of them
   */
  public record Parts(List<String> orderIds, boolean applied) {

    public Parts {
      orderIds = List.copyOf(orderIds);
    }
  }

  /** Whether it is a staff list's, whose money was received and is still to be applied. */
  public boolean isUnapplied() {
    return status == Status.PAID && parts.filter(all -> !all.applied()).isPresent();
  }

  /** The refund of a staff list's order as a whole, whose money came too late. */
  public Optional<String> refundOfWhole() {
    return parts
        .filter(all -> payment.isPresent() && status != Status.PAID)
        .map(all -> Refund.idOfWhole(orderId));
  }

  /** With all of its parts applied, under the next version. */
  public Order applied() {
    return as(
        version + 1,
        status,
        lines,
        payment,
        receiptNo,
        partOf,
        parts.map(all -> new Parts(all.orderIds(), true)));
  }

  /** The first order of a staff list, with what it is divided into in place of lines. */
  public Order dividedInto(List<String> orderIds) {
    return as(
        version,
        status,
        List.of(),
        payment,
        receiptNo,
        partOf,
        Optional.of(new Parts(orderIds, false)));
  }

  /** A part of a staff list's order, with some of its lines. */
  public Order partOf(String staffOrder, String partId, List<Line> some) {
    return new Order(
        partId,
        version,
        channel,
        channelOrderNo,
        area,
        scheme,
        year,
        employer,
        means,
        status,
        some.stream().map(Line::price).reduce(Money.ZERO, Money::plus),
        some,
        createdAt,
        expiresAt,
        policyRelease,
        payment,
        receiptNo,
        Optional.of(staffOrder),
        Optional.empty());
  }

  /** To be shown with the lines of its parts. */
  public Order showing(List<Line> ofParts) {
    return as(version, status, ofParts, payment, receiptNo, partOf, parts);
  }

  /**
   * A line that made no cover, or no more: its money goes back under an id of its own. Where
   * nothing was paid nothing goes back.
   */
  public Line givenBack(Line line) {
    return line.price().isZero() ? line.madeNothing() : line.refundDue(Refund.idOf(this, line));
  }

  /** The order with these lines in place of its own, under the next version. */
  public Order with(List<Line> decided) {
    return settled(status, decided, payment, receiptNo);
  }

  /** The ways of paying an order. */
  public enum Method {
    /** 第三方支付: the channel takes the money and tells of it. */
    THIRD_PARTY,
    /** 协议支付: the channel charges by a mandate. */
    AGREEMENT,
    /** 个人账户支付, the payer's own or one that is shared with the payer. */
    SHARED_ACCOUNT,
    /** Nothing is to be paid: the state enrols. */
    NONE
  }

  /**
   * How an order is paid.
   *
   * @param payer who pays, by the number that the order named
   * @param consent of the payer, where an account pays
   */
  public record Means(Method method, Optional<String> payer, Optional<Consent> consent) {}

  /** Where an order stands. */
  public enum Status {
    PENDING,
    PAID,
    EXPIRED,
    CANCELLED
  }

  /**
   * One person's premium in the order, or what is paid for one of the person's months.
   *
   * @param subsidy what the state adds if it covers, as far as that is published
   * @param month the month of the employee scheme, where it is one
   */
  public record Line(
      String psnNo,
      String maskedName,
      LineStatus status,
      Money payable,
      Money repair,
      Optional<Money> subsidy,
      StartRule start,
      OptionalInt waitMonths,
      long seenVersion,
      Optional<LocalDate> coverFrom,
      Optional<LocalDate> coverTo,
      Optional<String> refundId,
      Optional<Month> month) {

    public Money price() {
      return payable.plus(repair);
    }

    /** Whether its money stays: it covers, or was paid without cover. */
    public boolean isKept() {
      return status == LineStatus.COVERED || status == LineStatus.NOT_COVERED;
    }

    public Line covered(LocalDate from, LocalDate to) {
      return as(LineStatus.COVERED, Optional.of(from), Optional.of(to), refundId);
    }

    public Line notCovered() {
      return without(LineStatus.NOT_COVERED, refundId);
    }

    public Line refundDue(String refund) {
      return without(LineStatus.REFUND_DUE, Optional.of(refund));
    }

    /** The refund was paid back. */
    public Line refunded() {
      return without(LineStatus.REFUNDED, refundId);
    }

    private Line madeNothing() {
      return without(LineStatus.REFUND_DUE, Optional.empty());
    }

    private Line without(LineStatus next, Optional<String> refund) {
      return as(next, Optional.empty(), Optional.empty(), refund);
    }

    private Line as(
        LineStatus next,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<String> refund) {
      return new Line(
          psnNo,
          maskedName,
          next,
          payable,
          repair,
          subsidy,
          start,
          waitMonths,
          seenVersion,
          from,
          to,
          refund,
          month);
    }
  }

  /**
   * What a line pays for a month of the employee scheme.
   *
   * @param base that it was reckoned from
   * @param employer the employer's share of the line's price; the rest is the person's own
   * @param credit what of it goes into the person's account
   * @param waiting the wait that the month is in, if it doesn't cover
   */
  public record Month(
      YearMonth month,
      ContributionKind kind,
      Money base,
      Money employer,
      Money credit,
      Optional<Waiting> waiting) {}

  /** Where a line stands. */
  public enum LineStatus {
    PENDING,
    COVERED,
    NOT_COVERED,
    REFUND_DUE,
    REFUNDED
  }

  /** The money that paid the order, or that has to be given back. */
  public sealed interface Payment {

    Money paid();

    Instant paidAt();

    /**
     * A channel's transaction.
     *
     * @param channel which took the money: that of the order, unless a person matched it
     */
    record ByChannel(String channel, String channelTxnNo, Money paid, Instant paidAt)
        implements Payment {}

    /**
     * Out of people's own accounts.
     *
     * @param psnNo of the payer, whose own it was then that paid, but for what was shared; since a
     *     merge the money may be in the person's other one
     * @param shared what was shared with the payer, or by the payer, by the {@code psnNo} of the
     *     line
     */
    record FromAccount(String psnNo, Money paid, Instant paidAt, Map<String, Shared> shared)
        implements Payment {

      public FromAccount {
        shared = Map.copyOf(shared);
      }

      /** All of it out of the payer's own. */
      public FromAccount(String psnNo, Money paid, Instant paidAt) {
        this(psnNo, paid, paidAt, Map.of());
      }

      /** What paid a line where the payer's own account didn't. */
      public Optional<Shared> sharedFor(Line line) {
        return Optional.ofNullable(shared.get(line.psnNo()));
      }
    }

    /**
     * What paid a line in place of the payer's own account.
     *
     * @param relationId the relation whose quota did; none where it was the payer's wallet
     * @param account the number of the account: that of the relation's owner, or of the wallet
     */
    record Shared(Optional<String> relationId, String account) {

      public static Shared byRelation(Relation relation) {
        return new Shared(Optional.of(relation.relationId()), relation.owner());
      }

      public static Shared byWallet(String psnNo) {
        return new Shared(Optional.empty(), WalletFile.accountOf(psnNo));
      }
    }
  }

  /** As others see it at an instant: a pending order past its time has expired. */
  public Status statusAt(Instant now) {
    return status == Status.PENDING && !now.isBefore(expiresAt) ? Status.EXPIRED : status;
  }

  /** The order as its channel no longer wants it, under the next version. */
  public Order cancelled() {
    return settled(Status.CANCELLED, lines, payment, receiptNo);
  }

  /** The order after its lines were decided, under the next version. */
  public Order settled(
      Status next, List<Line> decided, Optional<Payment> by, Optional<String> receipt) {
    return as(version + 1, next, decided, by, receipt, partOf, parts);
  }

  private Order as(
      long nextVersion,
      Status next,
      List<Line> decided,
      Optional<Payment> by,
      Optional<String> receipt,
      Optional<String> staffOrder,
      Optional<Parts> divided) {
    return new Order(
        orderId,
        nextVersion,
        channel,
        channelOrderNo,
        area,
        scheme,
        year,
        employer,
        means,
        next,
        total,
        decided,
        createdAt,
        expiresAt,
        policyRelease,
        by,
        receipt,
        staffOrder,
        divided);
  }
}
