package yibao.enrolment;

import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Reply;
import yibao.operations.AddCategory;
import yibao.operations.CallersKey;
import yibao.rules.CategorySpell;

/** {@code POST /enrolment/people/{psnNo}/categories}: a group that the person belongs to. */
record CategoriesRoute(AddCategory categories) implements Function<Call, Reply> {

  @Override
  public Reply apply(Call call) {
    call.query().check();
    CallersKey key = Callers.key(call);
    CategorySpell spell = call.body(History::category);
    return FileReplies.of(
        call, categories.add(new AddCategory.Command(key, call.path("psnNo"), spell), call.now()));
  }
}
