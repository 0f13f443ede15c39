package yibao.operations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import yibao.records.Attempt;
import yibao.records.Mandate;
import yibao.records.Person;

/** The people of a mandate on a named day: for whom to order, and who is left out and why. */
final class MandatePeople {

  private final List<String> ordered = new ArrayList<>();
  private final List<Attempt.LeftOut> leftOut = new ArrayList<>();

  private MandatePeople() {}

  /** As far as their files alone say; the rules of the premium come after. */
  static MandatePeople of(Mandate mandate, Map<String, Person> files) {
    MandatePeople people = new MandatePeople();
    boolean payerDied = Objects.requireNonNull(files.get(mandate.payer())).diedOn().isPresent();
    for (String psnNo : mandate.people()) {
      if (payerDied) {
        people.leaveOut(psnNo, Attempt.Reason.PAYER_DECEASED);
      } else if (hasMoved(Objects.requireNonNull(files.get(psnNo)), mandate)) {
        people.leaveOut(psnNo, Attempt.Reason.MOVED_AWAY);
      } else {
        people.ordered.add(psnNo);
      }
    }
    return people;
  }

  /** Consent was given to cover people where they were to be insured then. */
  private static boolean hasMoved(Person person, Mandate mandate) {
    return !person.area().equals(mandate.area())
        && person
            .areaSince()
            .filter(since -> !since.isBefore(ShanghaiTime.dateOf(mandate.madeAt())))
            .isPresent();
  }

  List<String> ordered() {
    return List.copyOf(ordered);
  }

  List<Attempt.LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  /** Leaves out those at these places of the order. */
  void leaveOut(Collection<Integer> places, IntFunction<Attempt.Reason> reason) {
    List<String> whom = ordered();
    for (int place : places) {
      ordered.remove(whom.get(place));
      leaveOut(whom.get(place), reason.apply(place));
    }
  }

  void leaveOutAll(Attempt.Reason reason) {
    ordered.forEach(psnNo -> leaveOut(psnNo, reason));
    ordered.clear();
  }

  private void leaveOut(String psnNo, Attempt.Reason reason) {
    leftOut.add(new Attempt.LeftOut(psnNo, reason));
  }
}
