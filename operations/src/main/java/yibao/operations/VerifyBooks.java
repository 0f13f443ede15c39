package yibao.operations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import yibao.records.Accounts;
import yibao.records.Books;
import yibao.records.FoldedPart;
import yibao.records.Folding;
import yibao.records.Ledger;
import yibao.records.Movement;
import yibao.records.ReceiptCount;
import yibao.records.Seal;

/**
 * Proves the books from their postings alone: works out every sealed day again and compares each
 * part, balance and seal with what is kept; finds for each receipt its order; walks the chain of
 * each person's account; holds what is owed and what people's accounts hold against the accounts of
 * the ledger that say so, and what cleared a month between areas against what that month moved. It
 * changes nothing.
 */
public final class VerifyBooks {

  private final PaymentRecords records;
  private final Accounts accounts;
  private final Hands hands;

  /** With a single pair of hands. */
  public VerifyBooks(PaymentRecords records, Accounts accounts) {
    this(records, accounts, Hands.one());
  }

  /**
   * Proves the books of these records.
   *
   * @param hands that read the parts of a day
   */
  public VerifyBooks(PaymentRecords records, Accounts accounts, Hands hands) {
    this.records = records;
    this.accounts = accounts;
    this.hands = hands;
  }

  /** A place where the books don't hold, and what is wrong there. */
  public record Finding(String place, String what) {}

  /**
   * What was gone through and found.
   *
   * @param seals of the days that were worked out again, in their order
   * @param open days since, whose postings were added up
   */
  public record Verified(
      List<Seal> seals,
      int open,
      long postings,
      List<ReceiptCount> receipts,
      List<Movement> balances,
      List<Finding> findings) {

    public Verified {
      seals = List.copyOf(seals);
      receipts = List.copyOf(receipts);
      balances = List.copyOf(balances);
      findings = List.copyOf(findings);
    }

    /** The seal with a root, as a certificate names it. */
    public Optional<Seal> seal(String root) {
      return seals.stream().filter(seal -> seal.root().equals(root)).findFirst();
    }
  }

  /**
   * Goes through all the books.
   *
   * @param today the last day on which something can have been booked
   */
  public Verified verify(LocalDate today) {
    return new Run(today).verified();
  }

  /** One going through. */
  private final class Run {

    private final LocalDate today;
    private final Books books = records.books();
    private final List<Finding> findings = new ArrayList<>();
    private final ChainProof chains = new ChainProof(accounts, records.ledger(), this::find);
    private final ClearingProof clearings = new ClearingProof(this::find);
    private final List<ReceiptCount> receipts = new ArrayList<>();
    private List<Movement> balances = List.of();
    private final List<Seal> seals = new ArrayList<>();
    private long postings;

    Run(LocalDate today) {
      this.today = today;
    }

    Verified verified() {
      int open = 0;
      Optional<LocalDate> first = books.opened();
      if (first.isPresent()) {
        for (LocalDate day = first.get(); !day.isAfter(today); day = day.plusDays(1)) {
          Optional<Seal> seal = books.seal(day);
          List<FoldedPart> parts = worked(day);
          if (seal.isPresent()) {
            compare(seal.get(), parts, open > 0);
            seals.add(seal.get());
          } else {
            open++;
          }
        }
      }
      new OwedProof(records.owedMoney(), this::find).hold(balances);
      chains.hold(balances);
      clearings.hold(balances);
      return new Verified(seals, open, postings, Folding.count(receipts), balances, findings);
    }

    /** The day's parts as its postings say, added to the balances. */
    private List<FoldedPart> worked(LocalDate day) {
      List<Supplier<PartProof>> reads = new ArrayList<>();
      for (int part = 0; part < Ledger.PARTS; part++) {
        int number = part;
        reads.add(() -> PartProof.of(records, day, number));
      }
      List<FoldedPart> parts = new ArrayList<>();
      List<Movement> moved = new ArrayList<>(balances);
      for (PartProof read : hands.all(reads)) {
        FoldedPart fold = read.fold();
        parts.add(fold);
        moved.addAll(fold.movements());
        receipts.addAll(fold.receipts());
        postings += fold.postings();
        findings.addAll(read.findings());
        read.links().forEach(chains::see);
        clearings.see(fold, read.clearings());
      }
      balances = Folding.sum(moved);
      return parts;
    }

    private void compare(Seal seal, List<FoldedPart> parts, boolean afterAGap) {
      String place = seal.day().toString();
      if (afterAGap) {
        find(place, "it is sealed, though a day before isn't");
      }
      for (FoldedPart kept : books.parts(seal.day())) {
        if (!kept.equals(parts.get(kept.part()))) {
          find(place + " part " + kept.part(), "its postings aren't those that were folded");
        }
      }
      if (!seal.before().equals(seals.isEmpty() ? "" : seals.getLast().root())) {
        find(place, "its seal doesn't stand on the one before");
      }
      if (!seal.root().equals(Seal.root(seal.day(), seal.before(), parts, balances))) {
        find(place, "its seal isn't that of its postings and balances");
      }
      if (!keptBalances(seal).equals(balances)) {
        find(place, "the balances after it aren't the sum of the postings");
      }
      long counted = parts.stream().mapToLong(FoldedPart::postings).sum();
      List<ReceiptCount> issued =
          Folding.count(parts.stream().flatMap(part -> part.receipts().stream()).toList());
      if (counted != seal.postings() || !issued.equals(seal.receipts())) {
        find(place, "it has " + counted + " postings, its seal says " + seal.postings());
      }
    }

    private List<Movement> keptBalances(Seal seal) {
      try {
        return books.balances(seal);
      } catch (IllegalStateException missing) {
        return List.of();
      }
    }

    private void find(String place, String what) {
      findings.add(new Finding(place, what));
    }
  }
}
