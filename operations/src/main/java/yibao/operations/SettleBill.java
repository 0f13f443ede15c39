package yibao.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import yibao.records.BenefitYear;
import yibao.records.Bill;
import yibao.records.CareDesk;
import yibao.records.Change;
import yibao.records.Commit;
import yibao.records.Guard;
import yibao.records.Pace;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Posting;
import yibao.records.Settlement;
import yibao.records.StorageUnavailable;
import yibao.records.Visit;
import yibao.rules.Area;
import yibao.rules.BenefitDecision;
import yibao.rules.BenefitSetting;
import yibao.rules.BenefitSplit;
import yibao.rules.Benefits;
import yibao.rules.BillParts;
import yibao.rules.Care;
import yibao.rules.MedicalType;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.Scheme;
import yibao.rules.SharingLaw;
import yibao.rules.SharingUse;
import yibao.rules.YearSums;

/**
 * Settles a bill of a visit or stay (结算): funds, then accounts, then cash. The year's sums, the
 * accounts and quotas, the posting, the settlement and the message's number are written together or
 * not at all. A preview is the same calculation, and writes nothing.
 */
public final class SettleBill {

  /** After which nothing is tried again, so that the institution is answered in time. */
  private static final Duration LAST_TRY = Duration.ofSeconds(8);

  /** Of a preview, which writes nothing that could hold others up. */
  private static final int MOST_TRIES = 12;

  private static final int ANSWERED = 200;

  private final CareRecords records;
  private final CareDesk desk;
  private final CareFunds funds;
  private final ReplayBills replay;
  private final CareAccounts accounts;
  private final Ids ids;

  public SettleBill(CareRecords records, PolicyBook book, Ids ids) {
    this.records = records;
    this.desk = records.desk();
    this.funds = new CareFunds(book);
    this.replay = new ReplayBills(records, funds);
    this.accounts = new CareAccounts(records, new SharingLaw(book));
    this.ids = ids;
  }

  /**
   * Which bill, and how it is to be settled.
   *
   * @param idNumber of the certificate that was shown, if it is one with the number
   * @param batch of an outpatient's bill; empty of a stay
   * @param type what it is for, if that is told with the bill
   * @param parts as the institution counts them, where it says so
   * @param fromAccounts whether accounts may pay (个人账户使用标志)
   */
  public record Command(
      CareInstitution institution,
      CareMessage message,
      String psnNo,
      Optional<String> idNumber,
      String mdtrtId,
      String batch,
      Visit.Kind kind,
      Scheme scheme,
      Optional<MedicalType> type,
      Money total,
      Optional<BillParts> parts,
      boolean fromAccounts,
      Optional<String> invoice) {}

  /** What came of it. */
  public sealed interface Outcome {

    /** It is settled, now or before; of a preview, as it would be. */
    record Settled(Settlement settlement) implements Outcome {}

    record Refused(CareRefusal why) implements Outcome {}
  }

  /** What the bill would come to now. */
  public Outcome preview(Command command, Instant now) {
    for (int tries = 1; ; tries++) {
      Read read = computedAgain(read(command, now));
      switch (new Case(command, read, "", now).decide()) {
        case Decided.Refused refused -> {
          return new Outcome.Refused(refused.why());
        }
        case Decided.Standing standing -> {
          return new Outcome.Settled(records.settlements().find(standing.setlId()).orElseThrow());
        }
        case Decided.Made made -> {
          return new Outcome.Settled(made.settlement());
        }
        case Decided.Stale stale -> stale.noting().run();
      }
      pause(tries);
    }
  }

  /** Settles it, once. */
  public Outcome settle(Command command, Instant now) {
    Pace pace = records.tables().pace();
    long begun = pace.nanos();
    String setlId = ids.settlement();
    for (int tries = 1; ; tries++) {
      Read read = read(command, now);
      Optional<Outcome> before = before(command, read.found());
      if (before.isPresent()) {
        return before.get();
      }
      switch (new Case(command, read, setlId, now).decide()) {
        case Decided.Refused refused -> {
          return refusedUnlessDone(command, refused.why());
        }
        case Decided.Standing standing -> {
          Settlement first = records.settlements().find(standing.setlId()).orElseThrow();
          if (first.undoneBy().isEmpty()
              && isCommitted(
                  command, List.of(records.visits().isAt(read.found().bill())), first.setlId())) {
            return new Outcome.Settled(first);
          }
        }
        case Decided.Made made -> {
          if (isCommitted(command, changes(made, now), made.settlement().setlId())) {
            return new Outcome.Settled(made.settlement());
          }
        }
        case Decided.Stale stale -> stale.noting().run();
      }
      if (pace.nanos() - begun > LAST_TRY.toNanos()) {
        throw new StorageUnavailable("what the bill is decided on is being changed by others");
      }
      pace.pause(tries);
    }
  }

