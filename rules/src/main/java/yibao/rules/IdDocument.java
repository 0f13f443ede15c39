package yibao.rules;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An identity document by kind and number, the number in its canonical form. Resident identity
 * cards, the residence permits of Hong Kong, Macao and Taiwan residents and the permanent residence
 * cards of 2023 are numbered by GB 11643 and tell the birth date; the older permanent residence
 * cards and passports tell nothing. Never printed: {@link #toString} shows the kind alone.
 */
public record IdDocument(IdType type, String number) {

  private static final Pattern OLD_PERMANENT_RESIDENCE = Pattern.compile("[A-Z]{3}[0-9]{12}");
  private static final Pattern PASSPORT = Pattern.compile("[A-Z0-9]{5,15}");

  /** Province-level codes of GB/T 2260 under which citizens are registered. */
  private static final Set<String> PROVINCES =
      Set.of(
          "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
          "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
          "65", "71");

  /** Why a number is none of its kind of document. */
  public enum Flaw {
    FORM,
    /** The number is one of another kind, which {@link #typeMeantBy} tells. */
    OTHER_TYPE,
    DIVISION,
    BIRTH_DATE,
    CHECK_CHARACTER
  }

  public IdDocument {
    Optional<Flaw> flaw = flawOf(type, number);
    if (flaw.isPresent()) {
      throw new IllegalArgumentException("no number of a " + type + ": " + flaw.get());
    }
  }

  /** A number as typed (letters may be small) in its canonical form; not yet checked. */
  public static String canonical(String typed) {
    StringBuilder canonical = new StringBuilder(typed);
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c >= 'a' && c <= 'z') {
        canonical.setCharAt(i, (char) (c - 'a' + 'A'));
      }
    }
    return canonical.toString();
  }

  /** What is wrong with a canonical number, the first that is found; empty if nothing. */
  public static Optional<Flaw> flawOf(IdType type, String number) {
    if (typeMeantBy(number).filter(meant -> meant != type).isPresent()) {
      return Optional.of(Flaw.OTHER_TYPE);
    }
    return switch (type) {
      case RESIDENT_CARD -> flaw(number, PROVINCES.contains(firstTwo(number)));
      case HONG_KONG_PERMIT -> flaw(number, number.startsWith("810000"));
      case MACAO_PERMIT -> flaw(number, number.startsWith("820000"));
      case TAIWAN_PERMIT -> flaw(number, number.startsWith("830000"));
      case PERMANENT_RESIDENCE ->
          OLD_PERMANENT_RESIDENCE.matcher(number).matches() ? Optional.empty() : flaw(number, true);
      case PASSPORT ->
          PASSPORT.matcher(number).matches() ? Optional.empty() : Optional.of(Flaw.FORM);
    };
  }

  /** The kind whose numbers begin like this one; empty if it hasn't the form of GB 11643. */
  public static Optional<IdType> typeMeantBy(String number) {
    if (!IdNumber.hasForm(number)) {
      return Optional.empty();
    }
    return Optional.of(
        number.startsWith("9")
            ? IdType.PERMANENT_RESIDENCE
            : switch (firstTwo(number)) {
              case "81" -> IdType.HONG_KONG_PERMIT;
              case "82" -> IdType.MACAO_PERMIT;
              case "83" -> IdType.TAIWAN_PERMIT;
              default -> IdType.RESIDENT_CARD;
            });
  }

  private static Optional<Flaw> flaw(String number, boolean division) {
    Optional<IdNumber.Flaw> flaw = IdNumber.flawOf(number);
    if (!division && !flaw.equals(Optional.of(IdNumber.Flaw.FORM))) {
      return Optional.of(Flaw.DIVISION);
    }
    return flaw.map(found -> Flaw.valueOf(found.name()));
  }

  private static String firstTwo(String number) {
    return number.substring(0, Math.min(2, number.length()));
  }

  /** The birth date, where the number carries it. */
  public Optional<LocalDate> birthDate() {
    return numbered().map(IdNumber::birthDate);
  }

  /** The sex, where the number carries it: what the last digits of a 2023 card say is unstated. */
  public Optional<Sex> sex() {
    return type == IdType.PERMANENT_RESIDENCE ? Optional.empty() : numbered().map(IdNumber::sex);
  }

  private Optional<IdNumber> numbered() {
    return IdNumber.hasForm(number) ? Optional.of(new IdNumber(number)) : Optional.empty();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "IdDocument[%s]", type);
  }
}
