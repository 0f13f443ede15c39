package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import yibao.records.Desk;
import yibao.records.People;
import yibao.records.Windows;

/** Says what people would pay and from when they would be covered. Changes nothing. */
public final class QuotePremium {

  private final Desk desk;
  private final People people;
  private final Pricing pricing;

  public QuotePremium(PaymentRecords records, Pricing pricing) {
    this.desk = records.desk();
    this.people = records.people();
    this.pricing = pricing;
  }

  /** A quote for a payment on a day, as orders are taken now. */
  public Pricing.Priced quote(Pricing.Asked asked, LocalDate payOn, Instant now) {
    var numbers = asked.people().stream().map(Pricing.Insured::psnNo).collect(Collectors.toSet());
    Desk.ForQuote found = desk.forQuote(numbers, new Windows.Name(asked.area(), asked.year()));
    return pricing.price(
        asked, people.meant(found.people()), Taking.at(now, found.window()), payOn);
  }
}