  private void pause(int tries) {
    if (tries > MOST_TRIES) {
      throw new StorageUnavailable("what the bill is decided on is being changed by others");
    }
    records.tables().pace().pause(tries);
  }

  /** What a bill is decided on. */
  private record Read(CareDesk.Found found, CareYears years) {}

  private Read read(Command command, Instant now) {
    Set<Integer> years = years(command.scheme(), ShanghaiTime.dateOf(now).getYear());
    String psnNo = command.psnNo();
    while (true) {
      CareDesk.Found found = desk.find(asked(command, psnNo, years));
      Optional<String> survivor = found.person().flatMap(Person::mergedInto);
      Optional<Integer> ofBill =
          found.visit().map(visit -> days(visit).year()).filter(year -> !years.contains(year));
      if (survivor.isPresent()) {
        psnNo = survivor.get();
      } else if (ofBill.isPresent()) {
        years.add(ofBill.get());
      } else {
        Set<String> former = new HashSet<>(found.person().map(Person::numbers).orElseGet(List::of));
        former.remove(psnNo);
        return new Read(
            found, new CareYears(found.years(), desk.years(former, command.scheme(), years)));
      }
    }
  }

  /** This year and the last, and all in which claims count for residents. */
  private static Set<Integer> years(Scheme scheme, int year) {
    int first =
        scheme == Scheme.RESIDENT ? Math.min(CareFunds.FIRST_YEAR_OF_CLAIMS, year - 1) : year - 1;
    return new HashSet<>(IntStream.rangeClosed(first, year).boxed().toList());
  }

  private static CareDesk.Asked asked(Command command, String psnNo, Set<Integer> years) {
    return new CareDesk.Asked(
        psnNo,
        command.mdtrtId(),
        command.batch(),
        command.scheme(),
        years,
        Set.of(command.message().key(), command.message().undoneKey()));
  }

  private static Benefits.Days days(Visit visit) {
    LocalDate first = ShanghaiTime.dateOf(visit.begun());
    return new Benefits.Days(first, visit.discharged().orElse(first));
  }

  /** As it is once all that has to be computed again is, which a preview doesn't write. */
  private Read computedAgain(Read read) {
    CareYears years = read.years();
    if (read.found().person().isEmpty()) {
      return read;
    }
    Person person = read.found().person().get();
    for (Optional<BenefitYear> pending = years.pending();
        pending.isPresent();
        pending = years.pending()) {
      years = years.with(replay.next(person, years, pending.get()).year());
    }
    return new Read(read.found(), years);
  }

  /** What the message's number is bound to. */
  private Optional<Outcome> before(Command command, CareDesk.Found found) {
    CareMessage message = command.message();
    if (found.guards().containsKey(message.undoneKey())) {
      return Optional.of(new Outcome.Refused(new CareRefusal.Undone()));
    }
    return Optional.ofNullable(found.guards().get(message.key()))
        .map(guard -> repeated(command, guard));
  }

  private Outcome repeated(Command command, Guard guard) {
    return binding(command).holds(records, guard)
        ? new Outcome.Settled(records.settlements().find(guard.about()).orElseThrow())
        : new Outcome.Refused(new CareRefusal.KeyReused());
  }

  /**
   * A repeat may have overtaken its first message between two reads: its number is read once more.
   */
  private Outcome refusedUnlessDone(Command command, CareRefusal why) {
    return records
        .guards()
        .find(command.message().key())
        .map(guard -> repeated(command, guard))
        .orElseGet(() -> new Outcome.Refused(why));
  }

  private boolean isCommitted(Command command, List<Change> decided, String setlId) {
    List<Change> changes = new ArrayList<>(decided);
    changes.add(records.guards().isUnbound(command.message().undoneKey()));
    changes.add(binding(command).bind(records, setlId, new Answer(ANSWERED, "")));
    return records.tables().commit(changes) instanceof Commit.Done;
  }

  private List<Change> changes(Decided.Made made, Instant now) {
    Settlement settlement = made.settlement();
    List<Change> changes = new ArrayList<>(records.settlements().enter(settlement));
    changes.add(records.settlements().replace(made.year()));
    changes.add(records.visits().replace(made.visit().settledOneMore()));
    changes.add(records.visits().replace(made.bill().settled(settlement.setlId())));
    changes.add(records.people().isAt(made.patient().psnNo(), made.patient().version()));
    List<Posting.Entry> entries = SettlementBooks.entries(settlement, made.money().byAccount());
    if (!entries.isEmpty()) {
      records.books().openFor(ShanghaiTime.dateOf(now));
      made.book()
          .book(
              chain ->
                  new Posting(
                          Posting.idOfSettlement(settlement.setlId()),
                          now,
                          Posting.Cause.BILL_SETTLED,
                          entries,
                          Optional.empty(),
                          Optional.empty(),
                          chain)
                      .about(settlement.setlId()),
              made.money().after());
      changes.addAll(made.book().changes());
    }
    changes.addAll(made.money().changes(Set.of(made.patient().psnNo())));
    return changes;
  }

