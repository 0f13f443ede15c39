package yibao.operations;

import java.util.Optional;
import java.util.function.Function;
import yibao.records.ChannelTransaction;
import yibao.records.Guard;
import yibao.records.Suspense;

/** A notice whose number is bound already. */
record RepeatedNotice(Channel channel, ChannelTransaction.Kind kind, String number) {

  /**
   * The first answer, if the notice says what the first one said. Else it is noted for a person,
   * once for each other content.
   *
   * @param reused the note under an id
   */
  Optional<Answer> answer(
      PaymentRecords records, Binding binding, Guard guard, Function<String, Suspense> reused) {
    if (binding.holds(records, guard)) {
      return Optional.of(new Answer(guard.status(), guard.body()));
    }
    String id =
        Suspense.idOfReused(channel.name(), kind, number, String.join("\n", binding.command()));
    records.note(reused.apply(id));
    return Optional.empty();
  }
}
