package yibao.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.records.Identity;
import yibao.records.Person;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.EmploymentSpell;
import yibao.rules.PaidPremium;
import yibao.rules.PersonFacts;
import yibao.rules.ResidencePermit;
import yibao.rules.Working;

/** One file of a person's two: the survivor's, with what the other one alone tells. */
final class JoinedFile {

  private JoinedFile() {}

  static Person of(
      Person survivor, Person duplicate, List<Cover> covers, List<PaidPremium> payments) {
    PersonFacts own = survivor.facts();
    PersonFacts other = duplicate.facts();
    PersonFacts facts =
        new PersonFacts(
            own.birthDate(),
            own.arrivedOn().or(other::arrivedOn),
            categories(own.categories(), other.categories()),
            covers,
            payments);
    return new Person(
        survivor.psnNo(),
        survivor.version(),
        survivor.area(),
        survivor.areaSince(),
        identity(survivor.identity(), duplicate.identity()),
        survivor.sex().or(duplicate::sex),
        survivor.guardian().or(duplicate::guardian),
        facts,
        working(survivor.working(), duplicate.working()),
        survivor.diedOn().or(duplicate::diedOn),
        survivor.mergedInto(),
        Stream.concat(survivor.formerNumbers().stream(), duplicate.numbers().stream()).toList(),
        survivor.changedOn());
  }

  private static Identity identity(Identity own, Identity other) {
    return new Identity(
        own.document().or(other::document), own.name(), own.phone().or(other::phone));
  }

  /** Spells in one group that share a day become one. */
  private static List<CategorySpell> categories(
      List<CategorySpell> own, List<CategorySpell> other) {
    List<CategorySpell> joined = new ArrayList<>();
    Stream.concat(own.stream(), other.stream())
        .sorted(Comparator.comparing(CategorySpell::code).thenComparing(CategorySpell::from))
        .forEach(
            spell -> {
              if (!joined.isEmpty() && SideBySide.overlap(joined.getLast(), spell)) {
                joined.add(together(joined.removeLast(), spell));
              } else {
                joined.add(spell);
              }
            });
    return joined;
  }

  private static CategorySpell together(CategorySpell earlier, CategorySpell later) {
    return new CategorySpell(
        earlier.code(),
        earlier.from(),
        earlier.to().flatMap(end -> later.to().map(other -> end.isAfter(other) ? end : other)));
  }

  /** Of two spells from one day the survivor's stands, of two permits the one that ends last. */
  private static Working working(Working own, Working other) {
    List<EmploymentSpell> spells = new ArrayList<>(own.employments());
    other.employments().stream()
        .filter(spell -> own.from(spell.from()).isEmpty())
        .forEach(spells::add);
    return new Working(
        spells,
        Stream.of(own.permit(), other.permit())
            .flatMap(Optional::stream)
            .max(Comparator.comparing(ResidencePermit::to)));
  }
}
