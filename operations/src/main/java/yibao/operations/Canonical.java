package yibao.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.EmploymentSpell;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.ResidencePermit;

/**
 * A command part by part, in an order of its own and each part in one form, so that a repeat has
 * the same digest however it was written.
 */
final class Canonical {

  private static final String ABSENT = "-";
  private static final String PRESENT = "+";

  private final List<String> parts = new ArrayList<>();

  private Canonical() {}

  static Canonical of(String command) {
    return new Canonical().with(command);
  }

  List<String> parts() {
    return List.copyOf(parts);
  }

  Canonical with(Object part) {
    parts.add(part.toString());
    return this;
  }

  Canonical withMaybe(Optional<?> part) {
    parts.add(part.map(present -> PRESENT + present).orElse(ABSENT));
    return this;
  }

  Canonical with(CategorySpell spell) {
    return with(spell.code().name()).with(spell.from()).withMaybe(spell.to());
  }

  Canonical with(EmploymentSpell spell) {
    return with(spell.status().name()).withMaybe(spell.employer()).with(spell.from());
  }

  Canonical with(ResidencePermit permit) {
    return with(permit.from()).with(permit.to());
  }

  Canonical with(Cover cover) {
    return with(cover.scheme().name())
        .with(cover.area())
        .with(cover.from())
        .with(cover.to())
        .withMaybe(cover.paidOn());
  }

  Canonical with(PaidPremium premium) {
    return with(premium.scheme().name())
        .with(premium.area())
        .with(premium.year())
        .with(premium.paidOn());
  }

  Canonical with(PersonFacts facts) {
    with(facts.birthDate()).withMaybe(facts.arrivedOn());
    with(facts.categories().size());
    facts.categories().forEach(this::with);
    with(facts.covers().size());
    facts.covers().forEach(this::with);
    with(facts.payments().size());
    facts.payments().forEach(this::with);
    return this;
  }
}
