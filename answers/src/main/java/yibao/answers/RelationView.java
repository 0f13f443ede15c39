package yibao.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import yibao.edge.Json;
import yibao.operations.Answer;
import yibao.operations.LookUpRelations;
import yibao.operations.PayingOrder;
import yibao.operations.RelationFile;
import yibao.operations.ShanghaiTime;
import yibao.records.Consent;
import yibao.records.Relation;
import yibao.rules.Cited;
import yibao.rules.Money;
import yibao.rules.Quota;
import yibao.rules.SharingLaw;

/** Relations of sharing as callers read them. */
public final class RelationView {

  private RelationView() {}

  public static Answer asked(RelationFile file) {
    return new Answer(201, of(file).write());
  }

  public static Answer changed(RelationFile file) {
    return new Answer(200, of(file).write());
  }

  public static Answer ordered(PayingOrder order) {
    return new Answer(200, of(order).write());
  }

  public static Json.Obj of(RelationFile file) {
    Relation relation = file.relation();
    Json.Obj view =
        Json.Obj.empty()
            .with("relationId", relation.relationId())
            .with("owner", person(relation.owner()))
            .with("beneficiary", person(relation.beneficiary()))
            .with("kinship", relation.kinship().name())
            .with("mirror", relation.mirror().name())
            .with("uses", names(relation.uses().stream().sorted().toList()))
            .with("quotaFen", relation.quota().total().fen())
            .with("usedFen", relation.used().total().fen())
            .with("leftFen", relation.left().fen());
    Optional<Json.Obj> limits = limits(relation.quota());
    if (limits.isPresent()) {
      view = view.with("limits", limits.get());
    }
    view =
        view.with("status", file.status().name())
            .with("askedBy", relation.asking().by().name())
            .with("askedAt", ShanghaiTime.text(relation.asking().given().at()))
            .with("expiresAt", ShanghaiTime.text(relation.asking().until()))
            .withMaybe(
                "agreedAt",
                relation.agreement().map(agreed -> ShanghaiTime.text(agreed.given().at())))
            .withMaybe("endedAt", relation.ending().map(end -> ShanghaiTime.text(end.at())))
            .withMaybe("endedBecause", relation.ending().flatMap(RelationView::because))
            .with("consents", consents(relation));
    return file.suspendedBy().isEmpty()
        ? view
        : view.with("suspendedBy", names(file.suspendedBy()));
  }

  private static Json.Arr names(List<? extends Enum<?>> values) {
    return new Json.Arr(Json.texts(values.stream().map(Enum::name).toList()));
  }

  private static Json.Obj person(String psnNo) {
    return Json.Obj.empty().with("psnNo", psnNo);
  }

  private static Optional<Json.Obj> limits(Quota quota) {
    if (quota.perUse().isEmpty() && quota.perYear().isEmpty()) {
      return Optional.empty();
    }
    Json.Obj limits =
        Json.Obj.empty()
            .with(
                "perUse",
                quota.perUse().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(
                        limit ->
                            Json.Obj.empty()
                                .with("use", limit.getKey().name())
                                .with("limitFen", limit.getValue().fen()))
                    .toList());
    return Optional.of(
        quota.perYear().map(Money::fen).map(fen -> limits.with("perYearFen", fen)).orElse(limits));
  }

  private static Optional<String> because(Relation.Ending ending) {
    return switch (ending) {
      case Relation.Ending.Refused refused -> Optional.empty();
      case Relation.Ending.Expired expired -> Optional.empty();
      case Relation.Ending.Dissolved dissolved -> Optional.of(dissolved.reason());
      case Relation.Ending.ByItself ended -> Optional.of(ended.why().name());
    };
  }

  /** Who consented to what, how and when. */
  private static List<Json> consents(Relation relation) {
    List<Json> consents = new ArrayList<>();
    consents.add(consent("ASKED", relation.asking().given()));
    relation.agreement().ifPresent(agreed -> consents.add(consent("AGREED", agreed.given())));
    relation.quotaSet().ifPresent(set -> consents.add(consent("QUOTA", set)));
    relation.ending().flatMap(RelationView::ended).ifPresent(consents::add);
    return consents;
  }

  private static Optional<Json> ended(Relation.Ending ending) {
    return switch (ending) {
      case Relation.Ending.Refused refused -> Optional.of(consent("REFUSED", refused.given()));
      case Relation.Ending.Dissolved dissolved ->
          Optional.of(consent("DISSOLVED", dissolved.given()));
      case Relation.Ending.Expired expired -> Optional.empty();
      case Relation.Ending.ByItself ended -> Optional.empty();
    };
  }

  private static Json consent(String to, Relation.Given given) {
    Consent consent = given.consent();
    return Json.Obj.empty()
        .with("to", to)
        .with("psnNo", consent.psnNo())
        .with("method", consent.proof().name())
        .with("at", ShanghaiTime.text(given.at()));
  }

  public static Json.Obj page(LookUpRelations.Page page) {
    return Json.Obj.empty()
        .with("items", page.relations().stream().map(RelationView::of).toList())
        .withMaybe("next", page.next())
        .with("payingOrder", of(page.payingOrder()));
  }

  /** What pays in which order, with the grade of what says so. */
  private static Json.Obj of(PayingOrder order) {
    List<Json> pays = new ArrayList<>();
    pays.add(Json.Obj.empty().with("from", "OWN_ACCOUNT"));
    Json wallet = Json.Obj.empty().with("from", "WALLET");
    boolean walletFirst =
        order.law().filter(law -> law.walletBeforeRelatives().value() == 1).isPresent();
    if (walletFirst) {
      pays.add(wallet);
    }
    order
        .relations()
        .forEach(id -> pays.add(Json.Obj.empty().with("from", "RELATION").with("relationId", id)));
    if (!walletFirst) {
      pays.add(wallet);
    }
    return Json.Obj.empty()
        .with("psnNo", order.psnNo())
        .with("pays", pays)
        .with("because", order.law().map(RelationView::because).orElse(List.of()));
  }

  private static List<Json> because(SharingLaw.PayingOrder law) {
    return List.of(
        clause("OWN_ACCOUNT", law.ownAccountFirst()),
        clause("WALLET", law.walletBeforeRelatives()));
  }

  private static Json clause(String about, Cited<Integer> cited) {
    return Json.Obj.empty()
        .with("about", about)
        .with("clause", cited.clause().id())
        .with(
            "source",
            Json.Obj.empty()
                .with("title", cited.source().title())
                .with("publisher", cited.source().publisher())
                .withMaybe("date", cited.source().date())
                .with("grade", cited.source().grade().name().toLowerCase(Locale.ROOT)));
  }
}
