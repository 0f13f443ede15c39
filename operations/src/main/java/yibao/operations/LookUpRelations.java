package yibao.operations;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.records.Person;
import yibao.records.Relation;
import yibao.records.SharingFile;
import yibao.records.SharingRelations;
import yibao.rules.PolicyBook;
import yibao.rules.SharingLaw;

/** Looks relations of sharing up: one, or all that a person is or was in. */
public final class LookUpRelations {

  /** So many relations are on a page. */
  static final int PAGE = 40;

  private final SharingRecords records;
  private final SharingLaw law;

  public LookUpRelations(SharingRecords records, PolicyBook book) {
    this.records = records;
    this.law = new SharingLaw(book);
  }

  /**
   * A relation as it stands.
   *
   * @param acting one of the two; anybody where it is the bureau that asks
   */
  public Optional<RelationFile> find(String relationId, Optional<String> acting, Instant now) {
    return records
        .relations()
        .find(relationId)
        .filter(
            relation ->
                acting.isEmpty()
                    || SharingSides.party(acting.get(), relation, records.people()).isPresent())
        .map(
            relation ->
                RelationFile.of(relation, SharingSides.of(relation, records.people()), now));
  }

  /** A page of what a person is or was in. */
  public record Page(
      List<RelationFile> relations, PayingOrder payingOrder, Optional<String> next) {}

  /**
   * A page, in the order in which they were asked; empty where nobody has the number.
   *
   * @param after the place of the last of the page before
   */
  public Optional<Page> of(String psnNo, Optional<String> after, Instant now) {
    return records.people().meant(psnNo).map(person -> page(person, after, now));
  }

  private Page page(Person person, Optional<String> after, Instant now) {
    List<SharingRelations.Noted> noted =
        records.relations().ofPerson(person.psnNo(), after, PAGE + 1);
    List<SharingRelations.Noted> shown = noted.subList(0, Math.min(PAGE, noted.size()));
    SharingFile file = records.relations().file(person.psnNo());
    return new Page(
        files(shown.stream().map(SharingRelations.Noted::id).toList(), now),
        PayingOrder.of(person, file, law, now),
        noted.size() > PAGE ? Optional.of(shown.getLast().place()) : Optional.empty());
  }

  /** Those that a person is in which are asked or in force, in the order of their ids. */
  List<RelationFile> open(Person person, Instant now) {
    List<String> open =
        records.relations().file(person.psnNo()).relations().stream()
            .sorted()
            .limit(MOST_DRAWN)
            .toList();
    return files(open, now);
  }

  /** A family as the person stands in it: what is asked or in force, in which the person is. */
  public Optional<Family> family(String psnNo, Instant now) {
    return records
        .people()
        .meant(psnNo)
        .map(
            person -> {
              SharingFile file = records.relations().file(person.psnNo());
              List<String> open = file.relations().stream().limit(MOST_DRAWN).toList();
              return new Family(person, files(open, now), names(open));
            });
  }

  /** More than so many people can't be told apart in one picture, or at once. */
  private static final int MOST_DRAWN = 40;

  /**
   * Those with whom somebody shares, or who share with somebody.
   *
   * @param names masked, by number
   */
  public record Family(Person person, List<RelationFile> relations, Map<String, String> names) {}

  private Map<String, String> names(List<String> relationIds) {
    Set<String> numbers = new HashSet<>();
    records
        .relations()
        .find(Set.copyOf(relationIds))
        .values()
        .forEach(
            relation -> {
              numbers.add(relation.owner());
              numbers.add(relation.beneficiary());
            });
    return records.people().find(numbers).values().stream()
        .collect(Collectors.toMap(Person::psnNo, one -> one.identity().maskedName()));
  }

  private List<RelationFile> files(List<String> relationIds, Instant now) {
    if (relationIds.isEmpty()) {
      return List.of();
    }
    Map<String, Relation> found = records.relations().find(Set.copyOf(relationIds));
    Set<String> numbers =
        found.values().stream()
            .flatMap(relation -> List.of(relation.owner(), relation.beneficiary()).stream())
            .collect(Collectors.toSet());
    Map<String, Person> people = records.people().meant(records.people().find(numbers));
    return relationIds.stream()
        .map(id -> Objects.requireNonNull(found.get(id)))
        .map(
            relation ->
                RelationFile.of(
                    relation,
                    new SharingSides(
                        Objects.requireNonNull(people.get(relation.owner())),
                        Objects.requireNonNull(people.get(relation.beneficiary()))),
                    now))
        .toList();
  }
}
