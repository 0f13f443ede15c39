package yibao.premiumpayment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import yibao.edge.Call;
import yibao.edge.EdgeProblem;
import yibao.edge.Form;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.edge.Query;
import yibao.edge.Reply;
import yibao.edge.Said;
import yibao.operations.AccountStatement;
import yibao.operations.ShanghaiTime;
import yibao.operations.TrialBalance;
import yibao.records.Account;
import yibao.records.ChannelTransaction;
import yibao.records.Movement;
import yibao.records.Posting;
import yibao.records.Seal;
import yibao.rules.Money;

/** The books as an operator reads them. */
record LedgerRoutes(TrialBalance trialBalance, AccountStatement statement) {

  private static final Pattern PLACE_FORM =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})\\.([0-9]{1,3})(?:\\.([A-Za-z0-9_-]{1,64}))?");

  private static final Form<AccountStatement.Place> PLACE =
      new Form<>(
          LedgerRoutes::place,
          new Said("应为上一页的 next", "the page before's next is asked"),
          new AccountStatement.Place(LocalDate.EPOCH, 0, Optional.empty()));

  Reply trialBalance(Call call) {
    call.query().check();
    TrialBalance.Balances read = trialBalance.read(call.now());
    Money sum = read.balances().stream().map(Movement::amount).reduce(Money.ZERO, Money::plus);
    return Reply.json(
        200,
        Json.Obj.empty()
            .with("asOf", ShanghaiTime.text(read.asOf()))
            .with("accounts", read.balances().stream().map(LedgerRoutes::balance).toList())
            .with("sumFen", sum.fen())
            .with("lagPostings", read.lagPostings())
            .withMaybe("seal", read.seal().map(Seal::root)));
  }

  Reply postings(Call call) {
    Query query = call.query();
    Optional<AccountStatement.Place> after = query.maybe("after", PLACE);
    query.check();
    Account account = new Account(call.path("accountId"));
    if (!account.isOfTheChart()) {
      return Problem.of(EdgeProblem.NOT_FOUND, "没有这个会计科目", "there is no such account")
          .reply(call.tongue());
    }
    AccountStatement.Page page = statement.read(account, after, call.now());
    return Reply.json(
        200,
        Json.Obj.empty()
            .with("items", page.lines().stream().map(LedgerRoutes::line).toList())
            .withMaybe("next", page.next().map(LedgerRoutes::text)));
  }

  private static Json.Obj balance(Movement balance) {
    Json.Obj view =
        Json.Obj.empty()
            .with("id", balance.account().id())
            .withMaybe("area", balance.account().area().map(area -> area.code()));
    if (balance.account().year().isPresent()) {
      view = view.with("year", balance.account().year().get());
    }
    return view.with("balanceFen", balance.amount().fen());
  }

  private static Json.Obj line(AccountStatement.Line line) {
    Posting posting = line.posting();
    Optional<ChannelTransaction> told = posting.transaction();
    return Json.Obj.empty()
        .with("postingId", posting.postingId())
        .with("bookedAt", ShanghaiTime.text(posting.bookedAt()))
        .with("cause", posting.cause().name())
        .with("amountFen", line.amount().fen())
        .withMaybe("channel", told.map(ChannelTransaction::channel))
        .withMaybe("channelTxnNo", told.map(ChannelTransaction::number))
        .withMaybe("receiptNo", posting.receiptNo())
        .withMaybe("about", posting.about())
        .with("entries", entries(posting));
  }

  private static List<Json.Obj> entries(Posting posting) {
    return posting.entries().stream()
        .map(
            entry ->
                Json.Obj.empty()
                    .with("account", entry.account().id())
                    .with("amountFen", entry.amount().fen()))
        .toList();
  }

  private static Optional<AccountStatement.Place> place(String text) {
    Matcher form = PLACE_FORM.matcher(text);
    return form.matches()
        ? Form.CIVIL_DATE
            .read()
            .apply(form.group(1))
            .map(
                day ->
                    new AccountStatement.Place(
                        day, Integer.parseInt(form.group(2)), Optional.ofNullable(form.group(3))))
        : Optional.empty();
  }

  private static String text(AccountStatement.Place place) {
    return place.day()
        + "."
        + place.part()
        + place.postingId().map(postingId -> "." + postingId).orElse("");
  }
}
