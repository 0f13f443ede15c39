package yibao.clearing;

import java.util.List;
import yibao.edge.Json;
import yibao.operations.ShanghaiTime;
import yibao.operations.clearing.ClearMonth.Outcome.Cleared;
import yibao.operations.clearing.MonthDebts;
import yibao.records.AreaDebt;
import yibao.records.Posting;
import yibao.rules.Money;

/**
 * A month over all areas: each debt by its direction, what is left between each two areas, and of
 * each area, which sums to zero. It says nothing of when it was written.
 */
final class IndexJson {

  private IndexJson() {}

  static Json.Obj of(Cleared cleared) {
    MonthDebts debts = cleared.debts();
    Money sum = debts.nets().values().stream().reduce(Money.ZERO, Money::plus);
    return Json.Obj.empty()
        .with("month", cleared.month().month().toString())
        .with("bookedAt", ShanghaiTime.text(cleared.month().bookedAt()))
        .withMaybe("postingId", cleared.month().posting().map(Posting.Place::postingId))
        .with("gross", debts.gross().stream().map(IndexJson::gross).toList())
        .with("bilateral", debts.bilateral().stream().map(IndexJson::bilateral).toList())
        .with("multilateral", multilateral(debts))
        .with("netSumFen", sum.fen());
  }

  private static Json.Obj gross(AreaDebt debt) {
    return bilateral(debt).with("lines", debt.lines());
  }

  private static Json.Obj bilateral(AreaDebt debt) {
    return Json.Obj.empty()
        .with("debtor", debt.debtor().code())
        .with("creditor", debt.creditor().code())
        .with("amountFen", debt.amount().fen());
  }

  private static List<Json.Obj> multilateral(MonthDebts debts) {
    return debts.nets().entrySet().stream()
        .map(
            net ->
                Json.Obj.empty()
                    .with("area", net.getKey().code())
                    .with("netFen", net.getValue().fen()))
        .toList();
  }
}
