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

  /**
   * Takes off what was booked since. A run that is late on the eve of a day books what stands in
   * the chain behind what was booked when the day had begun; so the links are gone through to the
   * first of an earlier day than the one asked for.
   */
  Money at(PersonalAccount account, LocalDate endOf) {
    Money held = account.held();
    Optional<Posting.Place> place = account.head();
    Optional<ChainLink> last = Optional.empty();
    while (place.filter(at -> !at.day().isBefore(endOf)).isPresent()) {
      Posting.Place at = place.get();
      ChainLink link = last.orElseGet(() -> link(account, at));
      last = Optional.empty();
      place = link.before();
      if (at.day().isAfter(endOf)) {
        last = place.map(before -> link(account, before));
        held = held.minus(link.held().minus(last.map(ChainLink::held).orElse(Money.ZERO)));
      }
    }
    return held;
  }

  private ChainLink link(PersonalAccount account, Posting.Place place) {
    return ledger.find(place).orElseThrow().posting().link(account.psnNo()).orElseThrow();
  }
}
