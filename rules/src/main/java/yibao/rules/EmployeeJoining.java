package yibao.rules;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who joins the employee scheme, or pays again after a gap, and pays on from then month by month.
 */
final class EmployeeJoining {

  private static final Warning MONTH_BY_MONTH =
      new Warning(
          "职工医保按月缴费，逐月享受待遇。", "The employee scheme is paid month by month, and covers likewise.");

  private final PolicyBook book;
  private final Question question;
  private final List<Because> because = new ArrayList<>();

  EmployeeJoining(PolicyBook book, Question question) {
    this.book = book;
    this.question = question;
  }

  Assessment assess() {
    if (question.payOn().getYear() != question.year()
        || question.payOn().isBefore(question.person().birthDate())) {
      return new Assessment.Refused(Assessment.Reason.NOT_IN_SEASON);
    }
    if (Assessments.overlaps(question.person(), question.year(), question.payOn())) {
      return new Assessment.Refused(Assessment.Reason.COVER_OVERLAPS);
    }
    if (question.repairYears() > 0) {
      return new Assessment.Refused(Assessment.Reason.NOTHING_TO_REPAIR);
    }
    EmployeeStart start =
        new EmployeeStart(
            book,
            question.area(),
            question.person(),
            question.payOn(),
            question.payOn(),
            Optional.empty(),
            because);
    return new Assessment.Employee(
        cover(start.after(question.person().lastInsuredBy(question.payOn()))));
  }

  private EmployeeCover cover(Optional<EmployeeStart.Start> start) {
    LocalDate newYear = LocalDate.of(question.year(), Month.JANUARY, 1);
    LocalDate yearEnds = LocalDate.of(question.year(), Month.DECEMBER, 31);
    Optional<LocalDate> from =
        start
            .map(EmployeeStart.Start::begins)
            .map(
                day -> later(day, later(newYear, question.person().coverableFrom(question.year()))))
            .filter(day -> !day.isAfter(yearEnds));
    return new EmployeeCover(
        start.map(EmployeeStart.Start::waited),
        start.filter(known -> known.waited() > 0).map(EmployeeStart.Start::from),
        from,
        from.map(day -> yearEnds),
        start.map(known -> from.isPresent()),
        List.of(MONTH_BY_MONTH),
        because);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }
}
