package yibao.settlement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import yibao.edge.Json;

/**
 * An operator at an institution signs in (9001) and out (9002). Each message proves its institution
 * anew, so nothing is kept of it, and the {@code sign_no} of later messages isn't checked.
 */
final class SignIns {

  private static final int NUMBER = 20;
  private static final int ADDRESS = 64;
  private static final int SIGN_NO = 30;

  private SignIns() {}

  /** Who signs in or out. */
  record Operator(String number) {}

  static Operator signsIn(Input input) {
    return operator(input.object("signIn"));
  }

  static Operator signsOut(Input input) {
    return operator(input.object("signOut"));
  }

  private static Operator operator(Input input) {
    input.maybeText("mac", ADDRESS);
    input.maybeText("ip", ADDRESS);
    return new Operator(input.text("opter_no", NUMBER));
  }

  static Outcome in(Asked asked, Operator operator) {
    return signed(Output.empty().time("sign_time", asked.now()).text("sign_no", signNo(asked)));
  }

  static Outcome out(Asked asked, Operator operator) {
    return signed(Output.empty().time("sign_time", asked.now()));
  }

  private static Outcome signed(Output signed) {
    return new Outcome.Answered(Output.empty().object("signinoutb", signed));
  }

  /** The same message gets the same number again. */
  private static String signNo(Asked asked) {
    String parts =
        new Json.Arr(Json.texts(List.of(asked.institution().code(), asked.envelope().msgid())))
            .write();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(hash).substring(0, SIGN_NO);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
