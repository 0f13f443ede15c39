package yibao.records;

import java.util.Optional;

/**
 * What names a person: kept sealed, shown to nobody but who has to see it.
 *
 * @param idType the national code of the document's kind; 01 is the resident identity card
 * @param idNumber in its canonical form
 * @param name as it was told
 */
public record Identity(String idType, String idNumber, String name, Optional<String> phone) {

  /** The name as others may see it: the first character, the rest hidden. */
  public String maskedName() {
    return PersonName.masked(name);
  }

  /** Whether a name is this person's, however either is written. */
  public boolean isNamed(String other) {
    return PersonName.normal(name).equals(PersonName.normal(other));
  }

  /** Never the person: what a log may carry by accident. */
  @Override
  public String toString() {
    return "Identity[" + idType + "]";
  }
}
