package yibao.operations;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.records.Change;
import yibao.records.Person;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.ResidencePermit;
import yibao.rules.Working;

/**
 * Enters how a person stands to work from a day on (就业登记), and the permit by which a foreigner
 * does. Spells may be told in any order; each holds until the next one's day, and none is entered
 * in another's place. What somebody had paid ahead as a flexible worker for months after that in
 * which an employer begins goes back; a month that has begun only once the employer pays for it.
 */
public final class AddEmployment {

  private static final String ROUTE = "POST /enrolment/people/{psnNo}/employment";

  private final PaymentRecords payments;
  private final SharingRecords sharing;
  private final EndFlexible flexible;
  private final FileChange change;
  private final Rendering<Person> rendering;

  public AddEmployment(
      PeopleRecords records,
      PaymentRecords payments,
      SharingRecords sharing,
      OverdueEnrolment overdue,
      Rendering<Person> rendering) {
    this.payments = payments;
    this.sharing = sharing;
    this.flexible = new EndFlexible(payments, sharing);
    this.change = new FileChange(records, overdue);
    this.rendering = rendering;
  }

  /**
   * Who works how.
   *
   * @param permit instead of the one in the file; that one stays where none is told
   */
  public record Command(
      CallersKey key, String psnNo, EmploymentSpell spell, Optional<ResidencePermit> permit) {

    List<String> canonical() {
      Canonical told = Canonical.of("employment").with(psnNo).with(spell);
      permit.ifPresent(told::with);
      return told.parts();
    }
  }

  public Keyed<FileRefusal> add(Command command, Instant now) {
    return change.make(
        Binding.of(command.key(), ROUTE, command.canonical()),
        command.psnNo(),
        now,
        person -> added(person, command.spell(), command.permit(), now),
        rendering);
  }

  private FileChange.Next added(
      Person person, EmploymentSpell spell, Optional<ResidencePermit> permit, Instant now) {
    if (spell.from().isBefore(person.facts().birthDate())) {
      return new FileChange.Next.Refused(new FileRefusal.BeginsBeforeBirth());
    }
    if (person.diedOn().filter(spell.from()::isAfter).isPresent()) {
      return new FileChange.Next.Refused(new FileRefusal.BeginsAfterDeath());
    }
    Working before = person.working();
    Optional<EmploymentSpell> thatDay = before.from(spell.from());
    if (thatDay.filter(other -> !other.equals(spell)).isPresent()) {
      return new FileChange.Next.Refused(new FileRefusal.EmploymentOverlaps());
    }
    List<EmploymentSpell> spells = new ArrayList<>(before.employments());
    if (thatDay.isEmpty()) {
      spells.add(spell);
    }
    Working told = new Working(spells, permit.or(before::permit));
    YearMonth begins = YearMonth.from(spell.from());
    GivingBack givingBack = new GivingBack(payments, sharing, now);
    EndFlexible.Ending ending =
        flexible.ending(
            person,
            month ->
                spell.status() == EmploymentStatus.EMPLOYED
                    && month.isAfter(begins)
                    && EndFlexible.isAhead(month, now)
                    && told.statusOn(month.atEndOfMonth()) == EmploymentStatus.EMPLOYED,
            givingBack);
    return switch (ending) {
      case EndFlexible.Ending.Overtaken overtaken -> new FileChange.Next.Stale(givingBack.noting());
      case EndFlexible.Ending.As as when as.ended().isEmpty() ->
          FileChange.Next.As.of(person.working(told));
      case EndFlexible.Ending.As as -> ended(as.file(person).working(told), as, givingBack, now);
    };
  }

  private FileChange.Next ended(
      Person person, EndFlexible.Ending.As ending, GivingBack givingBack, Instant now) {
    payments.books().openFor(ShanghaiTime.dateOf(now));
    List<Change> beside = new ArrayList<>(ending.orders());
    beside.addAll(givingBack.changes());
    return new FileChange.Next.As(person, beside);
  }
}
