package yibao.enrolment;

import java.util.function.Function;
import yibao.edge.Call;
import yibao.edge.Reply;
import yibao.operations.CallersKey;
import yibao.operations.OpenAccount;
import yibao.rules.Money;

/**
 * {@code POST /enrolment/people/{psnNo}/account/opening}: what the person's own account held in the
 * system before this one.
 */
record AccountRoute(OpenAccount accounts) implements Function<Call, Reply> {

  private static final long MOST_FEN = 1_000_000_000_000L;

  @Override
  public Reply apply(Call call) {
    call.query().check();
    CallersKey key = Callers.key(call);
    long fen = call.body(fields -> fields.integer("amountFen", 1, MOST_FEN));
    return FileReplies.of(
        call,
        accounts.open(
            new OpenAccount.Command(key, call.path("psnNo"), Money.ofFen(fen)), call.now()));
  }
}
