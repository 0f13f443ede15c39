package yibao.operations;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import yibao.records.Bill;
import yibao.records.BillLine;
import yibao.records.Catalogue;
import yibao.records.Change;
import yibao.records.LineNumbers;
import yibao.records.Visit;
import yibao.rules.Area;
import yibao.rules.BillParts;
import yibao.rules.CatalogueRow;
import yibao.rules.Money;

/**
 * Takes lines of bills (费用明细上传) and divides each by the catalogue of the institution's area as it
 * is on the day of the line. The parts are stored: a later correction of the catalogue doesn't move
 * them.
 */
public final class UploadLines {

  /** Of one visit; what stands of them is read whole. */
  static final int MOST_LINES = 20_000;

  private final CareRecords records;
  private final Catalogue catalogue;
  private final VisitChange change;
  private final Function<List<BillLine>, Answer> answer;

  /**
   * @param answer what is answered, now and to a repeat
   */
  public UploadLines(
      CareRecords records, Catalogue catalogue, Function<List<BillLine>, Answer> answer) {
    this.records = records;
    this.catalogue = catalogue;
    this.change = new VisitChange(records);
    this.answer = answer;
  }

  /**
   * Lines of one visit.
   *
   * @param area the institution's, whose catalogue it is
   */
  public record Command(
      CareMessage message,
      Area area,
      String mdtrtId,
      String psnNo,
      Visit.Kind kind,
      List<Line> lines) {}

  /**
   * One as the institution sends it.
   *
   * @param batch empty of a stay
   */
  public record Line(
      String serial, String batch, String code, Instant occurred, Money amount, BigDecimal count) {}

  public Keyed<CareRefusal> upload(Command command) {
    return change.make(
        new VisitChange.Which(
            command.message(), asked(command), command.mdtrtId(), command.psnNo()),
        visit -> uploaded(visit, command));
  }

  private static List<String> asked(Command command) {
    Canonical asked = Canonical.of("lines").with(command.mdtrtId()).with(command.psnNo());
    command
        .lines()
        .forEach(
            line ->
                asked
                    .with(line.serial())
                    .with(line.batch())
                    .with(line.code())
                    .with(line.occurred())
                    .with(line.amount())
                    .with(line.count().stripTrailingZeros().toPlainString()));
    return asked.parts();
  }

  private VisitChange.Next uploaded(Visit visit, Command command) {
    if (visit.kind() != command.kind()) {
      return new VisitChange.Next.Refused(
          new CareRefusal.OtherKind(visit.type().orElse(TakeBackLines.typeOf(visit.kind()))));
    }
    LineNumbers numbers = records.visits().lines().numbers(visit.mdtrtId());
    Optional<CareRefusal> refusal = refusal(numbers, command.lines());
    if (refusal.isPresent()) {
      return new VisitChange.Next.Refused(refusal.get());
    }
    Set<String> batches = command.lines().stream().map(Line::batch).collect(Collectors.toSet());
    Map<String, Bill> bills = records.visits().bills(visit.mdtrtId(), batches);
    if (bills.values().stream().anyMatch(bill -> bill.settledAs().isPresent())) {
      return new VisitChange.Next.Refused(new CareRefusal.BillStands());
    }
    List<BillLine> lines = divided(command);
    List<Change> changes = new ArrayList<>(records.visits().lines().enter(numbers, lines));
    summed(lines)
        .forEach(
            (batch, sum) ->
                changes.add(
                    records
                        .visits()
                        .replace(
                            bills
                                .getOrDefault(batch, Bill.empty(visit.mdtrtId(), batch))
                                .with(sum.parts(), sum.lines()))));
    return new VisitChange.Next.With(changes, answer.apply(lines));
  }

  private static Optional<CareRefusal> refusal(LineNumbers standing, List<Line> lines) {
    Set<String> told = new HashSet<>();
    for (Line line : lines) {
      if (standing.has(line.serial()) || !told.add(line.serial())) {
        return Optional.of(new CareRefusal.LineStands(line.serial()));
      }
    }
    return standing.count() + lines.size() > MOST_LINES
        ? Optional.of(new CareRefusal.TooManyLines(MOST_LINES))
        : Optional.empty();
  }

  private List<BillLine> divided(Command command) {
    Map<String, List<CatalogueRow>> listed =
        catalogue.find(
            command.area(), command.lines().stream().map(Line::code).collect(Collectors.toSet()));
    return command.lines().stream()
        .map(line -> divided(line, listed.getOrDefault(line.code(), List.of())))
        .toList();
  }

  private static BillLine divided(Line line, List<CatalogueRow> listed) {
    Optional<CatalogueRow> row = CatalogueRow.on(ShanghaiTime.dateOf(line.occurred()), listed);
    return new BillLine(
        line.serial(),
        line.batch(),
        line.code(),
        line.occurred(),
        line.amount(),
        line.count(),
        row,
        row.map(found -> found.parts(line.amount(), line.count()))
            .orElseGet(() -> CatalogueRow.unlisted(line.amount())));
  }

  /** What lines of one bill come to. */
  record Sum(BillParts parts, int lines) {

    static final Sum NOTHING = new Sum(BillParts.NOTHING, 0);

    Sum with(BillLine line) {
      return new Sum(parts.plus(line.parts()), lines + 1);
    }
  }

  /** What lines come to, by their batches. */
  static Map<String, Sum> summed(List<BillLine> lines) {
    Map<String, Sum> sums = new LinkedHashMap<>();
    lines.forEach(
        line -> sums.put(line.batch(), sums.getOrDefault(line.batch(), Sum.NOTHING).with(line)));
    return sums;
  }
}
