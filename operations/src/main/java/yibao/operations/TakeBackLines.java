package yibao.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.records.Bill;
import yibao.records.BillLine;
import yibao.records.Change;
import yibao.records.LineNumbers;
import yibao.records.Visit;
import yibao.rules.MedicalType;

/**
 * Takes lines of bills back (费用明细撤销) while no settlement of theirs stands: a batch of an
 * outpatient's visit, some lines of a stay, or all.
 */
public final class TakeBackLines {

  private static final int ANSWERED = 200;

  private final CareRecords records;
  private final VisitChange change;

  public TakeBackLines(CareRecords records) {
    this.records = records;
    this.change = new VisitChange(records);
  }

  /** Which lines of a visit. */
  public record Command(
      CareMessage message, String mdtrtId, String psnNo, Visit.Kind kind, Which which) {}

  /** Which of them. */
  public sealed interface Which {

    /** Those of one batch. */
    record Batch(String batch) implements Which {}

    /** Those of these numbers. */
    record Serials(Set<String> serials) implements Which {}

    /** All that aren't settled. */
    record All() implements Which {}
  }

  public Keyed<CareRefusal> takeBack(Command command) {
    return change.make(
        new VisitChange.Which(
            command.message(), asked(command), command.mdtrtId(), command.psnNo()),
        visit -> takenBack(visit, command));
  }

  private static List<String> asked(Command command) {
    Canonical asked = Canonical.of("take back").with(command.mdtrtId()).with(command.psnNo());
    switch (command.which()) {
      case Which.Batch batch -> asked.with("batch").with(batch.batch());
      case Which.Serials serials -> serials.serials().stream().sorted().forEach(asked::with);
      case Which.All all -> asked.with("all");
    }
    return asked.parts();
  }

  private VisitChange.Next takenBack(Visit visit, Command command) {
    if (visit.kind() != command.kind()) {
      return new VisitChange.Next.Refused(
          new CareRefusal.OtherKind(visit.type().orElse(typeOf(visit.kind()))));
    }
    LineNumbers numbers = records.visits().lines().numbers(visit.mdtrtId());
    List<BillLine> standing = records.visits().lines().standing(visit.mdtrtId());
    Set<String> batches = standing.stream().map(BillLine::batch).collect(Collectors.toSet());
    Map<String, Bill> bills = records.visits().bills(visit.mdtrtId(), batches);
    Set<String> settled =
        bills.values().stream()
            .filter(bill -> bill.settledAs().isPresent())
            .map(Bill::batch)
            .collect(Collectors.toSet());
    Optional<CareRefusal> unknown = unknown(command.which(), standing);
    if (unknown.isPresent()) {
      return new VisitChange.Next.Refused(unknown.get());
    }
    List<BillLine> asked =
        standing.stream().filter(line -> isAsked(command.which(), line)).toList();
    List<BillLine> open = asked.stream().filter(line -> !settled.contains(line.batch())).toList();
    boolean all = command.which() instanceof Which.All;
    if (open.size() < asked.size() && (!all || open.isEmpty())) {
      return new VisitChange.Next.Refused(new CareRefusal.BillStands());
    }
    return new VisitChange.Next.With(
        open.isEmpty() ? List.of() : changes(numbers, open, bills), new Answer(ANSWERED, ""));
  }

  private List<Change> changes(LineNumbers numbers, List<BillLine> lines, Map<String, Bill> bills) {
    List<Change> changes =
        new ArrayList<>(
            records
                .visits()
                .lines()
                .takeBack(numbers, lines.stream().map(BillLine::serial).toList()));
    UploadLines.summed(lines)
        .forEach(
            (batch, sum) ->
                changes.add(
                    records
                        .visits()
                        .replace(
                            bills
                                .getOrDefault(batch, Bill.empty(numbers.mdtrtId(), batch))
                                .with(sum.parts().negated(), -sum.lines()))));
    return changes;
  }

  private static Optional<CareRefusal> unknown(Which which, List<BillLine> standing) {
    return switch (which) {
      case Which.Batch batch ->
          standing.stream().anyMatch(line -> line.batch().equals(batch.batch()))
              ? Optional.empty()
              : Optional.of(new CareRefusal.NoLines());
      case Which.Serials serials -> {
        Set<String> known = standing.stream().map(BillLine::serial).collect(Collectors.toSet());
        yield serials.serials().stream()
            .filter(serial -> !known.contains(serial))
            .sorted()
            .findFirst()
            .map(CareRefusal.UnknownLine::new);
      }
      case Which.All all -> Optional.empty();
    };
  }

  private static boolean isAsked(Which which, BillLine line) {
    return switch (which) {
      case Which.Batch batch -> line.batch().equals(batch.batch());
      case Which.Serials serials -> serials.serials().contains(line.serial());
      case Which.All all -> true;
    };
  }

  /** What a visit of which nothing is told yet is said to be for. */
  static MedicalType typeOf(Visit.Kind kind) {
    return kind == Visit.Kind.STAY ? MedicalType.STAY : MedicalType.OUTPATIENT;
  }
}
