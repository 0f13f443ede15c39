package yibao.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.TemplateTables;
import yibao.operations.AcceptPayment;
import yibao.operations.Answer;
import yibao.operations.Channel;
import yibao.operations.Ids;
import yibao.operations.PaymentRecords;
import yibao.operations.PlaceOrder;
import yibao.operations.Pricing;
import yibao.operations.RegisterPerson;
import yibao.operations.SharingRecords;
import yibao.records.Accounts;
import yibao.records.Identities;
import yibao.records.Identity;
import yibao.records.KeyRing;
import yibao.records.Order;
import yibao.records.SharingRelations;
import yibao.records.Tables;
import yibao.records.Vault;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.rules.IdNumber;
import yibao.rules.Money;
import yibao.rules.PersonFacts;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;
import yibao.rules.Scheme;

/** The real operations around a premium, all of whose chance comes from one seed. */
final class Premiums {

  static final Channel WECHAT = new Channel("wechat");
  static final Channel ALIPAY = new Channel("alipay");
  static final Instant NOON = at("2025-11-05T12:00:00");
  static final Instant SOON = NOON.plusSeconds(60);

  /** What an adult in Qinghai pays for 2026. */
  static final long PREMIUM_FEN = 40_000;

  static final TemplateTables TEMPLATE = TemplateTables.read();

  private static final Area QINGHAI = new Area("630000");
  private static final PolicyBook BOOK = PolicyResource.load();
  private static final KeyRing KEYS = new KeyRing("1", Map.of("1", "a master key for tests alone"));

  private final RegisterPerson register;
  private final PlaceOrder place;
  private final AcceptPayment accept;
  final SimulatedPace pace;

  Premiums(DynamoDbClient client, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    pace = new SimulatedPace(random.split());
    Vault vault = new Vault(() -> KEYS, random.split());
    Ids ids = new Ids(random.split());
    Tables tables = new Tables(client, pace);
    PaymentRecords records =
        PaymentRecords.of(
            tables,
            new PaymentRecords.Names(
                TEMPLATE.name("PeopleTable"),
                TEMPLATE.name("OrdersTable"),
                TEMPLATE.name("GuardsTable"),
                TEMPLATE.name("WindowsTable"),
                TEMPLATE.name("OwedTable"),
                TEMPLATE.name("LedgerTable"),
                TEMPLATE.name("BooksTable")),
            vault);
    register =
        new RegisterPerson(
            tables,
            records.people(),
            new Identities(tables, TEMPLATE.name("IdentitiesTable"), vault),
            ids);
    place =
        new PlaceOrder(records, BOOK, ids, order -> new Answer(201, order.orderId()), window -> {});
    accept =
        new AcceptPayment(
            records,
            SharingRecords.of(
                records,
                new Accounts(tables, TEMPLATE.name("AccountsTable")),
                new SharingRelations(tables, TEMPLATE.name("SharingTable"))),
            decision -> new Answer(200, said(decision)));
  }

  private static Instant at(String shanghai) {
    return LocalDateTime.parse(shanghai).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }

  private static String said(AcceptPayment.Decision decision) {
    return switch (decision) {
      case AcceptPayment.Decision.Paid paid -> "PAID " + lines(paid.order());
      case AcceptPayment.Decision.RefundDue back -> "REFUND_DUE " + lines(back.order());
      case AcceptPayment.Decision.Suspended suspended -> "SUSPENSE " + suspended.suspenseId();
    };
  }

  private static String lines(Order order) {
    return order.lines().stream()
        .map(line -> line.status() + line.coverFrom().map(day -> ":" + day).orElse(""))
        .collect(Collectors.joining(","));
  }

  /** An adult who was covered in the two years before; the same number for the same serial. */
  String adult(int serial) {
    String digits = "63010219880402" + String.format("%03d", serial);
    Identity identity =
        new Identity(
            "01", digits + IdNumber.checkCharacter(digits), "张三", Optional.of("13800000000"));
    PersonFacts facts =
        new PersonFacts(
            LocalDate.of(1988, 4, 2),
            Optional.empty(),
            List.of(),
            List.of(cover(2024), cover(2025)),
            List.of());
    var outcome =
        register.register(
            new RegisterPerson.Command(identity, QINGHAI, facts, true), at("2025-01-01T12:00:00"));
    return ((RegisterPerson.Outcome.Registered) outcome).psnNo();
  }

  private static Cover cover(int year) {
    return new Cover(
        Scheme.RESIDENT,
        QINGHAI,
        year,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        Optional.empty(),
        Optional.empty());
  }

  /** Places an order that must be taken; its id. */
  String placed(Channel channel, String number, String... psnNos) {
    PlaceOrder.Command command =
        new PlaceOrder.Command(
            channel,
            number,
            new Pricing.Asked(
                QINGHAI,
                Scheme.RESIDENT,
                2026,
                Stream.of(psnNos).map(psnNo -> new Pricing.Insured(psnNo, 0, false)).toList()),
            Optional.empty(),
            Order.Method.THIRD_PARTY,
            Money.ofFen(PREMIUM_FEN * psnNos.length));
    return ((PlaceOrder.Outcome.Placed) place.place(command, NOON)).answer().body();
  }

  /** Tells of a payment; what that was answered. */
  String told(Channel channel, String orderId, String number, long fen) {
    AcceptPayment.Command notice =
        new AcceptPayment.Command(channel, orderId, number, Money.ofFen(fen), SOON);
    return switch (accept.accept(notice, SOON)) {
      case AcceptPayment.Outcome.Answered(Answer answer, _) -> answer.body();
      case AcceptPayment.Outcome.KeyReused _ -> "key-reused";
      case AcceptPayment.Outcome.PaidInFuture _ -> "paid-in-future";
    };
  }
}
