package yibao.operations;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import yibao.records.Consent;
import yibao.records.Person;
import yibao.records.SharingFile;
import yibao.rules.PolicyBook;
import yibao.rules.SharingLaw;

/**
 * Sets in which order relatives' accounts pay for somebody (支付顺序), as that person wants. Those left
 * out pay after those that are named, in the order that they had.
 */
public final class SetPayingOrder {

  private static final String ROUTE = "PUT /sharing-setup/people/{psnNo}/paying-order";

  private final SharingRecords records;
  private final SharingLaw law;
  private final LookUpPerson people;
  private final KeyedChange change;
  private final Rendering<PayingOrder> rendering;

  public SetPayingOrder(SharingRecords records, PolicyBook book, Rendering<PayingOrder> rendering) {
    this.records = records;
    this.law = new SharingLaw(book);
    this.people = new LookUpPerson(records.people());
    this.change = new KeyedChange(records);
    this.rendering = rendering;
  }

  /**
   * In which order.
   *
   * @param consent of who acts, who must be the person
   * @param relations by id, none of them twice
   */
  public record Command(CallersKey key, Consent consent, String psnNo, List<String> relations) {

    public Command {
      relations = List.copyOf(relations);
    }

    List<String> canonical() {
      Canonical canonical = Canonical.of("paying-order").with(psnNo);
      relations.forEach(canonical::with);
      return canonical.parts();
    }
  }

  public Keyed<SharingRefusal> set(Command command, Instant now) {
    if (!people.areSame(command.consent().psnNo(), command.psnNo())) {
      return new Keyed.Refused<>(new SharingRefusal.NotThePerson());
    }
    return change.make(
        Binding.of(command.key(), ROUTE, command.canonical()), () -> decided(command, now));
  }

  private KeyedChange.Decided<SharingRefusal> decided(Command command, Instant now) {
    Optional<Person> person = people.find(command.psnNo());
    if (person.isEmpty()) {
      return new KeyedChange.Decided.Refused<>(new SharingRefusal.NoSuchRelation());
    }
    SharingFile file = records.relations().file(person.get().psnNo());
    Set<String> known = new HashSet<>(file.payingOrder());
    List<Integer> unknown =
        IntStream.range(0, command.relations().size())
            .filter(i -> !known.contains(command.relations().get(i)))
            .boxed()
            .toList();
    if (!unknown.isEmpty()) {
      return new KeyedChange.Decided.Refused<>(new SharingRefusal.UnknownRelations(unknown));
    }
    SharingFile ordered = file.ordered(command.relations());
    return new KeyedChange.Decided.Made<>(
        List.of(records.relations().replace(ordered)),
        person.get().psnNo(),
        rendering.render(PayingOrder.of(person.get(), ordered, law, now)));
  }
}
