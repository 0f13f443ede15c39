package yibao.waitingperiod;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yibao.rules.Cover;
import yibao.rules.Question;
import yibao.rules.Scheme;

/**
 * A spell of cover and what is told of its use.
 *
 * @param claimed whether the fund paid anything, where that is told
 * @param incentiveUsed whether serious-illness insurance paid out of the credit, where that is told
 */
record ToldClaims(Cover cover, Optional<Boolean> claimed, Optional<Boolean> incentiveUsed) {

  /**
   * What is known of the claims of each year before that paid for. One claim is enough for a year
   * to have claims; to have none, all residents' cover of the year must be told to have none.
   */
  static List<Question.Claims> before(int year, List<ToldClaims> spells) {
    List<Question.Claims> claims = new ArrayList<>();
    for (int past = Facts.FIRST_YEAR; past < year; past++) {
      of(past, spells).ifPresent(claims::add);
    }
    return claims;
  }

  private static Optional<Question.Claims> of(int year, List<ToldClaims> spells) {
    List<ToldClaims> ofTheYear =
        spells.stream()
            .filter(spell -> spell.cover().scheme() == Scheme.RESIDENT)
            .filter(spell -> spell.cover().touches(year))
            .toList();
    boolean used = ofTheYear.stream().anyMatch(ToldClaims::usedIncentive);
    if (used || ofTheYear.stream().anyMatch(spell -> spell.claimed().orElse(false))) {
      boolean claimed = ofTheYear.stream().anyMatch(ToldClaims::hadClaims);
      return Optional.of(new Question.Claims(year, claimed, used));
    }
    boolean noneKnown =
        !ofTheYear.isEmpty() && ofTheYear.stream().allMatch(spell -> spell.claimed().isPresent());
    return noneKnown ? Optional.of(new Question.Claims(year, false, false)) : Optional.empty();
  }

  private boolean usedIncentive() {
    return incentiveUsed.orElse(false);
  }

  /** Who used the credit was paid something, unless it is told otherwise. */
  private boolean hadClaims() {
    return claimed.orElse(usedIncentive());
  }
}
