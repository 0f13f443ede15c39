package yibao.simulator.world;

import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import yibao.operations.AcceptTransfer;
import yibao.operations.ActivateWallet;
import yibao.operations.Answer;
import yibao.operations.AnswerRelation;
import yibao.operations.AskRelation;
import yibao.operations.CallersKey;
import yibao.operations.Channel;
import yibao.operations.DissolveRelation;
import yibao.operations.Hands;
import yibao.operations.Ids;
import yibao.operations.Keyed;
import yibao.operations.LookUpRelations;
import yibao.operations.LookUpWallet;
import yibao.operations.OfferTransfer;
import yibao.operations.RelationFile;
import yibao.operations.SetPayingOrder;
import yibao.operations.SetQuota;
import yibao.operations.SharingRecords;
import yibao.operations.SharingRefusal;
import yibao.operations.WalletRecords;
import yibao.operations.WalletRefusal;
import yibao.operations.WatchRelations;
import yibao.records.Books;
import yibao.records.Consent;
import yibao.records.Ledger;
import yibao.records.Person;
import yibao.records.Relation.Party;
import yibao.records.Relation.Status;
import yibao.records.Transfer;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.SharingEnd;

/** The part of the house where accounts are shared with relatives, and its job. */
final class SharingDesk {

  static final String UNKNOWN = "unknown";

  private static final Channel APP = new Channel("app");

  /** More than it takes for all that there is. */
  private static final int MOST_RUNS = 5;

  private final Stored stored;
  private final SharingRecords records;
  private final AskRelation ask;
  private final AnswerRelation answer;
  private final SetQuota quotas;
  private final DissolveRelation dissolve;
  private final SetPayingOrder orders;
  private final LookUpRelations lookUp;
  private final WatchRelations watch;
  private final ActivateWallet activate;
  private final OfferTransfer offer;
  private final AcceptTransfer accept;
  private final LookUpWallet wallets;

  /** What the desk works with. */
  record Means(SharingRecords records, Ledger ledger, Books books, PolicyBook book, Ids ids) {}

  SharingDesk(Stored stored, Means means) {
    this.stored = stored;
    this.records = means.records();
    PolicyBook book = means.book();
    WalletRecords wallet = new WalletRecords(records, means.ledger(), means.books());
    this.ask = new AskRelation(records, book, means.ids(), file -> new Answer(201, said(file)));
    this.answer = new AnswerRelation(records, book, file -> new Answer(200, said(file)));
    this.quotas = new SetQuota(records, file -> new Answer(200, said(file)));
    this.dissolve = new DissolveRelation(records, file -> new Answer(200, said(file)));
    this.orders =
        new SetPayingOrder(
            records,
            book,
            order -> new Answer(200, order(order.relations().stream().map(stored::name).toList())));
    this.lookUp = new LookUpRelations(records, book);
    this.watch = new WatchRelations(records, book, Hands.one());
    this.activate = new ActivateWallet(wallet, book, one -> new Answer(200, said(one)));
    this.offer = new OfferTransfer(wallet, book, means.ids(), one -> new Answer(201, said(one)));
    this.accept = new AcceptTransfer(wallet, one -> new Answer(200, said(one)));
    this.wallets = new LookUpWallet(wallet);
  }

  // ---- how things are said --------------------------------------------------------------------

  static String said(Status status, long quotaFen, long leftFen, List<Party> suspendedBy) {
    return "%s quota %d left %d suspended by %s".formatted(status, quotaFen, leftFen, suspendedBy);
  }

  private static String said(RelationFile file) {
    return said(
        file.status(),
        file.relation().quota().total().fen(),
        file.relation().left().fen(),
        file.suspendedBy());
  }

  static String order(List<String> relations) {
    return "order " + relations;
  }

  static String byItself(SharingEnd why, Party of) {
    return why + " of " + of;
  }

  static String dissolved(Party by, String person, String reason) {
    return "by %s %s since %s".formatted(by, person, reason);
  }

  static String refused(Object reason) {
    return "refused " + reason;
  }

  static String exists(String relation) {
    return "relation-exists " + relation;
  }

  static String wallet(boolean active, Optional<Long> holds, List<String> open) {
    return "wallet%s holds %s open %s"
        .formatted(active ? "" : " inactive", holds.orElse(0L), open.stream().sorted().toList());
  }

  private String said(LookUpWallet.Wallet wallet) {
    return wallet(
        wallet.file().activated().isPresent(),
        wallet.account().map(account -> account.available().fen()),
        wallet.open().stream().map(one -> stored.name(one.transferId())).toList());
  }

  static String transfer(Transfer.Status status, long fen, Instant returnsAt) {
    return "%s %d until %s".formatted(status, fen, returnsAt);
  }

  private static String said(Transfer transfer) {
    return transfer(
        transfer.statusAt(transfer.offered().at()), transfer.amount().fen(), transfer.returnsAt());
  }

  /** A refusal that may name a transfer. */
  static Object named(WalletRefusal refusal, UnaryOperator<String> name) {
    return refusal instanceof WalletRefusal.TransferOpen(String id)
        ? "transfer-open " + name.apply(id)
        : refusal;
  }

