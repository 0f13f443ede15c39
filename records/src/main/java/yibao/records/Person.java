package yibao.records;

import java.util.List;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.rules.PersonFacts;

/**
 * A person's file: one item under one version, so that who decides on it decides on all of it.
 *
 * @param psnNo the number by which the rest of the house speaks of the person; random
 * @param version counts the changes; every change is conditional on the version that it saw
 */
public record Person(String psnNo, long version, Area area, Identity identity, PersonFacts facts) {

  public List<Cover> covers() {
    return facts.covers();
  }
}
