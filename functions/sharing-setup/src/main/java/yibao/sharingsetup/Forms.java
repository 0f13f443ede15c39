package yibao.sharingsetup;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import yibao.edge.Fields;
import yibao.edge.Form;
import yibao.operations.SetQuota;
import yibao.records.Relation;
import yibao.rules.Money;
import yibao.rules.SharingUse;

/** The forms of what requests about sharing say. */
final class Forms {

  static final Form<String> PSN_NO =
      Form.matching("[A-Za-z0-9._-]{1,30}", "应为人员编号 psnNo", "a psnNo is asked");
  static final Form<String> RELATION_ID =
      Form.matching("[A-Za-z0-9._-]{1,64}", "应为共济关系编号 relationId", "a relationId is asked");
  static final Form<String> PLACE =
      Form.matching("[0-9A-Z-]{1,64}", "应为上一页的 next", "the next of the page before is asked");

  /** Something that shows, and no control character. */
  static final Form<String> REASON =
      Form.matching(
          "(?=.*\\S)[^\\p{Cc}\\p{Cs}]{1,200}",
          "应为 1 至 200 字的说明",
          "1 to 200 characters are asked that say why");

  private static final Form<SharingUse> ONE_USE = Form.oneOf(SharingUse.class);

  /** None where it is no use. */
  private static final Form<Set<SharingUse>> USE =
      new Form<>(text -> ONE_USE.read().apply(text).map(Set::of), ONE_USE.mend(), Set.of());

  private static final long MOST_FEN = 1_000_000_000_000L;

  private Forms() {}

  static Money quota(Fields fields) {
    return Money.ofFen(fields.integer("quotaFen", 0, MOST_FEN));
  }

  static Money maybeQuota(Fields fields) {
    return Money.ofFen(fields.maybeInteger("quotaFen", 0, MOST_FEN).orElse(0L));
  }

  /** All uses where none are named. */
  static Set<SharingUse> uses(Fields fields) {
    if (!fields.has("uses")) {
      return Relation.anyUse();
    }
    Set<SharingUse> uses = EnumSet.noneOf(SharingUse.class);
    for (Set<SharingUse> one : fields.texts("uses", 1, SharingUse.values().length, USE)) {
      if (!one.isEmpty() && !uses.addAll(one)) {
        fields.error("uses", "同一用途出现两次", "the same use stands twice");
      }
    }
    return uses.isEmpty() ? Relation.anyUse() : uses;
  }

  static Optional<SetQuota.Limits> limits(Fields fields) {
    return fields.maybeObject("limits", Forms::readLimits);
  }

  private static SetQuota.Limits readLimits(Fields fields) {
    Map<SharingUse, Money> perUse = new EnumMap<>(SharingUse.class);
    Set<SharingUse> seen = new HashSet<>();
    fields.maybeList(
        "perUse",
        SharingUse.values().length,
        limit -> {
          SharingUse use = limit.read("use", Form.oneOf(SharingUse.class));
          perUse.put(use, Money.ofFen(limit.integer("limitFen", 0, MOST_FEN)));
          if (!seen.add(use)) {
            limit.error("use", "同一用途出现两次", "the same use stands twice");
          }
          return use;
        });
    return new SetQuota.Limits(
        perUse, fields.maybeInteger("perYearFen", 0, MOST_FEN).map(Money::ofFen));
  }
}
