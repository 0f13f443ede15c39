package yibao.records;

import java.util.Optional;

/**
 * What names a person: kept sealed, shown to nobody but who has to see it.
 *
 * @param document what proves who it is; a newborn may have none yet
 * @param name as it was told
 */
public record Identity(Optional<Document> document, String name, Optional<String> phone) {

  /**
   * An identity document as it was registered.
   *
   * @param idType the national code of its kind; 01 is the resident identity card
   * @param idNumber in its canonical form
   */
  public record Document(String idType, String idNumber) {

    /** Never the number: what a log may carry by accident. */
    @Override
    public String toString() {
      return "Document[" + idType + "]";
    }
  }

  /** Of a person who has a document. */
  public Identity(String idType, String idNumber, String name, Optional<String> phone) {
    this(Optional.of(new Document(idType, idNumber)), name, phone);
  }

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
    return "Identity[" + document.map(Document::idType).orElse("") + "]";
  }
}
