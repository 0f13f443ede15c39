package yibao.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who the gateway says is calling, as AWS says it of a caller that IAM has authorised. */
sealed interface Callers {

  /** The identity put into the event; empty for none, which functions answer 401. */
  Optional<ObjectNode> identify(UrlRequest request) throws UnknownCaller;

  /** Nobody's name is vouched for. */
  record Nobody() implements Callers {

    @Override
    public Optional<ObjectNode> identify(UrlRequest request) {
      return Optional.empty();
    }
  }

  /** Callers at this machine that sign nothing themselves are vouched for as demo callers. */
  record AtThisMachine() implements Callers {

    static final String HEADER = "x-local-caller";
    private static final Map<String, String> KINDS_BY_CHANNEL =
        new TreeMap<>(
            Map.of(
                "demo", "payment+citizen_app+bureau+institution+operator",
                "demo-payment", "payment",
                "demo-citizen", "citizen_app",
                "demo-bureau", "bureau",
                "demo-operator", "operator"));

    @Override
    public Optional<ObjectNode> identify(UrlRequest request) throws UnknownCaller {
      boolean signsItself =
          request.header("signature").isPresent() || request.header("signature-input").isPresent();
      if (signsItself || !request.isFromThisMachine()) {
        return Optional.empty();
      }
      String channel = request.header(HEADER).orElse("demo");
      String kinds = KINDS_BY_CHANNEL.get(channel);
      if (kinds == null) {
        throw new UnknownCaller(
            HEADER + " is " + channel + ", but known here are " + KINDS_BY_CHANNEL.keySet());
      }
      return Optional.of(user("yibao-" + kinds + "-" + channel));
    }

    private static ObjectNode user(String name) {
      ObjectNode iam =
          Json.object()
              .put("accessKey", "LOCALCALLER")
              .put("accountId", LocalAccount.ID)
              .put("callerId", "LOCALCALLER");
      iam.putNull("cognitoIdentity");
      return iam.putNull("principalOrgId")
          .put(
              "userArn",
              "arn:" + LocalAccount.PARTITION + ":iam::" + LocalAccount.ID + ":user/" + name)
          .put("userId", "LOCALCALLER");
    }
  }

  /** The caller that was asked for isn't one of the demo callers. */
  final class UnknownCaller extends Exception {

    private static final long serialVersionUID = 1;

    UnknownCaller(String message) {
      super(message);
    }
  }
}
