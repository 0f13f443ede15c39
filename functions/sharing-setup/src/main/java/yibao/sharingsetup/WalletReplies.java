package yibao.sharingsetup;

import yibao.edge.Call;
import yibao.edge.EdgeProblem;
import yibao.edge.Json;
import yibao.edge.Problem;
import yibao.edge.Reply;
import yibao.operations.Keyed;
import yibao.operations.WalletRefusal;

/** How it is said what came of something about a wallet. */
final class WalletReplies {

  private WalletReplies() {}

  static Reply of(Call call, Keyed<WalletRefusal> outcome) {
    return switch (outcome) {
      case Keyed.Answered<WalletRefusal> answered ->
          Reply.json(answered.answer().status(), answered.answer().body())
              .replayedIf(answered.before());
      case Keyed.KeyReused<WalletRefusal> reused -> Problem.keyReused().reply(call.tongue());
      case Keyed.Refused<WalletRefusal> refused -> problem(refused.reason()).reply(call.tongue());
    };
  }

  private static Problem problem(WalletRefusal refusal) {
    return switch (refusal) {
      case WalletRefusal.NoSuchTransfer none -> SharingReplies.absent();
      case WalletRefusal.NoSuchPerson nobody -> SharingReplies.absent();
      case WalletRefusal.NotThePerson other -> SharingReplies.notThePerson();
      case WalletRefusal.NotTheReceiver other ->
          Problem.of(
              EdgeProblem.NOT_THIS_PERSON, "须由接收人本人接收", "whom it was offered to must accept it");
      case WalletRefusal.UnknownReceiver unknown ->
          Problem.at(SharingProblem.UNKNOWN_PERSON, "/to", "没有这个人员编号", "nobody has this psnNo");
      case WalletRefusal.Deceased deceased ->
          Problem.of(SharingProblem.DECEASED, "此人已去世", "the person has died");
      case WalletRefusal.ToOneself oneself ->
          Problem.at(
              SharingProblem.RELATION_WITH_ONESELF, "/to", "不能转给本人", "nobody transfers to oneself");
      case WalletRefusal.Closed closed -> closed(closed.why());
      case WalletRefusal.Inactive inactive ->
          Problem.at(
              SharingProblem.WALLET_INACTIVE,
              "/to",
              "请对方先激活医保钱包",
              "let the receiver activate the wallet first");
      case WalletRefusal.TooMuch much ->
          Problem.at(
                  SharingProblem.TRANSFER_LIMIT,
                  "/amountFen",
                  "每笔不得超过 " + much.most() + " 元",
                  "one transfer is of " + much.most() + " yuan at most")
              .with(Json.Obj.empty().with("limitFen", much.most().fen()));
      case WalletRefusal.TooMany many ->
          Problem.of(
              SharingProblem.TRANSFER_LIMIT,
              "每日最多转账 " + many.aDay() + " 次，请明日再办",
              "a wallet offers " + many.aDay() + " transfers a day; go on tomorrow");
      case WalletRefusal.TransferOpen open ->
          Problem.of(
                  SharingProblem.TRANSFER_OPEN,
                  "对方接收或退回上一笔之前不能再转",
                  "nothing more to that person until it was accepted or has returned")
              .with(Json.Obj.empty().with("transferId", open.transferId()));
      case WalletRefusal.TransferState state ->
          Problem.of(
                  SharingProblem.TRANSFER_STATE,
                  "该转账现为 " + state.status(),
                  "the transfer is " + state.status())
              .with(Json.Obj.empty().with("transferStatus", state.status().name()));
      case WalletRefusal.BalanceInsufficient less ->
          Problem.at(
                  SharingProblem.BALANCE_INSUFFICIENT,
                  "/amountFen",
                  "账户可用余额为 " + less.available() + " 元",
                  "the account has " + less.available() + " yuan free")
              .with(Json.Obj.empty().with("availableFen", less.available().fen()));
    };
  }

  private static Problem closed(WalletRefusal.Why why) {
    return switch (why) {
      case AREA ->
          Problem.of(
              SharingProblem.WALLET_CLOSED,
              "双方统筹区尚未都开通医保钱包",
              "not both areas have opened the wallet");
      case HOUR ->
          Problem.of(
              SharingProblem.WALLET_CLOSED,
              "22:00 至次日 06:00 不能转账",
              "no transfers from 22:00 to 06:00");
    };
  }
}