  private String said(Keyed<?> outcome) {
    return switch (outcome) {
      case Keyed.Answered<?>(Answer first, boolean before) ->
          before ? Bindings.again(first.body()) : first.body();
      case Keyed.KeyReused<?> reused -> Bindings.KEY_REUSED;
      case Keyed.Refused<?>(SharingRefusal.RelationExists(String id)) ->
          refused(exists(stored.name(id)));
      case Keyed.Refused<?>(WalletRefusal refusal) -> refused(named(refusal, stored::name));
      case Keyed.Refused<?>(Object reason) -> refused(reason);
    };
  }

  private Consent consent(String actor, Instant now) {
    return new Consent(stored.id(actor), Consent.Proof.FACE, now);
  }

  private static CallersKey key(String number) {
    return new CallersKey(APP, number);
  }

  // ---- relations ------------------------------------------------------------------------------

  String ask(SharingSteps.AskRelation asked, Instant now) {
    return said(
        ask.ask(
            new AskRelation.Command(
                key(asked.key()),
                consent(asked.actor(), now),
                stored.id(asked.owner()),
                stored.id(asked.beneficiary()),
                asked.kinship(),
                asked.quota(),
                asked.uses()),
            now));
  }

  String accept(SharingSteps.AcceptRelation asked, Instant now) {
    return said(answer.accept(answer(asked.actor(), asked.relation(), now), now));
  }

  String refuse(SharingSteps.RefuseRelation asked, Instant now) {
    return said(answer.refuse(answer(asked.actor(), asked.relation(), now), now));
  }

  private AnswerRelation.Command answer(String actor, String relation, Instant now) {
    return new AnswerRelation.Command(APP, stored.id(relation), consent(actor, now));
  }

  String setQuota(SharingSteps.SetQuota asked, Instant now) {
    return said(
        quotas.set(
            new SetQuota.Command(
                key(asked.key()),
                consent(asked.actor(), now),
                stored.id(asked.relation()),
                asked.quota().total(),
                Optional.of(asked.quota())
                    .filter(quota -> asked.withLimits())
                    .map(quota -> new SetQuota.Limits(quota.perUse(), quota.perYear()))),
            now));
  }

  String dissolve(SharingSteps.DissolveRelation asked, Instant now) {
    return said(
        dissolve.dissolve(
            new DissolveRelation.Command(
                APP, consent(asked.actor(), now), stored.id(asked.relation()), asked.reason()),
            now));
  }

  String setPayingOrder(SharingSteps.SetPayingOrder asked, Instant now) {
    return said(
        orders.set(
            new SetPayingOrder.Command(
                key(asked.key()),
                consent(asked.actor(), now),
                stored.id(asked.person()),
                asked.relations().stream().map(stored::id).toList()),
            now));
  }

  String lookUp(SharingSteps.LookUpRelation asked, Instant now) {
    return lookUp
        .find(stored.id(asked.relation()), asked.actor().map(stored::id), now)
        .map(file -> "file " + said(file))
        .orElse(UNKNOWN);
  }

  // ---- the job --------------------------------------------------------------------------------

  String watch(SharingSteps.Watch asked, Instant now) {
    List<Stored.Image> images = stored.images();
    for (int place = asked.from(); place < Math.min(asked.to(), images.size()); place++) {
      Stored.Image image = images.get(place);
      watch.changed(
          new WatchRelations.FileChanged(image.before().map(this::file), file(image), image.at()));
    }
    if (!asked.due()) {
      return "watched";
    }
    int failed = 1;
    for (int runs = 0; failed > 0 && runs < MOST_RUNS; runs++) {
      WatchRelations.Run run = watch.due(now.minus(asked.late()), () -> true);
      if (!run.broken().isEmpty()) {
        throw new Broken("can't be read: " + run.broken());
      }
      failed = run.failed();
    }
    return "watched" + (failed == 0 ? "" : ", left " + failed);
  }

  private Person file(Stored.Image image) {
    return records.people().of(typed(image.item()));
  }

  /** An item as a stream tells of it. */
  private static Map<String, Object> typed(Map<String, AttributeValue> item) {
    Map<String, Object> typed = new HashMap<>();
    item.forEach((name, value) -> typed.put(name, typed(value)));
    return typed;
  }

  private static Object typed(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case B -> Map.of("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
      case BOOL -> Map.of("BOOL", value.bool());
      case M -> Map.of("M", typed(value.m()));
      case L -> Map.of("L", value.l().stream().map(SharingDesk::typed).toList());
      case SS -> Map.of("SS", value.ss());
      case NS -> Map.of("NS", value.ns());
      default -> throw new Broken("a file has " + value);
    };
  }

  // ---- wallets --------------------------------------------------------------------------------

  String activate(SharingSteps.ActivateWallet asked, Instant now) {
    return said(
        activate.activate(
            new ActivateWallet.Command(APP, consent(asked.actor(), now), stored.id(asked.person())),
            now));
  }

  String offer(SharingSteps.OfferTransfer asked, Instant now) {
    return said(
        offer.offer(
            new OfferTransfer.Command(
                key(asked.key()),
                consent(asked.actor(), now),
                stored.id(asked.from()),
                stored.id(asked.to()),
                Money.ofFen(asked.fen())),
            now));
  }

  String acceptTransfer(SharingSteps.AcceptTransfer asked, Instant now) {
    return said(
        accept.accept(
            new AcceptTransfer.Command(
                APP, consent(asked.actor(), now), stored.id(asked.transfer())),
            now));
  }

  String lookUpWallet(SharingSteps.LookUpWallet asked, Instant now) {
    return wallets.of(stored.id(asked.person())).map(this::said).orElse(UNKNOWN);
  }
}
