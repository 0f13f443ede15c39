package yibao.operations;

import java.util.Optional;
import yibao.records.Person;

/** What a patient shows at an institution (就诊凭证). */
final class CareCertificate {

  private CareCertificate() {}

  /** Whether a number that was shown is the person's; where none was shown, anybody's. */
  static boolean isOf(Person person, Optional<String> idNumber) {
    return idNumber.isEmpty()
        || person
            .identity()
            .document()
            .filter(document -> document.idNumber().equalsIgnoreCase(idNumber.get()))
            .isPresent();
  }
}
