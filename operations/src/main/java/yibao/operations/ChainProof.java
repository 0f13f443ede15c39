package yibao.operations;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import yibao.records.AccountChain;
import yibao.records.Accounts;
import yibao.records.ChainLink;
import yibao.records.Ledger;
import yibao.records.Movement;
import yibao.records.PersonalAccount;
import yibao.rules.Money;

/**
 * Walks the chain of each person's account that the ledger's postings speak of, once, when it comes
 * by the chain's first link; in the end the links must be as many as the chains have, and what the
 * accounts hold what the ledger says that they do.
 */
final class ChainProof {

  private final Accounts accounts;
  private final AccountChain chain;
  private final BiConsumer<String, String> found;
  private final Map<String, Money> held = new TreeMap<>();
  private long seen;
  private long linked;

  /**
   * @param found takes the place where something is wrong, and what
   */
  ChainProof(Accounts accounts, Ledger ledger, BiConsumer<String, String> found) {
    this.accounts = accounts;
    this.chain = new AccountChain(ledger);
    this.found = found;
  }

  void see(ChainLink link) {
    seen++;
    if (link.number() == 1) {
      accounts
          .find(link.psnNo())
          .ifPresentOrElse(
              this::walk, () -> found.accept(place(link.psnNo()), "it is in no table"));
    }
  }

  private void walk(PersonalAccount account) {
    linked += account.postings();
    held.merge(account.account().control().id(), account.held().negated(), Money::plus);
    if (chain.walk(account) instanceof AccountChain.Walked.Broken broken) {
      found.accept(
          place(account.psnNo()),
          "its chain breaks at posting " + broken.at().postingId() + ": " + said(broken.flaw()));
    }
  }

  private static String said(AccountChain.Flaw flaw) {
    return switch (flaw) {
      case MISSING -> "it isn't in the ledger";
      case CHANGED -> "it isn't the one that was booked";
      case OUT_OF_ORDER -> "it isn't the one with the next number";
      case HEAD_DIFFERS -> "the account doesn't stand as it says";
      case AMOUNT_DIFFERS -> "it moves the account by another amount than its link";
    };
  }

  private static String place(String psnNo) {
    return "account of " + psnNo;
  }

  void hold(List<Movement> balances) {
    if (seen != linked) {
      found.accept(
          "personal accounts", seen + " links are booked, the chains have " + linked + " of them");
    }
    Map<String, Money> booked = new TreeMap<>();
    balances.stream()
        .filter(balance -> balance.account().isOfPeopleTogether())
        .forEach(balance -> booked.put(balance.account().id(), balance.amount()));
    TreeSet<String> areas = new TreeSet<>(held.keySet());
    areas.addAll(booked.keySet());
    for (String area : areas) {
      Money holds = held.getOrDefault(area, Money.ZERO);
      Money stands = booked.getOrDefault(area, Money.ZERO);
      if (!holds.equals(stands)) {
        found.accept(area, "people's accounts come to " + holds + ", the ledger says " + stands);
      }
    }
  }
}