  private static Binding binding(Command command) {
    Canonical asked =
        Canonical.of("settle")
            .with(command.psnNo())
            .withMaybe(command.idNumber())
            .with(command.mdtrtId())
            .with(command.batch())
            .with(command.scheme())
            .withMaybe(command.type())
            .with(command.total())
            .with(command.fromAccounts())
            .withMaybe(command.invoice());
    command
        .parts()
        .ifPresent(
            parts ->
                asked
                    .with(parts.ownPaid())
                    .with(parts.overLimit())
                    .with(parts.paidFirst())
                    .with(parts.inScope()));
    return command.message().binding(asked.parts());
  }

  /** What was decided on what was read. */
  private sealed interface Decided {

    record Refused(CareRefusal why) implements Decided {}

    /** A settlement of the bill stands. */
    record Standing(String setlId) implements Decided {}

    /** To be written and answered. */
    record Made(
        Settlement settlement,
        Person patient,
        Visit visit,
        Bill bill,
        BenefitYear year,
        AccountBook book,
        SharedMoney money)
        implements Decided {}

    /** To be read again, after that was noted. */
    record Stale(Runnable noting) implements Decided {}
  }

  /** One bill with all that it is decided on. */
  private final class Case {

    private final Command command;
    private final CareDesk.Found found;
    private final CareYears years;
    private final String setlId;
    private final Instant now;

    Case(Command command, Read read, String setlId, Instant now) {
      this.command = command;
      this.found = read.found();
      this.years = read.years();
      this.setlId = setlId;
      this.now = now;
    }

    Decided decide() {
      if (found.person().isEmpty()) {
        return new Decided.Refused(new CareRefusal.UnknownPerson());
      }
      if (found.visit().isEmpty()) {
        return new Decided.Refused(new CareRefusal.UnknownVisit());
      }
      Optional<CareRefusal> refusal = refusalOfVisit(found.person().get(), found.visit().get());
      if (refusal.isPresent()) {
        return new Decided.Refused(refusal.get());
      }
      return found
          .bill()
          .settledAs()
          .<Decided>map(Decided.Standing::new)
          .orElseGet(() -> decide(found.person().get(), found.visit().get()));
    }

    private Optional<CareRefusal> refusalOfVisit(Person person, Visit visit) {
      if (!CareCertificate.isOf(person, command.idNumber())) {
        return Optional.of(new CareRefusal.OtherPerson());
      }
      if (!visit.institution().equals(command.institution().code()) || visit.cancelled()) {
        return Optional.of(new CareRefusal.UnknownVisit());
      }
      if (!person.numbers().contains(visit.psnNo()) || visit.scheme() != command.scheme()) {
        return Optional.of(new CareRefusal.OtherVisit());
      }
      Optional<MedicalType> type = command.type().or(visit::type);
      if (type.isEmpty()) {
        return Optional.of(new CareRefusal.TypeUntold());
      }
      boolean stay = visit.kind() == Visit.Kind.STAY;
      if (visit.kind() != command.kind() || type.get().isStay() != stay) {
        return Optional.of(new CareRefusal.OtherKind(type.get()));
      }
      if (visit.type().filter(told -> told.care() != type.get().care()).isPresent()) {
        return Optional.of(new CareRefusal.OtherCare(visit.type().get()));
      }
      boolean ofPharmacy = type.get().care() == Care.PHARMACY;
      if (ofPharmacy != (command.institution().level() == 0)) {
        return Optional.of(new CareRefusal.OtherInstitution(type.get()));
      }
      return stay && visit.discharged().isEmpty()
          ? Optional.of(new CareRefusal.NotDischarged())
          : Optional.empty();
    }

    private Decided decide(Person person, Visit visit) {
      Optional<CareRefusal> ofParts = refusalOfParts();
      if (ofParts.isPresent()) {
        return new Decided.Refused(ofParts.get());
      }
      Optional<BenefitYear> pending = years.pending();
      if (pending.isPresent()) {
        return new Decided.Stale(
            () -> replay.write(replay.next(person, years, pending.get()), now));
      }
      Benefits.Days days = days(visit);
      Entitlement entitlement = new Entitlement(person, visit.scheme());
      Area insured = entitlement.on(days.first()).orElse(person.area());
      MedicalType type = command.type().or(visit::type).orElseThrow();
      BenefitSetting setting =
          funds.setting(
              person, command.scheme(), type.care(), command.institution(), insured, days);
      return entitlement
          .refusal(days.first(), days.last(), setting)
          .<Decided>map(Decided.Refused::new)
          .orElseGet(
              () ->
                  split(
                      person,
                      visit,
                      new Settlement.Treatment(
                          visit.mdtrtId(),
                          command.batch(),
                          command.institution().code(),
                          command.institution().area(),
                          insured,
                          days.first(),
                          days.last(),
                          type,
                          setting)));
    }

