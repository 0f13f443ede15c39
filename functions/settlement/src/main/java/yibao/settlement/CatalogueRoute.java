package yibao.settlement;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import yibao.edge.Call;
import yibao.edge.EdgeProblem;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.operations.LoadCatalogue;
import yibao.rules.Area;
import yibao.rules.CatalogueRow;

/**
 * {@code PUT /settlement/catalogue/{area}}: an operator adds rows to an area's catalogue, or
 * corrects those of the same code and day. The same again completes what broke off.
 */
record CatalogueRoute(LoadCatalogue load) implements Function<Call, Reply> {

  private static final Pattern AREA = Pattern.compile("[1-9][0-9]{5}");

  @Override
  public Reply apply(Call call) {
    call.query().check();
    String area = call.path("area");
    if (!AREA.matcher(area).matches()) {
      return Problem.of(EdgeProblem.NOT_FOUND, "统筹区代码应为六位数字", "an area's code has six digits")
          .reply(call.tongue());
    }
    Optional<List<String>> lines = call.table();
    if (lines.isEmpty()) {
      return Problem.of(
              EdgeProblem.UNSUPPORTED_MEDIA_TYPE,
              "请以 content-type: text/csv 发送",
              "send content-type: text/csv")
          .reply(call.tongue());
    }
    List<CatalogueRow> rows = CatalogueCsv.rows(lines.get());
    load.load(new Area(area), rows);
    return Reply.json(200, Json.Obj.empty().with("area", area).with("rows", (long) rows.size()));
  }
}
