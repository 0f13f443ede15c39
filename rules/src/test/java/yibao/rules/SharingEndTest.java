package yibao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ends sharing on one side. */
class SharingEndTest {

  private static final Area XINING = new Area("630100");
  private static final LocalDate AGREED = LocalDate.of(2026, 3, 5);
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 9);
  private static final int MONTHS = 3;

  private static EmploymentSpell spell(EmploymentStatus status, String from) {
    return new EmploymentSpell(status, Optional.empty(), LocalDate.parse(from));
  }

  private static Working working(EmploymentSpell... spells) {
    return new Working(List.of(spells), Optional.empty());
  }

  private static Optional<SharingEnd> end(Working atAgreement, Working now) {
    Cover year =
        new Cover(
            Scheme.EMPLOYEE,
            XINING,
            2026,
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 12, 31),
            Optional.empty(),
            Optional.empty());
    return SharingEnd.of(
        SharingEnd.Side.of(XINING, atAgreement, AGREED),
        XINING,
        new Insured(List.of(year), now, Optional.empty()),
        MONTHS,
        TODAY);
  }

  @Test
  void a_spell_without_work_ends_it_from_its_first_day_even_when_it_is_over() {
    EmploymentSpell none = spell(EmploymentStatus.NONE, "2026-03-06");
    EmploymentSpell flexible = spell(EmploymentStatus.FLEXIBLE, "2026-03-08");

    assertThat(end(Working.UNTOLD, working(none))).contains(SharingEnd.EMPLOYMENT_NONE);
    assertThat(end(Working.UNTOLD, working(none, flexible))).contains(SharingEnd.EMPLOYMENT_NONE);
    assertThat(end(Working.UNTOLD, working(spell(EmploymentStatus.NONE, "2026-03-10")))).isEmpty();
    assertThat(end(Working.UNTOLD, working(spell(EmploymentStatus.NONE, "2026-03-09"))))
        .contains(SharingEnd.EMPLOYMENT_NONE);
  }

  @Test
  void a_spell_that_was_over_or_ran_when_both_agreed_doesnt() {
    EmploymentSpell none = spell(EmploymentStatus.NONE, "2026-02-01");
    EmploymentSpell back = spell(EmploymentStatus.FLEXIBLE, "2026-03-05");

    assertThat(end(working(none, back), working(none, back))).isEmpty();
    assertThat(end(Working.UNTOLD, working(none, back))).isEmpty();
    assertThat(end(working(none), working(none))).isEmpty();
    assertThat(end(working(none), working(none, spell(EmploymentStatus.RETIRED, "2026-03-07"))))
        .isEmpty();
    assertThat(end(Working.UNTOLD, working(none))).contains(SharingEnd.EMPLOYMENT_NONE);
  }
}
