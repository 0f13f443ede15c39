package yibao.operations;

import java.time.LocalDate;
import java.util.stream.Collectors;
import yibao.records.People;

/** Says what people would pay and from when they would be covered. Changes nothing. */
public final class QuotePremium {

  private final People people;
  private final Pricing pricing;

  public QuotePremium(People people, Pricing pricing) {
    this.people = people;
    this.pricing = pricing;
  }

  public Pricing.Priced quote(Pricing.Asked asked, LocalDate payOn) {
    var numbers = asked.people().stream().map(Pricing.Insured::psnNo).collect(Collectors.toSet());
    return pricing.price(asked, people.meant(people.find(numbers)), payOn);
  }
}
