package yibao.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number of an identity document by GB 11643 (公民身份号码): six digits of where it was given, eight of
 * the birth date, three of sequence (odd for men), one check character by ISO 7064 MOD 11-2. Held
 * in its canonical form, an {@code X} in upper case; which first digits a kind of document has is
 * that of {@link IdDocument}. Never printed: {@link #toString} shows the masked form.
 */
public record IdNumber(String number) {

  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{16}[0-9X]");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final int FIRST_BIRTH_YEAR = 1900;

  /** Why a text is no such number. */
  public enum Flaw {
    FORM,
    BIRTH_DATE,
    CHECK_CHARACTER
  }

  public IdNumber {
    Optional<Flaw> flaw = flawOf(number);
    if (flaw.isPresent()) {
      throw new IllegalArgumentException("not a number by GB 11643: " + flaw.get());
    }
  }

  /** Whether a canonical text has the characters of such a number, whatever they say. */
  static boolean hasForm(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * What is wrong with a canonical text, the first of form, birth date, check character; empty if
   * nothing.
   */
  public static Optional<Flaw> flawOf(String text) {
    if (!hasForm(text)) {
      return Optional.of(Flaw.FORM);
    }
    if (birthDate(text).isEmpty()) {
      return Optional.of(Flaw.BIRTH_DATE);
    }
    if (text.charAt(17) != checkCharacter(text)) {
      return Optional.of(Flaw.CHECK_CHARACTER);
    }
    return Optional.empty();
  }

  /** The check character that belongs to the first seventeen digits of the text. */
  public static char checkCharacter(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % 11);
  }

  public LocalDate birthDate() {
    return birthDate(number).orElseThrow();
  }

  public Sex sex() {
    return (number.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
  }

  /** Only the first and the last character show: what a log or a screen may carry. */
  @Override
  public String toString() {
    return number.charAt(0) + "*".repeat(16) + number.charAt(17);
  }

  private static Optional<LocalDate> birthDate(String text) {
    int year = Integer.parseInt(text.substring(6, 10));
    if (year < FIRST_BIRTH_YEAR) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              year,
              Integer.parseInt(text.substring(10, 12)),
              Integer.parseInt(text.substring(12, 14))));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
