package yibao.records;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A person's wallet (医保钱包), and the transfers that are offered to or by the person, under one
 * version: nothing more is offered to somebody until that was accepted or has returned.
 *
 * @param activated the person's consent, once the wallet was activated
 * @param offersTo the open transfer by whom it is offered to
 * @param offersFrom the open transfers offered to the person
 * @param lastOn the day of the last offer
 * @param thatDay how many the person has offered on that day
 */
public record WalletFile(
    String psnNo,
    long version,
    Optional<Relation.Given> activated,
    Map<String, String> offersTo,
    Set<String> offersFrom,
    Optional<LocalDate> lastOn,
    int thatDay) {

  private static final String SUFFIX = "-wallet";

  public WalletFile {
    offersTo = Map.copyOf(offersTo);
    offersFrom = Set.copyOf(offersFrom);
  }

  /** Of somebody who has none. */
  public static WalletFile empty(String psnNo) {
    return new WalletFile(psnNo, 0, Optional.empty(), Map.of(), Set.of(), Optional.empty(), 0);
  }

  /**
   * The number under which the money in a person's wallet is kept among the personal accounts: no
   * {@code psnNo} ends so.
   */
  public static String accountOf(String psnNo) {
    return psnNo + SUFFIX;
  }

  static boolean isAccountOfWallet(String number) {
    return number.endsWith(SUFFIX);
  }

  /** Whether nothing is offered to or by the person. */
  public boolean isSettled() {
    return offersTo.isEmpty() && offersFrom.isEmpty();
  }

  /** How many the person has offered on a day. */
  public int offeredOn(LocalDate day) {
    return lastOn.equals(Optional.of(day)) ? thatDay : 0;
  }

  public WalletFile activated(Relation.Given given) {
    return new WalletFile(
        psnNo, version, Optional.of(given), offersTo, offersFrom, lastOn, thatDay);
  }

  /** With a transfer that is offered by or to the person. */
  WalletFile with(Transfer transfer, LocalDate today) {
    if (psnNo.equals(transfer.from())) {
      Map<String, String> offers = new TreeMap<>(offersTo);
      offers.put(transfer.to(), transfer.transferId());
      return new WalletFile(
          psnNo, version, activated, offers, offersFrom, Optional.of(today), offeredOn(today) + 1);
    }
    Set<String> offers = new TreeSet<>(offersFrom);
    offers.add(transfer.transferId());
    return new WalletFile(psnNo, version, activated, offersTo, offers, lastOn, thatDay);
  }

  /** Without one that was accepted or has returned. */
  WalletFile without(Transfer transfer) {
    Map<String, String> to = new TreeMap<>(offersTo);
    Set<String> from = new TreeSet<>(offersFrom);
    to.values().remove(transfer.transferId());
    from.remove(transfer.transferId());
    return new WalletFile(psnNo, version, activated, to, from, lastOn, thatDay);
  }
}
