package yibao.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.rules.Area;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.IdType;
import yibao.rules.Participant;
import yibao.rules.PersonFacts;
import yibao.rules.Sex;
import yibao.rules.Working;

/**
 * A person's file: one item under one version, so that who decides on it decides on all of it. What
 * is changed keeps the version that it was made from, until it is stored.
 *
 * @param psnNo the number by which the rest of the house speaks of the person; random
 * @param version counts the changes; every change is conditional on the version that it saw
 * @param area where the person is insured
 * @param areaSince the day of the last transfer, if there was one
 * @param sex where the document tells it or the person was asked
 * @param guardian the {@code psnNo} of who answers for a child registered without a document
 * @param working how the person stands to work
 * @param mergedInto the {@code psnNo} of the same person's other file, which took what this held
 * @param formerNumbers those of files that went into this one
 * @param changedOn the day on which the file was entered or last changed, payments left aside
 */
public record Person(
    String psnNo,
    long version,
    Area area,
    Optional<LocalDate> areaSince,
    Identity identity,
    Optional<Sex> sex,
    Optional<String> guardian,
    PersonFacts facts,
    Working working,
    Optional<LocalDate> diedOn,
    Optional<String> mergedInto,
    List<String> formerNumbers,
    LocalDate changedOn) {

  public Person {
    formerNumbers = List.copyOf(formerNumbers);
  }

  /** The file of a person who is entered now. */
  public static Person entered(
      String psnNo,
      Area area,
      Identity identity,
      Optional<Sex> sex,
      Optional<String> guardian,
      PersonFacts facts,
      LocalDate on) {
    return new Person(
        psnNo,
        1,
        area,
        Optional.empty(),
        identity,
        sex,
        guardian,
        facts,
        Working.UNTOLD,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        on);
  }

  /** The person as the employee scheme needs to know one. */
  public Participant participant() {
    return new Participant(
        facts, identity.document().map(Identity.Document::idType).flatMap(IdType::of), working);
  }

  /** Every number by which the person was ever spoken of. */
  public List<String> numbers() {
    return Stream.concat(Stream.of(psnNo), formerNumbers.stream()).toList();
  }

  public List<Cover> covers() {
    return facts.covers();
  }

  /** How the person stood to work, in the order of the days. */
  public List<EmploymentSpell> employments() {
    return working.employments();
  }

  /** How the person stands to work on a day. */
  public EmploymentStatus statusOn(LocalDate day) {
    return working.statusOn(day);
  }

  /** With what names the person now, and the sex if that tells it. */
  public Person identified(Identity now, Optional<Sex> told) {
    return new Person(
        psnNo,
        version,
        area,
        areaSince,
        now,
        sex.or(() -> told),
        guardian,
        facts,
        working,
        diedOn,
        mergedInto,
        formerNumbers,
        changedOn);
  }

  public Person withCategories(List<CategorySpell> categories) {
    return with(
        new PersonFacts(
            facts.birthDate(), facts.arrivedOn(), categories, facts.covers(), facts.payments()));
  }

  public Person withCovers(List<Cover> covers) {
    return with(
        new PersonFacts(
            facts.birthDate(), facts.arrivedOn(), facts.categories(), covers, facts.payments()));
  }

  public Person with(PersonFacts known) {
    return new Person(
        psnNo,
        version,
        area,
        areaSince,
        identity,
        sex,
        guardian,
        known,
        working,
        diedOn,
        mergedInto,
        formerNumbers,
        changedOn);
  }

  public Person working(Working told) {
    return new Person(
        psnNo,
        version,
        area,
        areaSince,
        identity,
        sex,
        guardian,
        facts,
        told,
        diedOn,
        mergedInto,
        formerNumbers,
        changedOn);
  }

  /** Insured in another area from a day on. */
  public Person transferred(Area to, LocalDate on) {
    return new Person(
        psnNo,
        version,
        to,
        Optional.of(on),
        identity,
        sex,
        guardian,
        facts,
        working,
        diedOn,
        mergedInto,
        formerNumbers,
        changedOn);
  }

  public Person died(LocalDate on) {
    return new Person(
        psnNo,
        version,
        area,
        areaSince,
        identity,
        sex,
        guardian,
        facts,
        working,
        Optional.of(on),
        mergedInto,
        formerNumbers,
        changedOn);
  }

  /**
   * What is left of a file whose content went into the person's other one: the document stays bound
   * to it, and leads on.
   */
  public Person mergedInto(Person survivor) {
    PersonFacts nothing =
        new PersonFacts(facts.birthDate(), facts.arrivedOn(), List.of(), List.of(), List.of());
    return new Person(
        psnNo,
        version,
        area,
        areaSince,
        identity,
        sex,
        guardian,
        nothing,
        Working.UNTOLD,
        diedOn,
        Optional.of(survivor.psnNo()),
        List.of(),
        changedOn);
  }

  /** As it stands after a change on that day. */
  public Person changedOn(LocalDate day) {
    return new Person(
        psnNo,
        version,
        area,
        areaSince,
        identity,
        sex,
        guardian,
        facts,
        working,
        diedOn,
        mergedInto,
        formerNumbers,
        day);
  }

  Person stored() {
    return new Person(
        psnNo,
        version + 1,
        area,
        areaSince,
        identity,
        sex,
        guardian,
        facts,
        working,
        diedOn,
        mergedInto,
        formerNumbers,
        changedOn);
  }
}
