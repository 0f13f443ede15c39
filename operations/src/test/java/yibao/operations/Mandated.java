package yibao.operations;

import static yibao.operations.Operations.QINGHAI;
import static yibao.operations.Operations.QINGHAI_ALONE;
import static yibao.operations.Operations.at;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import yibao.local.LocalTables;
import yibao.records.Consent;
import yibao.records.DebitAccount;
import yibao.records.Order;
import yibao.records.Sweeps;
import yibao.rules.Scheme;

/** The operations on mandates, on one set of tables, and what the tests ask of them in a word. */
final class Mandated {

  static final Channel BANK = new Channel("bank");
  static final DebitAccount ACCOUNT = new DebitAccount("6222020000000000017");

  /** Before the window of 2026 opens in Qinghai, on 21 October. */
  static final Instant SIGNED = at("2025-10-10T12:00:00");

  static final NamedDays FIVES = NamedDays.parse("5,15,25");

  private final Clock systemClock;
  final Operations house;
  final MandateRecords records;
  final SignMandate sign;
  final EndMandate end;
  final LookUpMandate lookUp;
  final OpenCharges charges;

  private final Sweeps sweeps;

  Mandated(LocalTables stored, DynamoDbClient client) {
    this(stored, client, Clock.systemUTC());
  }

  Mandated(LocalTables stored, DynamoDbClient client, Clock systemClock) {
    this.systemClock = systemClock;
    house = new Operations(stored, client, systemClock);
    records = MandateRecords.of(house.records, stored.name("MandatesTable"));
    sweeps = new Sweeps(house.records.tables(), stored.name("SweepsTable"));
    sign =
        new SignMandate(
            records,
            QINGHAI_ALONE,
            new Ids(new SplittableRandom()),
            file -> new Answer(201, file.mandate().mandateId()));
    end = new EndMandate(records, QINGHAI_ALONE);
    lookUp = new LookUpMandate(records, QINGHAI_ALONE);
    charges = new OpenCharges(records);
  }

  static CallersKey key(String number) {
    return new CallersKey(BANK, number);
  }

  static Consent consent(String psnNo) {
    return new Consent(psnNo, Consent.Proof.FACE, SIGNED);
  }

  static SignMandate.Command mandate(String key, String payer, String... people) {
    return new SignMandate.Command(
        key(key), consent(payer), payer, Arrays.asList(people), QINGHAI, Scheme.RESIDENT, ACCOUNT);
  }

  /** Gives a mandate that must be taken; its id. */
  String signed(String payer, String... people) {
    return signed(SIGNED, payer, people);
  }

  String signed(Instant now, String payer, String... people) {
    return answered(sign.sign(mandate("K" + payer + people.length, payer, people), now));
  }

  static String answered(Keyed<SignMandate.Refusal> outcome) {
    return ((Keyed.Answered<SignMandate.Refusal>) outcome).answer().body();
  }

  EndMandate.Outcome ended(String mandateId, String acting, Instant now) {
    return end.end(new EndMandate.Command(BANK, mandateId, consent(acting)), now);
  }

  /** A run of a day at noon. */
  ChargeMandates.Done run(String day) {
    return run(FIVES, at(day + "T12:00:00"));
  }

  ChargeMandates.Done run(NamedDays namedDays, Instant scheduledFor) {
    return run(namedDays, scheduledFor, () -> true);
  }

  ChargeMandates.Done run(NamedDays namedDays, Instant scheduledFor, BooleanSupplier hasTime) {
    return new ChargeMandates(
            records, sweeps, QINGHAI_ALONE, new Ids(new SplittableRandom()), namedDays, systemClock)
        .charge(house.advance.advance(scheduledFor).windows(), scheduledFor, hasTime);
  }

  MandateFile file(String mandateId, Instant now) {
    return ((LookUpMandate.Found.As) lookUp.find(BANK, mandateId, Optional.empty(), now)).file();
  }

  /** What came of each named day, such as {@code 2025-11-05 NOT_PAID until 2025-11-15}. */
  List<String> results(String mandateId, Instant now) {
    return file(mandateId, now).days().stream()
        .map(
            day ->
                day.attempt().on()
                    + " "
                    + day.result()
                    + day.nextOn().map(on -> " until " + on).orElse(""))
        .toList();
  }

  /** The order of the last named day on which there was one. */
  Order lastOrder(String mandateId) {
    return MandateHistory.of(records, mandateId).days().stream()
        .flatMap(day -> day.order().stream())
        .findFirst()
        .orElseThrow();
  }

  /** Tells of an order's money in full. */
  String told(Order order, String txn, Instant paidAt) {
    return house.told(
        Operations.notice(BANK, order.orderId(), txn, order.total().fen(), paidAt), paidAt);
  }

  /** The orders that the bank may charge at an instant. */
  List<String> open(Instant now) {
    return charges.of(BANK, Optional.empty(), now).charges().stream()
        .map(charge -> charge.order().orderId())
        .toList();
  }
}
