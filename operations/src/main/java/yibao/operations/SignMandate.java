package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import yibao.records.Change;
import yibao.records.Consent;
import yibao.records.DebitAccount;
import yibao.records.Mandate;
import yibao.records.Person;
import yibao.rules.Area;
import yibao.rules.PolicyBook;
import yibao.rules.Scheme;

/**
 * Takes a payer's mandate to be charged for people's premium each year (委托代扣签约), with the payer's
 * own consent. What it will cost nobody can say yet; who can't be covered on a named day is left
 * out on that day.
 */
public final class SignMandate {

  private static final String ROUTE = "POST /premium-payment/mandates";

  private final MandateRecords records;
  private final PolicyBook book;
  private final Ids ids;
  private final KeyedChange change;
  private final LookUpPerson people;
  private final Rendering<MandateFile> rendering;

  public SignMandate(
      MandateRecords records, PolicyBook book, Ids ids, Rendering<MandateFile> rendering) {
    this.records = records;
    this.book = book;
    this.ids = ids;
    this.change = new KeyedChange(records.payment());
    this.people = new LookUpPerson(records.payment().people());
    this.rendering = rendering;
  }

  /**
   * What is agreed to.
   *
   * @param consent of who acts, who must be the payer
   */
  public record Command(
      CallersKey key,
      Consent consent,
      String payer,
      List<String> people,
      Area area,
      Scheme scheme,
      DebitAccount account) {

    public Command {
      people = List.copyOf(people);
    }

    List<String> canonical() {
      Canonical canonical =
          Canonical.of("mandate")
              .with(consent.psnNo())
              .with(payer)
              .with(area)
              .with(scheme.name())
              .with(account.number())
              .with(people.size());
      people.forEach(canonical::with);
      return canonical.parts();
    }
  }

  /** Why a mandate is not taken. */
  public sealed interface Refusal {

    /** Who acts is somebody else than who is to pay. */
    record NotThePayer() implements Refusal {}

    record UnknownPayer() implements Refusal {}

    record PayerDeceased() implements Refusal {}

    /** These people are not known, or have died. */
    record Refused(List<Pricing.Refusal> refusals) implements Refusal {}

    /** The person there stands before under another number. */
    record SamePersonTwice(int index) implements Refusal {}

    /** No pack states premiums of the scheme or the area. */
    record NotPublished(Pricing.Unstated what) implements Refusal {}
  }

  public Keyed<Refusal> sign(Command command, Instant now) {
    if (!people.areSame(command.consent().psnNo(), command.payer())) {
      return new Keyed.Refused<>(new Refusal.NotThePayer());
    }
    return change.make(
        Binding.of(command.key(), ROUTE, command.canonical()), () -> decided(command, now));
  }

  private KeyedChange.Decided<Refusal> decided(Command command, Instant now) {
    Set<String> numbers = new HashSet<>(command.people());
    numbers.add(command.payer());
    Map<String, Person> meant =
        records.payment().people().meant(records.payment().people().find(numbers));
    return refusal(command, meant)
        .<KeyedChange.Decided<Refusal>>map(KeyedChange.Decided.Refused::new)
        .orElseGet(() -> made(mandate(command, meant, now)));
  }

  private Optional<Refusal> refusal(Command command, Map<String, Person> meant) {
    Optional<Person> payer = Optional.ofNullable(meant.get(command.payer()));
    if (payer.isEmpty()) {
      return Optional.of(new Refusal.UnknownPayer());
    }
    if (payer.get().diedOn().isPresent()) {
      return Optional.of(new Refusal.PayerDeceased());
    }
    List<Pricing.Refusal> refusals = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    for (int i = 0; i < command.people().size(); i++) {
      Optional<Person> person = Optional.ofNullable(meant.get(command.people().get(i)));
      if (person.isEmpty()) {
        refusals.add(new Pricing.Refusal(i, Pricing.Reason.UNKNOWN_PERSON));
      } else if (!listed.add(person.get().psnNo())) {
        return Optional.of(new Refusal.SamePersonTwice(i));
      } else if (person.get().diedOn().isPresent()) {
        refusals.add(new Pricing.Refusal(i, Pricing.Reason.DECEASED));
      }
    }
    if (!refusals.isEmpty()) {
      return Optional.of(new Refusal.Refused(refusals));
    }
    if (command.scheme() != Scheme.RESIDENT) {
      return Optional.of(new Refusal.NotPublished(Pricing.Unstated.SCHEME));
    }
    return book.insures(command.area())
        ? Optional.empty()
        : Optional.of(new Refusal.NotPublished(Pricing.Unstated.AREA));
  }

  /** With the numbers that the people have now: as long as it is in force they keep them. */
  private Mandate mandate(Command command, Map<String, Person> meant, Instant now) {
    return new Mandate(
        ids.mandate(),
        1,
        command.key().channel().name(),
        number(command.payer(), meant),
        command.people().stream().map(psnNo -> number(psnNo, meant)).toList(),
        command.area(),
        command.scheme(),
        command.account(),
        now,
        command.consent(),
        Optional.empty());
  }

  private static String number(String psnNo, Map<String, Person> meant) {
    return Objects.requireNonNull(meant.get(psnNo)).psnNo();
  }

  private KeyedChange.Decided<Refusal> made(Mandate mandate) {
    List<Change> changes = new ArrayList<>(records.mandates().enter(mandate));
    for (String psnNo : mandate.everybody()) {
      changes.add(records.payment().people().stands(psnNo));
    }
    return new KeyedChange.Decided.Made<>(
        changes, mandate.mandateId(), rendering.render(new MandateFile(mandate, List.of())));
  }
}