    private Decided split(Person person, Visit visit, Settlement.Treatment treatment) {
      BenefitYear year = years.of(person, visit.scheme(), treatment.until().getYear());
      YearSums beside = years.beside(year);
      return switch (funds.decide(person, treatment, parts(), year.sums().plus(beside), years)) {
        case BenefitDecision.Unpublished unpublished ->
            new Decided.Refused(
                new CareRefusal.Unpublished(
                    unpublished.gap(), treatment.insured(), treatment.setting()));
        case BenefitSplit split ->
            paid(
                person,
                visit,
                treatment,
                new Counted(year, year.with(split.after().minus(beside))),
                split);
      };
    }

    /** The year's sums before the bill and with it. */
    private record Counted(BenefitYear before, BenefitYear after) {}

    /** Parts that are told have to be those of the lines, or, without lines, come to the total. */
    private Optional<CareRefusal> refusalOfParts() {
      Bill bill = found.bill();
      if (bill.lines() == 0) {
        return command.parts().isEmpty()
            ? Optional.of(new CareRefusal.PartsUntold())
            : command.parts().filter(told -> !told.total().equals(command.total())).isPresent()
                ? Optional.of(new CareRefusal.PartsDiffer())
                : Optional.empty();
      }
      if (!bill.parts().total().equals(command.total())) {
        return Optional.of(new CareRefusal.TotalDiffers(bill.parts().total()));
      }
      if (bill.parts().isNegative()) {
        return Optional.of(new CareRefusal.BelowNothing());
      }
      return command.parts().filter(told -> !told.equals(bill.parts())).isPresent()
          ? Optional.of(new CareRefusal.PartsDiffer())
          : Optional.empty();
    }

    private BillParts parts() {
      return found.bill().lines() == 0 ? command.parts().orElseThrow() : found.bill().parts();
    }

    private Decided paid(
        Person person,
        Visit visit,
        Settlement.Treatment treatment,
        Counted year,
        BenefitSplit split) {
      CareAccounts.Paid paid =
          command.fromAccounts()
              ? accounts.pay(
                  person,
                  found,
                  split.person(),
                  treatment.setting().care() == Care.PHARMACY
                      ? SharingUse.PHARMACY
                      : SharingUse.MEDICAL,
                  now)
              : accounts.none();
      return switch (paid) {
        case CareAccounts.Paid.Stale stale -> new Decided.Stale(stale.noting());
        case CareAccounts.Paid.By by -> made(person, visit, treatment, year, split, by);
      };
    }

    private Decided made(
        Person person,
        Visit visit,
        Settlement.Treatment treatment,
        Counted year,
        BenefitSplit split,
        CareAccounts.Paid.By by) {
      BenefitYear next = year.after();
      Settlement settlement =
          new Settlement(
              setlId,
              person.psnNo(),
              command.scheme(),
              next.year(),
              next.settlements(),
              treatment,
              patient(person),
              parts(),
              year.before().sums(),
              next.sums(),
              CareFunds.funds(split),
              by.accounts(),
              balance(by),
              now,
              command.message().msgid(),
              command.invoice(),
              funds.policyRelease(),
              Optional.empty(),
              Optional.empty(),
              false,
              List.of());
      AccountBook book = new AccountBook(records.accounts(), records.ledger());
      for (PersonalAccount account : by.money().before()) {
        book.read(account.psnNo(), Optional.of(account));
      }
      return new Decided.Made(settlement, person, visit, found.bill(), next, book, by.money());
    }

    /** What of the patient's own account is free after the bill. */
    private Money balance(CareAccounts.Paid.By by) {
      Money before = found.account().map(PersonalAccount::available).orElse(Money.ZERO);
      return by.accounts().stream()
          .filter(
              account ->
                  found.account().filter(own -> own.psnNo().equals(account.number())).isPresent())
          .map(Settlement.FromAccount::amount)
          .reduce(before, Money::minus);
    }
  }

  private static Settlement.Patient patient(Person person) {
    return new Settlement.Patient(
        person.identity().name(),
        person.identity().document().map(document -> document.idType()),
        person.identity().document().map(document -> document.idNumber()),
        person.sex().map(Enum::name),
        person.facts().birthDate());
  }
}
