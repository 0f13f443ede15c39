package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.records.BenefitYear;
import yibao.records.Change;
import yibao.records.Mandates;
import yibao.records.Order;
import yibao.records.Person;
import yibao.records.Refund;
import yibao.records.Settlements;
import yibao.records.SharingRelations;
import yibao.records.SharingWallets;
import yibao.records.WalletFile;
import yibao.rules.Money;
import yibao.rules.PolicyBook;

/**
 * Makes one file of two that are the same person's under two documents. The survivor takes what the
 * duplicate holds; the duplicate stays as a pointer, so that its number and its document mean the
 * survivor from now on. Premiums whose cover can't stand beside the other's go back.
 */
public final class MergePeople {

  private static final String ROUTE = "POST /enrolment/people/{psnNo}/merge";

  private final PaymentRecords records;
  private final SharingRecords sharing;
  private final Mandates mandates;
  private final Settlements settlements;
  private final SharingRelations relations;
  private final SharingWallets wallets;
  private final OpenSharing open;
  private final KeyedChange change;
  private final PaidLines paid;
  private final OverdueEnrolment overdue;
  private final DueInterest interest;
  private final Rendering<Merged> rendering;

  public MergePeople(
      PaymentRecords records,
      SharingRecords sharing,
      Mandates mandates,
      Settlements settlements,
      OverdueEnrolment overdue,
      PolicyBook book,
      Rendering<Merged> rendering) {
    this.records = records;
    this.sharing = sharing;
    this.mandates = mandates;
    this.settlements = settlements;
    this.relations = sharing.relations();
    this.wallets = sharing.wallets();
    this.open = new OpenSharing(sharing);
    this.change = new KeyedChange(records);
    this.paid = new PaidLines(records.orders(), records.people());
    this.overdue = overdue;
    this.interest = new DueInterest(AccountRecords.of(records, sharing.accounts()), book);
    this.rendering = rendering;
  }

  /** Whose files are one. */
  public record Command(CallersKey key, String survivor, String duplicate) {

    List<String> canonical() {
      return Canonical.of("merge").with(survivor).with(duplicate).parts();
    }
  }

  /** The one file, and what goes back. */
  public record Merged(Person survivor, String duplicate, List<RefundDue> refundsDue) {}

  /**
   * A premium that goes back to who paid it.
   *
   * @param status it is back already where an account paid it
   */
  public record RefundDue(
      String orderId, String psnNo, String refundId, Money amount, Refund.Status status) {

    static RefundDue of(Order order, Order.Line line, Refund refund) {
      return new RefundDue(
          order.orderId(), line.psnNo(), refund.refundId(), refund.amount(), refund.status());
    }
  }

  public Keyed<FileRefusal> merge(Command command, Instant now) {
    return change.make(
        Binding.of(command.key(), ROUTE, command.canonical()), () -> decided(command, now));
  }

  private KeyedChange.Decided<FileRefusal> decided(Command command, Instant now) {
    Map<String, Person> found =
        records.people().find(new HashSet<>(List.of(command.survivor(), command.duplicate())));
    Optional<Person> survivor = Optional.ofNullable(found.get(command.survivor()));
    Optional<Person> duplicate = Optional.ofNullable(found.get(command.duplicate()));
    Optional<FileRefusal> refusal = refusal(survivor, duplicate);
    if (refusal.isPresent()) {
      return new KeyedChange.Decided.Refused<>(refusal.get());
    }
    List<BenefitYear> years = years(duplicate.orElseThrow(), now);
    if (years.stream().anyMatch(BenefitYear::hasBills)) {
      return new KeyedChange.Decided.Refused<>(new FileRefusal.MergeState());
    }
    // Read after the files: an account is opened with a new version of its file.
    AccountBook book = new AccountBook(sharing.accounts(), records.ledger());
    JoinedAccounts.read(survivor.orElseThrow(), duplicate.orElseThrow(), book);
    SharingWallets.ForMerge shared =
        wallets.forMerge(relations, survivor.get().psnNo(), duplicate.get().psnNo());
    return switch (open.find(shared, now)) {
      case OpenSharing.Found.Hinders hinders -> new KeyedChange.Decided.Refused<>(hinders.why());
      case OpenSharing.Found.RanOut past -> new KeyedChange.Decided.Stale<>(past.noting());
      case OpenSharing.Found.Nothing nothing ->
          // else what froze it has ended since the account was read
          JoinedAccounts.isFrozen(duplicate.get(), book)
              ? new KeyedChange.Decided.Stale<>()
              : merged(new Files(survivor.get(), duplicate.get(), years), shared, book, now);
    };
  }

  /**
   * The two files.
   *
   * @param years in which bills of the duplicate's may have been settled meanwhile
   */
  private record Files(Person survivor, Person duplicate, List<BenefitYear> years) {}

