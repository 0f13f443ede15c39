package yibao.settlement;

import java.util.Arrays;
import java.util.Optional;
import yibao.operations.CareInstitution;
import yibao.operations.CareMessage;
import yibao.records.Institution;
import yibao.rules.MedicalType;
import yibao.rules.Scheme;

/** Fields that many messages share. */
final class CareFields {

  static final int NUMBER = 30;
  private static final int CODE = 6;
  private static final int CERTIFICATE = 50;
  private static final String ID_NUMBER = "02";

  private CareFields() {}

  static CareMessage message(Asked asked) {
    return new CareMessage(
        asked.institution().code(), asked.envelope().infno(), asked.envelope().msgid());
  }

  static CareInstitution institution(Asked asked) {
    Institution institution = asked.institution();
    return new CareInstitution(
        institution.code(),
        institution.area(),
        institution.level().map(Institution.Level::number).orElse(0),
        institution.grade());
  }

  /** The insurance (险种类型) that a bill is to be paid by: employees' 310 or residents' 390. */
  static Scheme scheme(Input input) {
    String code = input.text("insutype", CODE);
    Optional<Scheme> scheme =
        Arrays.stream(Scheme.values())
            .filter(one -> Integer.toString(one.nationalCode()).equals(code))
            .findFirst();
    if (scheme.isEmpty() && !code.isEmpty()) {
      input.refuse("insutype", "应为 310（职工）或 390（城乡居民）");
    }
    return scheme.orElse(Scheme.RESIDENT);
  }

  static MedicalType type(Input input) {
    String code = input.text("med_type", CODE);
    Optional<MedicalType> type = MedicalType.of(code);
    if (type.isEmpty() && !code.isEmpty()) {
      input.refuse("med_type", "不是医疗类别代码");
    }
    return type.orElse(MedicalType.OUTPATIENT);
  }

  static Optional<MedicalType> maybeType(Input input) {
    return input.has("med_type") ? Optional.of(type(input)) : Optional.empty();
  }

  /** The number on an identity card, where that is what was shown. */
  static Optional<String> idNumber(Input input) {
    Optional<String> shown = input.maybeText("mdtrt_cert_no", CERTIFICATE);
    boolean isCard = input.maybeText("mdtrt_cert_type", CODE).filter(ID_NUMBER::equals).isPresent();
    return input.maybeText("certno", CERTIFICATE).or(() -> isCard ? shown : Optional.empty());
  }
}
