package yibao.operations;

import java.time.LocalDate;
import java.util.Optional;
import yibao.records.ChainLink;
import yibao.records.Ledger;
import yibao.records.PersonalAccount;
import yibao.records.Posting;
import yibao.rules.Money;

/** What a person's account held at the end of a day, as its chain tells. */
final class HeldThen {

  private final Ledger ledger;

  HeldThen(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Reads the ledger for postings booked since, and else not at all. */
  Money at(PersonalAccount account, LocalDate endOf) {
    Money held = account.held();
    Optional<Posting.Place> place = account.head();
    while (place.filter(at -> at.day().isAfter(endOf)).isPresent()) {
      place = link(account, place.get()).before();
      held = place.map(before -> link(account, before).held()).orElse(Money.ZERO);
    }
    return held;
  }

  private ChainLink link(PersonalAccount account, Posting.Place place) {
    return ledger.find(place).orElseThrow().posting().link(account.psnNo()).orElseThrow();
  }
}
