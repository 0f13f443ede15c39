package yibao.sharingsetup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import yibao.edge.Call;
import yibao.edge.FieldError;
import yibao.edge.Problem;
import yibao.edge.Said;

/** The relations that a request names in an order; none of them twice. */
final class NamedRelations {

  private static final int MOST = 200;

  private NamedRelations() {}

  static List<String> of(Call call) {
    List<String> named = call.texts(MOST, Forms.RELATION_ID);
    List<FieldError> twice = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < named.size(); i++) {
      if (!seen.add(named.get(i))) {
        twice.add(new FieldError("/" + i, new Said("此关系出现两次", "this relation stands twice")));
      }
    }
    if (!twice.isEmpty()) {
      throw new Problem.Found(Problem.malformed(twice));
    }
    return named;
  }
}
