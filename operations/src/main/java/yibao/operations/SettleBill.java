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
import yibao.rules.Away;
import yibao.rules.Because;
import yibao.rules.BenefitDecision;
import yibao.rules.BenefitSetting;
import yibao.rules.BenefitSplit;
import yibao.rules.Benefits;
import yibao.rules.BillParts;
import yibao.rules.Care;
import yibao.rules.EmploymentStatus;
import yibao.rules.Language;
import yibao.rules.MedicalType;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.Question;
import yibao.rules.Scheme;
import yibao.rules.SeriousCap;
import yibao.rules.SharingLaw;
import yibao.rules.SharingUse;

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

  /** From when on claims count for the incentives of serious-illness insurance. */
  private static final int FIRST_YEAR_OF_CLAIMS = 2025;

  private static final int ANSWERED = 200;

  private final CareRecords records;
  private final CareDesk desk;
  private final Benefits benefits;
  private final CareAccounts accounts;
  private final Ids ids;

  public SettleBill(CareRecords records, PolicyBook book, Ids ids) {
    this.records = records;
    this.desk = records.desk();
    this.benefits = new Benefits(book);
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
      CareDesk.Found found = read(command, now);
      switch (new Case(command, found, "", now).decide()) {
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
      CareDesk.Found found = read(command, now);
      Optional<Outcome> before = before(command, found);
      if (before.isPresent()) {
        return before.get();
      }
      switch (new Case(command, found, setlId, now).decide()) {
        case Decided.Refused refused -> {
          return refusedUnlessDone(command, refused.why());
        }
        case Decided.Standing standing -> {
          Settlement first = records.settlements().find(standing.setlId()).orElseThrow();
          if (first.undoneBy().isEmpty() && isCommitted(command, List.of(), first.setlId())) {
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

  private CareDesk.Found read(Command command, Instant now) {
    CareDesk.Found found = desk.find(asked(command, command.psnNo(), now));
    Optional<String> survivor = found.person().flatMap(Person::mergedInto);
    while (survivor.isPresent()) {
      found = desk.find(asked(command, survivor.get(), now));
      survivor = found.person().flatMap(Person::mergedInto);
    }
    return found;
  }

  /** The sums of this year and the last, and of all in which claims count for residents. */
  private static CareDesk.Asked asked(Command command, String psnNo, Instant now) {
    int year = ShanghaiTime.dateOf(now).getYear();
    int first =
        command.scheme() == Scheme.RESIDENT ? Math.min(FIRST_YEAR_OF_CLAIMS, year - 1) : year - 1;
    Set<Integer> years = new HashSet<>(IntStream.rangeClosed(first, year).boxed().toList());
    return new CareDesk.Asked(
        psnNo,
        command.mdtrtId(),
        command.batch(),
        command.scheme(),
        years,
        Set.of(command.message().key(), command.message().undoneKey()));
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
    private final String setlId;
    private final Instant now;

    Case(Command command, CareDesk.Found found, String setlId, Instant now) {
      this.command = command;
      this.found = found;
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
      return stay && visit.discharged().isEmpty()
          ? Optional.of(new CareRefusal.NotDischarged())
          : Optional.empty();
    }

    private Decided decide(Person person, Visit visit) {
      Optional<CareRefusal> ofParts = refusalOfParts();
      if (ofParts.isPresent()) {
        return new Decided.Refused(ofParts.get());
      }
      LocalDate day = ShanghaiTime.dateOf(visit.begun());
      LocalDate last = visit.discharged().orElse(day);
      Entitlement entitlement = new Entitlement(person, visit.scheme());
      Area insured = entitlement.on(day).orElse(person.area());
      MedicalType type = command.type().or(visit::type).orElseThrow();
      BenefitSetting setting = setting(person, type.care(), insured, day);
      Optional<CareRefusal> uncovered = entitlement.refusal(day, last, setting);
      if (uncovered.isPresent()) {
        return new Decided.Refused(uncovered.get());
      }
      BenefitYear year =
          Optional.ofNullable(found.years().get(last.getYear()))
              .orElseGet(() -> BenefitYear.empty(person.psnNo(), visit.scheme(), last.getYear()));
      BenefitDecision decision =
          benefits.decide(
              insured,
              day,
              setting,
              parts(),
              year.sums(),
              () -> cap(person, insured, last.getYear(), day));
      return switch (decision) {
        case BenefitDecision.Unpublished unpublished ->
            new Decided.Refused(new CareRefusal.Unpublished(unpublished.gap(), insured, setting));
        case BenefitSplit split ->
            paid(
                person,
                new Settlement.Treatment(
                    visit.mdtrtId(),
                    command.batch(),
                    command.institution().code(),
                    command.institution().area(),
                    insured,
                    day,
                    type,
                    setting),
                year,
                split);
      };
    }

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

    private BenefitSetting setting(Person person, Care care, Area insured, LocalDate day) {
      CareInstitution institution = command.institution();
      boolean away = benefits.isAway(insured, command.scheme(), institution.area(), day);
      return new BenefitSetting(
          command.scheme(),
          care,
          institution.level(),
          institution.grade(),
          command.scheme() == Scheme.EMPLOYEE && person.statusOn(day) == EmploymentStatus.RETIRED,
          person.facts().groupsOn(day),
          person.facts().ageOn(day),
          away ? Away.UNFILED : Away.HOME);
    }

    private SeriousCap cap(Person person, Area insured, int year, LocalDate day) {
      return benefits.seriousCap(insured, year, day, person.facts(), claims(person, insured, year));
    }

    /** What is known of the claims of years before one. */
    private List<Question.Claims> claims(Person person, Area insured, int before) {
      List<Question.Claims> claims = new ArrayList<>();
      for (int year = FIRST_YEAR_OF_CLAIMS; year < before; year++) {
        BenefitYear settled = found.years().get(year);
        if (settled != null) {
          claims.add(
              new Question.Claims(
                  year,
                  settled.sums().claimed(),
                  benefits.isAboveCap(insured, year, settled.sums().seriousPaid())));
        } else if (isKnownHere(person, year)) {
          claims.add(new Question.Claims(year, false, false));
        }
      }
      return claims;
    }

    private Decided paid(
        Person person, Settlement.Treatment treatment, BenefitYear year, BenefitSplit split) {
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
        case CareAccounts.Paid.By by -> made(person, treatment, year, split, by);
      };
    }

    private Decided made(
        Person person,
        Settlement.Treatment treatment,
        BenefitYear year,
        BenefitSplit split,
        CareAccounts.Paid.By by) {
      BenefitYear next = year.with(split.after());
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
              year.sums(),
              funds(split),
              by.accounts(),
              balance(by),
              now,
              command.message().msgid(),
              command.invoice(),
              benefits.policyRelease(),
              Optional.empty(),
              Optional.empty());
      AccountBook book = new AccountBook(records.accounts(), records.ledger());
      for (PersonalAccount account : by.money().before()) {
        book.read(account.psnNo(), Optional.of(account));
      }
      return new Decided.Made(settlement, person, found.bill(), next, book, by.money());
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

  private static Settlement.Funds funds(BenefitSplit split) {
    return new Settlement.Funds(
        split.parts(),
        split.deductibleUsed(),
        split.poolRate(),
        new Settlement.Paid(split.pool(), says(split.poolBecause())),
        new Settlement.Paid(split.serious(), says(split.seriousBecause())),
        new Settlement.Paid(split.aid(), says(split.aidBecause())),
        split.openAid().map(open -> new Settlement.OpenAid(open.missing(), open.upTo())));
  }

  private static String says(List<Because> steps) {
    StringBuilder said = new StringBuilder();
    steps.forEach(step -> said.append(step.says(Language.CHINESE)));
    return said.toString();
  }

  /** Whether the year was paid for here, so that all its bills came here too. */
  private static boolean isKnownHere(Person person, int year) {
    return person.covers().stream()
        .anyMatch(cover -> cover.isOrEnds(year) && cover.orderId().isPresent());
  }
}
