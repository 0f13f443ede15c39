package yibao.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an area asks of somebody who retires in a month: the years, what those that are missing cost
 * when they are paid at once (一次性补缴), and for scale how many in work there are for each who is
 * retired.
 *
 * @param ofAMonth what a missing month costs, half up to the fen
 */
public record Retirement(
    Area area,
    Retiring who,
    RetirementYears years,
    Optional<Money> ofAMonth,
    Optional<WorkersPerRetiree> workers,
    List<Because> because) {

  private static final Warning SEX_DECIDES =
      new Warning(
          "档案未载明性别，而男女的最低缴费年限不同，因此无法说明须缴多少个月；请到医保经办机构登记载明性别的证件。",
          "The file doesn't say the sex, and men and women need different years, so what is needed"
              + " can't be said; have the bureau enter a document that states it.");

  private static final Warning AS_THE_FILE_STANDS =
      new Warning(
          "按档案现有的缴费计算：此后缴纳的月份和经认定的视同缴费年限会减少所缺月数。",
          "Counted is what the file holds: months paid for from now on, and years that the bureau"
              + " deems to be paid for, make fewer missing.");

  public Retirement {
    because = List.copyOf(because);
  }

  /** By what holds on the first of the month. */
  public static Retirement of(PolicyBook book, Area area, Retiring who) {
    LocalDate day = who.month().atDay(1);
    RetirementYears years = RetirementYears.of(book, area, who);
    List<Because> because = new ArrayList<>(years.because());
    Optional<Money> ofAMonth = ofAMonth(book, area, day, years, because);
    Optional<WorkersPerRetiree> workers = WorkersPerRetiree.in(book, area, day);
    workers.ifPresent(
        stated ->
            because.add(
                Because.of(Because.Rule.WORKERS_PER_RETIREE, stated.clause(), stated.ratio())));
    return new Retirement(area, who, years, ofAMonth, workers, because);
  }

  private static Optional<Money> ofAMonth(
      PolicyBook book, Area area, LocalDate day, RetirementYears years, List<Because> because) {
    Optional<Cited<Integer>> base = book.value(area, Parameter.RETIREMENT_LUMP_SUM_BASE, day);
    Optional<Cited<Integer>> rate = book.value(area, Parameter.RETIREMENT_LUMP_SUM_RATE, day);
    if (base.isEmpty() || rate.isEmpty()) {
      return Optional.empty();
    }
    Money whole = Money.ofFen(base.get().value());
    Rate part = new Rate(rate.get().value());
    Money ofAMonth = part.of(whole);
    years
        .missing()
        .filter(months -> months > 0)
        .ifPresent(
            months -> {
              because.add(
                  Because.of(Because.Rule.RETIREMENT_LUMP_SUM_BASE, base.get().clause(), whole));
              because.add(
                  Because.of(
                      Because.Rule.RETIREMENT_LUMP_SUM,
                      rate.get().clause(),
                      whole,
                      part,
                      ofAMonth,
                      months,
                      ofAMonth.times(months)));
            });
    return Optional.of(ofAMonth);
  }

  /** What the missing months come to; nothing where none is missing, whatever one costs. */
  public Optional<Money> lumpSum() {
    return years
        .missing()
        .flatMap(
            months ->
                months == 0 ? Optional.of(Money.ZERO) : ofAMonth.map(each -> each.times(months)));
  }

  /** The parts that no source states, by their fields in an answer. */
  public List<String> unpublished() {
    List<String> parts = new ArrayList<>();
    if (years.needed().isEmpty() && !years.sexDecides()) {
      parts.add("neededMonths");
    }
    if (years.neededActual().isEmpty()) {
      parts.add("neededActualMonths");
    }
    if (years.missing().isEmpty() && !years.sexDecides()) {
      parts.add("missingMonths");
    }
    if (lumpSum().isEmpty() && !(years.sexDecides() && ofAMonth.isPresent())) {
      parts.add("lumpSumFen");
    }
    if (workers.isEmpty()) {
      parts.add("workersPerRetiree");
    }
    return List.copyOf(parts);
  }

  /** What the person should know beside the figures. */
  public List<Warning> warnings() {
    boolean noneMissing = years.missing().filter(months -> months == 0).isPresent();
    return Stream.of(
            Optional.of(SEX_DECIDES).filter(warning -> years.sexDecides()),
            Optional.of(AS_THE_FILE_STANDS).filter(warning -> !noneMissing))
        .flatMap(Optional::stream)
        .toList();
  }
}
