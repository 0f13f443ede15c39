package yibao.records;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.rules.Area;
import yibao.rules.Money;
import yibao.rules.Months;

/**
 * A person's own account (个人账户) of the employees' insurance. Whatever was credited to it is free,
 * or frozen for quotas and offers to others, or spent; nothing of it is ever negative. Each posting
 * that moves it is a link of its chain, from the first to its head. Freezing moves no money and is
 * no posting.
 *
 * @param psnNo whose it is; of what a wallet holds, that of {@link WalletFile#accountOf}
 * @param area the pooling area whose fund holds the money
 * @param available what the owner may spend
 * @param frozen what quotas may use and what is offered, the owner's still
 * @param postings how many have moved it
 * @param head the last of these; none before the first
 * @param retireeMonths for which it was credited what who is retired gets each month
 * @param interestFor the last year of which it was credited interest
 * @param mergedInto whose account took all that this one held, once it turned out to be the same
 *     person's
 */
public record PersonalAccount(
    String psnNo,
    Area area,
    Money available,
    Money frozen,
    Money spent,
    Money credited,
    long postings,
    Optional<Posting.Place> head,
    Months retireeMonths,
    Optional<Integer> interestFor,
    Optional<String> mergedInto) {

  public PersonalAccount {
    if (isNegative(available) || isNegative(frozen) || isNegative(spent)) {
      throw new IllegalArgumentException(
          "available " + available + ", frozen " + frozen + ", spent " + spent);
    }
    if (!available.plus(frozen).plus(spent).equals(credited)) {
      throw new IllegalArgumentException(
          available + " + " + frozen + " + " + spent + " is not " + credited);
    }
  }

  /** One that nothing was credited to yet. */
  public static PersonalAccount empty(String psnNo, Area area) {
    return new PersonalAccount(
        psnNo,
        area,
        Money.ZERO,
        Money.ZERO,
        Money.ZERO,
        Money.ZERO,
        0,
        Optional.empty(),
        Months.NONE,
        Optional.empty(),
        Optional.empty());
  }

  /** What it holds (余额): what is free and what is frozen. */
  public Money held() {
    return available.plus(frozen);
  }

  /** Whether it is what a person's wallet holds (医保钱包), apart from the own account. */
  public boolean isOfWallet() {
    return WalletFile.isAccountOfWallet(psnNo);
  }

  /** Its name in the ledger. */
  public Account account() {
    return Account.personalAccount(area, psnNo);
  }

  public PersonalAccount credited(Money amount) {
    return with(available.plus(amount), spent, credited.plus(amount));
  }

  /** A credit is taken back; refuses more than is free. */
  public PersonalAccount uncredited(Money amount) {
    return with(available.minus(amount), spent, credited.minus(amount));
  }

  /** Refuses more than is free. */
  public PersonalAccount paid(Money amount) {
    return with(available.minus(amount), spent.plus(amount), credited);
  }

  /** Whether so much was spent that this can come back. */
  public boolean hasSpent(Money amount) {
    return amount.compareTo(spent) <= 0;
  }

  /** What was spent comes back; refuses more than was. */
  public PersonalAccount givenBack(Money amount) {
    return with(available.plus(amount), spent.minus(amount), credited);
  }

  /** Something is set aside for others; refuses more than is free. */
  public PersonalAccount frozen(Money amount) {
    return with(available.minus(amount), frozen.plus(amount), spent, credited);
  }

  /** What was set aside is spent; refuses more than was. */
  public PersonalAccount paidOfFrozen(Money amount) {
    return with(available, frozen.minus(amount), spent.plus(amount), credited);
  }

  /** What was spent comes back, and is set aside again; refuses more than was spent. */
  public PersonalAccount givenBackFrozen(Money amount) {
    return with(available, frozen.plus(amount), spent.minus(amount), credited);
  }

  /** Credited for these months too what who is retired gets. */
  public PersonalAccount creditedFor(Months months) {
    return new PersonalAccount(
        psnNo,
        area,
        available,
        frozen,
        spent,
        credited,
        postings,
        head,
        retireeMonths.and(months),
        interestFor,
        mergedInto);
  }

  /** Credited interest of a year. */
  public PersonalAccount creditedInterest(Money interest, int year) {
    return credited(interest).withInterestFor(Optional.of(year));
  }

  private PersonalAccount withInterestFor(Optional<Integer> year) {
    return new PersonalAccount(
        psnNo,
        area,
        available,
        frozen,
        spent,
        credited,
        postings,
        head,
        retireeMonths,
        year,
        mergedInto);
  }

  /** Held by the fund of another area. */
  public PersonalAccount movedTo(Area to) {
    return new PersonalAccount(
        psnNo,
        to,
        available,
        frozen,
        spent,
        credited,
        postings,
        head,
        retireeMonths,
        interestFor,
        mergedInto);
  }

  /** With all that the person's other account held, had spent and was credited. */
  public PersonalAccount joinedBy(PersonalAccount other) {
    return with(
            available.plus(other.available), spent.plus(other.spent), credited.plus(other.credited))
        .creditedFor(other.retireeMonths)
        .withInterestFor(
            Stream.of(interestFor, other.interestFor)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder()));
  }

  /** What is left of one that was taken into another: nothing but its chain. */
  public PersonalAccount mergedInto(PersonalAccount other) {
    return new PersonalAccount(
        psnNo,
        area,
        Money.ZERO,
        frozen,
        Money.ZERO,
        Money.ZERO,
        postings,
        head,
        retireeMonths,
        interestFor,
        Optional.of(other.psnNo));
  }

  /** The link that the next posting makes, which leaves the account as this one stands. */
  public ChainLink nextLink() {
    return new ChainLink(psnNo, postings + 1, head, spent, credited);
  }

  /** With a posting as its head, which has made the {@link #nextLink}. */
  public PersonalAccount booked(Posting.Place posting) {
    return new PersonalAccount(
        psnNo,
        area,
        available,
        frozen,
        spent,
        credited,
        postings + 1,
        Optional.of(posting),
        retireeMonths,
        interestFor,
        mergedInto);
  }

  private PersonalAccount with(Money nextAvailable, Money nextSpent, Money nextCredited) {
    return with(nextAvailable, frozen, nextSpent, nextCredited);
  }

  private PersonalAccount with(
      Money nextAvailable, Money nextFrozen, Money nextSpent, Money nextCredited) {
    return new PersonalAccount(
        psnNo,
        area,
        nextAvailable,
        nextFrozen,
        nextSpent,
        nextCredited,
        postings,
        head,
        retireeMonths,
        interestFor,
        mergedInto);
  }

  private static boolean isNegative(Money money) {
    return money.compareTo(Money.ZERO) < 0;
  }
}
