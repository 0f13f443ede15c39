package yibao.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who acts through a channel that authenticates people: {@code x-acting-person:
 * psnNo;method;instant}.
 *
 * @param at system time of the authentication, at most 300 seconds from the signature's
 */
public record ActingPerson(String psnNo, Method method, Instant at) {

  static final String HEADER = "x-acting-person";

  private static final Form<String> NUMBER = Form.matching("[A-Za-z0-9._-]{1,30}", "", "");

  /** How the person proved to be the one. */
  public enum Method {
    FACE,
    SMS,
    CARD,
    COUNTER
  }

  /**
   * @param signedAt when the channel signed the request that says so
   */
  static ActingPerson of(Optional<String> header, Instant signedAt) {
    String[] parts = header.orElse("").split(";", -1);
    if (parts.length == 3) {
      Optional<String> psnNo = NUMBER.read().apply(parts[0].strip());
      Optional<Method> method = Form.oneOf(Method.class).read().apply(parts[1].strip());
      Optional<Instant> at = Form.WHOLE_SECOND.read().apply(parts[2].strip());
      if (psnNo.isPresent()
          && method.isPresent()
          && at.isPresent()
          && Duration.between(at.get(), signedAt).abs().compareTo(ChannelProof.TOLERANCE) <= 0) {
        return new ActingPerson(psnNo.get(), method.get(), at.get());
      }
    }
    throw new Problem.Found(
        Problem.of(
            EdgeProblem.ACTING_PERSON_MISSING,
            "请在 x-acting-person 中写明：人员编号;FACE|SMS|CARD|COUNTER;认证时刻（五分钟之内）",
            "say in x-acting-person who acts: psnNo;FACE|SMS|CARD|COUNTER;instant within five minutes"));
  }
}
