package yibao.settlement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import yibao.edge.Journal;
import yibao.edge.Json;
import yibao.edge.Reply;
import yibao.edge.Request;

/**
 * The one path of the national interface: proves the institution, reads the envelope, has the
 * message answered. Whatever comes of it is HTTP status 200; {@code infcode} says whether it was
 * done.
 */
final class CallService implements Function<Request, Reply> {

  static final String PATH = "/settlement/mbs/fmi/fsi/api/callFsiService/callService";

  private static final int LARGEST_BODY = 256 * 1024;
  private static final String DONE = "0";
  private static final String NOT_DONE = "-1";

  private final InstitutionProof proof;
  private final Messages messages;
  private final ReplyNumbers numbers;
  private final Journal journal;
  private final MessageJournal messageJournal;
  private final Clock systemClock;

  CallService(
      InstitutionProof proof,
      Messages messages,
      ReplyNumbers numbers,
      Journal journal,
      MessageJournal messageJournal,
      Clock systemClock) {
    this.proof = proof;
    this.messages = messages;
    this.numbers = numbers;
    this.journal = journal;
    this.messageJournal = messageJournal;
    this.systemClock = systemClock;
  }

  @Override
  public Reply apply(Request request) {
    Instant begun = systemClock.instant();
    String refmsgid = numbers.at(request.receivedAt());
    Outcome outcome = outcome(request, refmsgid);
    Instant answered = request.receivedAt().plus(since(begun));
    return Reply.json(200, reply(outcome, refmsgid, request.receivedAt(), answered));
  }

  private Outcome outcome(Request request, String refmsgid) {
    if (request.body().length > LARGEST_BODY) {
      return new Outcome.Refused("请求报文不得超过 256 KB。");
    }
    return switch (proof.of(request)) {
      case InstitutionProof.Proof.Unproved unproved -> {
        journal.unproved(request.requestId(), unproved.flaw().written());
        yield new Outcome.Refused("请求方身份未能确认，请核对接入账号、时间和签名。");
      }
      case InstitutionProof.Proof.Proved proved -> ofInstitution(request, refmsgid, proved);
    };
  }

  private Outcome ofInstitution(
      Request request, String refmsgid, InstitutionProof.Proof.Proved proved) {
    return switch (Envelope.read(request.body())) {
      case Envelope.Reading.Unreadable unreadable -> new Outcome.Refused(unreadable.sentence());
      case Envelope.Reading.Read read ->
          ofMessage(
              request.requestId(),
              new Asked(
                  proved.institution(),
                  read.envelope(),
                  request.receivedAt().truncatedTo(ChronoUnit.SECONDS),
                  refmsgid));
    };
  }

  private Outcome ofMessage(String requestId, Asked asked) {
    if (!asked.envelope().fixmedinsCode().equals(asked.institution().code())) {
      return new Outcome.Refused(FieldNames.of("fixmedins_code") + "不是该接入账号所属的机构。");
    }
    return messages
        .find(asked.envelope().infno())
        .map(message -> answered(requestId, message, asked))
        .orElseGet(() -> new Outcome.Refused(FieldNames.of("infno") + "所指的交易不存在或未开通。"));
  }

  private Outcome answered(String requestId, Message<?> message, Asked asked) {
    Outcome outcome = message.answer(asked);
    messageJournal.answered(
        requestId, asked.institution().code(), message.infno(), infcode(outcome));
    return outcome;
  }

  private static String infcode(Outcome outcome) {
    return outcome instanceof Outcome.Answered ? DONE : NOT_DONE;
  }

  private static Json.Obj reply(
      Outcome outcome, String refmsgid, Instant received, Instant answered) {
    Json.Obj head =
        Json.Obj.empty()
            .with("infcode", infcode(outcome))
            .with("inf_refmsgid", refmsgid)
            .with("refmsg_time", ShanghaiTime.millisecond(received))
            .with("respond_time", ShanghaiTime.millisecond(answered));
    return switch (outcome) {
      case Outcome.Answered done -> head.with("err_msg", "").with("output", done.output().json());
      case Outcome.Refused refused ->
          head.with("err_msg", refused.sentence()).with("output", Json.Obj.empty());
    };
  }

  /** Business time passes as the system's does while a message is answered. */
  private Duration since(Instant begun) {
    Duration passed = Duration.between(begun, systemClock.instant());
    return passed.isNegative() ? Duration.ZERO : passed;
  }
}
