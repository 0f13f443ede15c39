package yibao.rules;

import java.util.Arrays;
import java.util.Optional;

/** The national codes of what a visit or stay is for (医疗类别 med_type), each with its care. */
public enum MedicalType {
  OUTPATIENT("11", Care.OUTPATIENT),
  REGISTRATION("12", Care.OUTPATIENT),
  EMERGENCY("13", Care.OUTPATIENT),
  CHRONIC_OR_SPECIAL("14", Care.CHRONIC),
  SPECIAL_DRUGS("15", Care.OTHER),
  STAY("21", Care.INPATIENT),
  STAY_AFTER_INJURY("22", Care.INPATIENT),
  STAY_REFERRED("23", Care.INPATIENT),
  STAY_FROM_EMERGENCY("24", Care.INPATIENT),
  STAY_AWAY("25", Care.INPATIENT),
  /** Paid by the disease, by terms of its own. */
  SINGLE_DISEASE("26", Care.OTHER),
  STAY_OWN_CHOICE("27", Care.INPATIENT),
  DAY_SURGERY("28", Care.INPATIENT),
  PHARMACY("41", Care.PHARMACY),
  MATERNITY_OUTPATIENT("51", Care.MATERNITY),
  MATERNITY_STAY("52", Care.MATERNITY),
  NURSING("61", Care.OTHER),
  CHRONIC("140104", Care.CHRONIC),
  SPECIAL("140201", Care.SPECIAL),
  PALLIATIVE("2114", Care.OTHER);

  private final String code;
  private final Care care;

  MedicalType(String code, Care care) {
    this.code = code;
    this.care = care;
  }

  public static Optional<MedicalType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  public String code() {
    return code;
  }

  public Care care() {
    return care;
  }

  /** Whether one is admitted for it; the others are outpatients and customers of pharmacies. */
  public boolean isStay() {
    return care == Care.INPATIENT
        || this == SINGLE_DISEASE
        || this == MATERNITY_STAY
        || this == PALLIATIVE;
  }
}
