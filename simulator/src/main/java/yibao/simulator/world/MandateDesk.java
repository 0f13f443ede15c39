package yibao.simulator.world;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import yibao.operations.AdvanceWindows;
import yibao.operations.Answer;
import yibao.operations.CallersKey;
import yibao.operations.Channel;
import yibao.operations.ChargeMandates;
import yibao.operations.EndMandate;
import yibao.operations.Ids;
import yibao.operations.Keyed;
import yibao.operations.LookUpMandate;
import yibao.operations.MandateFile;
import yibao.operations.MandateRecords;
import yibao.operations.NamedDays;
import yibao.operations.OpenCharges;
import yibao.operations.PaymentRecords;
import yibao.operations.SignMandate;
import yibao.records.Consent;
import yibao.records.DebitAccount;
import yibao.records.Sweeps;
import yibao.rules.PolicyBook;
import yibao.rules.Scheme;

/** The part of the house where mandates are given and ended, and the job that charges by them. */
final class MandateDesk {

  /** Begins the answer that a signing is bound to; the mandate's name follows. */
  static final String SIGNED = "signed ";

  static final String UNKNOWN = "unknown-mandate";
  static final String NOT_THE_PAYER = "not-the-payer";

  /** More than it takes if each run has time for one mandate, or for two parts without any. */
  private static final int MOST_RUNS = 60;

  private final Stored stored;
  private final SignMandate sign;
  private final EndMandate end;
  private final LookUpMandate lookUp;
  private final OpenCharges charges;
  private final AdvanceWindows advance;
  private final ChargeMandates charge;

  MandateDesk(
      PaymentRecords payment,
      String table,
      Sweeps sweeps,
      PolicyBook book,
      Ids ids,
      Clock systemClock,
      Stored stored) {
    MandateRecords records = MandateRecords.of(payment, table);
    this.stored = stored;
    this.sign = new SignMandate(records, book, ids, file -> new Answer(201, signed(file)));
    this.end = new EndMandate(records, book);
    this.lookUp = new LookUpMandate(records, book);
    this.charges = new OpenCharges(records);
    this.advance = new AdvanceWindows(payment.tables(), payment.windows(), book);
    this.charge =
        new ChargeMandates(
            records, sweeps, book, ids, NamedDays.parse(MandateModel.NAMED_DAYS), systemClock);
  }

  /** What a channel charges by a mandate; there is one for each. */
  static String account(String mandate) {
    return mandate.replace('/', '.');
  }

  private static String signed(MandateFile file) {
    return SIGNED + file.mandate().account().number().replace('.', '/');
  }

  private Consent consent(String actor, Instant now) {
    return new Consent(stored.id(actor), Consent.Proof.FACE, now);
  }

  String sign(MandateSteps.SignMandate asked, Instant now) {
    SignMandate.Command command =
        new SignMandate.Command(
            new CallersKey(
                new Channel(Names.channelOf(asked.mandate())), Names.numberOf(asked.mandate())),
            consent(asked.actor(), now),
            stored.id(asked.payer()),
            asked.people().stream().map(stored::id).toList(),
            asked.area(),
            Scheme.RESIDENT,
            new DebitAccount(account(asked.mandate())));
    return switch (sign.sign(command, now)) {
      case Keyed.Answered<SignMandate.Refusal>(Answer answer, boolean before) ->
          before ? Bindings.again(answer.body()) : answer.body();
      case Keyed.KeyReused<SignMandate.Refusal> reused -> Bindings.KEY_REUSED;
      case Keyed.Refused<SignMandate.Refusal>(SignMandate.Refusal why) -> said(why);
    };
  }

  private static String said(SignMandate.Refusal refusal) {
    return switch (refusal) {
      case SignMandate.Refusal.NotThePayer other -> NOT_THE_PAYER;
      case SignMandate.Refusal.UnknownPayer unknown -> "unknown-payer";
      case SignMandate.Refusal.PayerDeceased deceased -> "payer-deceased";
      case SignMandate.Refusal.Refused(var refusals) -> "refused " + refusals;
      case SignMandate.Refusal.SamePersonTwice(int index) -> "same-person " + index;
      case SignMandate.Refusal.NotPublished unstated -> "not-published";
    };
  }

  String end(MandateSteps.EndMandate asked, Instant now) {
    EndMandate.Command command =
        new EndMandate.Command(
            new Channel(asked.channel()), stored.id(asked.mandate()), consent(asked.actor(), now));
    return switch (end.end(command, now)) {
      case EndMandate.Outcome.Ended(MandateFile file) -> "ended " + said(file);
      case EndMandate.Outcome.Unknown unknown -> UNKNOWN;
      case EndMandate.Outcome.NotThePayer other -> NOT_THE_PAYER;
    };
  }

  String lookUp(MandateSteps.LookUpMandate asked, Instant now) {
    return switch (lookUp.find(
        new Channel(asked.channel()),
        stored.id(asked.mandate()),
        asked.actor().map(stored::id),
        now)) {
      case LookUpMandate.Found.As(MandateFile file) -> "file " + said(file);
      case LookUpMandate.Found.Nothing nothing -> UNKNOWN;
      case LookUpMandate.Found.NotThePayer other -> NOT_THE_PAYER;
    };
  }

  private static String said(MandateFile file) {
    return file.mandate().status()
        + file.days().stream()
            .map(
                day ->
                    day.attempt().on()
                        + " "
                        + day.result()
                        + day.nextOn().map(on -> " until " + on).orElse(""))
            .collect(Collectors.joining(", ", " [", "]"));
  }

  String charges(MandateSteps.ReadCharges asked, Instant now) {
    List<String> said = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      OpenCharges.Page page = charges.of(new Channel(asked.channel()), after, now);
      page.charges().forEach(charge -> said.add(said(charge)));
      after = page.next();
    } while (after.isPresent());
    return "charges " + said.stream().sorted().toList();
  }

  private String said(OpenCharges.Charge charge) {
    return "%s %d from %s until %s"
        .formatted(
            stored.name(charge.order().orderId()),
            charge.order().total().fen(),
            charge.mandate().account().number(),
            charge.order().expiresAt());
  }

  String charge(MandateSteps.ChargeMandates asked, Instant now) {
    Instant scheduledFor = now.minus(asked.late());
    int left = 1;
    int most = asked.asks() == MandateSteps.ChargeMandates.ALWAYS ? 1 : MOST_RUNS;
    for (int runs = 0; left > 0 && runs < most; runs++) {
      left =
          charge
              .charge(advance.advance(scheduledFor).windows(), scheduledFor, times(asked.asks()))
              .left();
    }
    return "charged, left " + left;
  }

  private static BooleanSupplier times(int asks) {
    AtomicInteger left = new AtomicInteger(asks);
    return () -> left.getAndDecrement() > 0;
  }
}
