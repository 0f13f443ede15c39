package yibao.simulator.world;

import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import yibao.simulator.wire.Between;

/** What stands between a process and its tables just now. */
final class Sky implements Between {

  private Between now = CLEAR;

  private static final Between CLEAR =
      new Between() {
        @Override
        public <T extends DynamoDbRequest, R> R pass(T request, Onward<T, R> onward) {
          return onward.send(request);
        }
      };

  void clear() {
    now = CLEAR;
  }

  void is(Between weather) {
    now = weather;
  }

  @Override
  public <T extends DynamoDbRequest, R> R pass(T request, Onward<T, R> onward) {
    return now.pass(request, onward);
  }
}