  /** This year's bills, which decide what the next one is paid, have to be under one number. */
  private List<BenefitYear> years(Person duplicate, Instant now) {
    return settlements.years(duplicate.psnNo(), ShanghaiTime.dateOf(now).getYear());
  }

  private KeyedChange.Decided<FileRefusal> merged(
      Files files, SharingWallets.ForMerge shared, AccountBook book, Instant now) {
    List<Change> stands = new ArrayList<>();
    files.years().forEach(year -> stands.add(settlements.isAt(year)));
    stands.add(relations.stands(shared.sharing()));
    stands.add(wallets.stands(shared.duplicate()));
    stands.addAll(walletTaken(shared.survivor(), shared.duplicate()));
    return merged(files.survivor(), files.duplicate(), stands, book, now);
  }

  private Optional<FileRefusal> refusal(Optional<Person> survivor, Optional<Person> duplicate) {
    if (survivor.isEmpty()) {
      return Optional.of(new FileRefusal.NoSuchPerson());
    }
    if (survivor.equals(duplicate)) {
      return Optional.of(new FileRefusal.SamePerson());
    }
    if (survivor.get().mergedInto().isPresent()) {
      Person meant = records.people().meant(survivor.get().psnNo()).orElseThrow();
      return Optional.of(new FileRefusal.PersonMerged(meant.psnNo()));
    }
    if (duplicate.isEmpty()) {
      return Optional.of(new FileRefusal.UnknownDuplicate());
    }
    if (duplicate.get().mergedInto().isPresent()) {
      return Optional.of(new FileRefusal.MergeState());
    }
    if (mandates.areOf(duplicate.get().psnNo())) {
      return Optional.of(new FileRefusal.MandateInForce());
    }
    return isGuardianOf(survivor.get(), duplicate.get())
            || isGuardianOf(duplicate.get(), survivor.get())
        ? Optional.of(new FileRefusal.GuardianAndChild())
        : Optional.empty();
  }

  /** Who had activated one of the two wallets has the one that is left. */
  private List<Change> walletTaken(WalletFile survivor, WalletFile duplicate) {
    return survivor.activated().isPresent()
        ? List.of()
        : duplicate.activated().stream()
            .map(given -> wallets.replace(survivor.activated(given)))
            .toList();
  }

  private boolean isGuardianOf(Person person, Person child) {
    return child
        .guardian()
        .flatMap(records.people()::meant)
        .filter(guardian -> guardian.psnNo().equals(person.psnNo()))
        .isPresent();
  }

  private KeyedChange.Decided<FileRefusal> merged(
      Person survivor, Person duplicate, List<Change> stands, AccountBook book, Instant now) {
    JoinedCovers covers = JoinedCovers.of(survivor, duplicate, paid::of);
    JoinedPayments payments = JoinedPayments.of(survivor, duplicate, covers.held(), paid::of);
    Person joined = JoinedFile.of(survivor, duplicate, covers.standing(), payments.standing());
    List<PaidLines.PaidLine> lines = new ArrayList<>(covers.lost());
    lines.addAll(payments.lost());
    // Of two accounts that are one it can't be told any more what each held at the year's end.
    interest.settle(survivor.psnNo(), book, now);
    interest.settle(duplicate.psnNo(), book, now);
    JoinedAccounts.join(survivor, duplicate, book, now);
    GivingBack givingBack = new GivingBack(records, book, sharing, now);
    return LostPremiums.of(lines, records.orders(), givingBack)
        .<KeyedChange.Decided<FileRefusal>>map(
            lost -> {
              List<Change> moneyMoved = new ArrayList<>(givingBack.changes());
              moneyMoved.addAll(stands);
              return merged(survivor, duplicate, joined, lost, moneyMoved, now);
            })
        .orElseGet(() -> new KeyedChange.Decided.Stale<>(givingBack.noting()));
  }

  private KeyedChange.Decided.Made<FileRefusal> merged(
      Person survivor,
      Person duplicate,
      Person joined,
      LostPremiums lost,
      List<Change> moneyMoved,
      Instant now) {
    List<Change> changes = new ArrayList<>(moneyMoved);
    changes.addAll(lost.changes());
    LocalDate today = ShanghaiTime.dateOf(now);
    changes.add(records.people().replace(joined.changedOn(today)));
    changes.add(records.people().replace(duplicate.mergedInto(survivor).changedOn(today)));
    changes.add(mandates.areNoneOf(duplicate.psnNo()));
    Merged merged = new Merged(joined, duplicate.psnNo(), lost.refundsDue());
    return new KeyedChange.Decided.Made<>(
        changes,
        survivor.psnNo(),
        rendering.render(merged),
        Stream.of(survivor, duplicate)
            .flatMap(file -> overdue.of(file, now).stream())
            .map(OverdueEnrolment.Overdue::bringing)
            .toList());
  }
}
