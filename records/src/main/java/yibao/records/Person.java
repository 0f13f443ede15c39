package yibao.records;

import java.util.List;
import java.util.Optional;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.rules.PersonFacts;
import yibao.rules.Sex;

/**
 * A person's file: one item under one version, so that who decides on it decides on all of it.
 *
 * @param psnNo the number by which the rest of the house speaks of the person; random
 * @param version counts the changes; every change is conditional on the version that it saw
 * @param sex where the document tells it or the person was asked
 * @param guardian the {@code psnNo} of who answers for a child registered without a document
 */
public record Person(
    String psnNo,
    long version,
    Area area,
    Identity identity,
    Optional<Sex> sex,
    Optional<String> guardian,
    PersonFacts facts) {

  /** The file of a person who is entered now. */
  public static Person entered(
      String psnNo,
      Area area,
      Identity identity,
      Optional<Sex> sex,
      Optional<String> guardian,
      PersonFacts facts) {
    return new Person(psnNo, 1, area, identity, sex, guardian, facts);
  }

  /** The file with what names the person now, and the sex if that tells it. */
  public Person identified(Identity now, Optional<Sex> told) {
    return new Person(psnNo, version + 1, area, now, sex.or(() -> told), guardian, facts);
  }

  public List<Cover> covers() {
    return facts.covers();
  }
}
