package yibao.operations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import yibao.operations.VerifyBooks.Finding;
import yibao.receipts.ReceiptNo;
import yibao.records.ChainLink;
import yibao.records.FoldedPart;
import yibao.records.Ledger;
import yibao.records.Order;
import yibao.records.Posting;

/**
 * A part of a day as its postings say, folded once more.
 *
 * @param links of the chains of people's accounts that its postings are
 * @param clearings those of its postings that clear a month between areas
 * @param findings postings that can't be read or stand at a wrong place, receipts that no order has
 */
record PartProof(
    FoldedPart fold, List<ChainLink> links, List<Posting> clearings, List<Finding> findings) {

  PartProof {
    links = List.copyOf(links);
    clearings = List.copyOf(clearings);
    findings = List.copyOf(findings);
  }

  static PartProof of(PaymentRecords records, LocalDate day, int part) {
    return new Reading(records, day, part).read();
  }

  /** One going through. */
  private static final class Reading {

    private static final int PAGE = 500;
    private static final int ORDERS_AT_ONCE = 100;

    private final PaymentRecords records;
    private final LocalDate day;
    private final int part;
    private final List<ChainLink> links = new ArrayList<>();
    private final List<Posting> clearings = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Reading(PaymentRecords records, LocalDate day, int part) {
      this.records = records;
      this.day = day;
      this.part = part;
    }

    PartProof read() {
      FoldedPart fold = SealBooks.fold(day, part, this::checkedPage);
      return new PartProof(fold, links, clearings, findings);
    }

    private List<Ledger.Stored> checkedPage(Optional<String> after) {
      List<Ledger.Stored> page = page(after);
      for (Ledger.Stored stored : page) {
        checkPlace(stored.posting());
        links.addAll(stored.posting().chain());
        checkAreas(stored.posting());
      }
      checkReceipts(page);
      return page;
    }

    /** A posting that can't be read, or doesn't sum to zero, ends its part. */
    private List<Ledger.Stored> page(Optional<String> after) {
      try {
        return records.ledger().ofDay(day, part, after, PAGE);
      } catch (IllegalArgumentException | IllegalStateException unreadable) {
        find(place(), "a posting can't be read: " + unreadable.getMessage());
        return List.of();
      }
    }

    private void checkPlace(Posting posting) {
      if (!Ledger.dayOf(posting).equals(day) || Ledger.partOf(posting.postingId()) != part) {
        find(place(), "posting " + posting.postingId() + " was booked at " + posting.bookedAt());
      }
    }

    private void checkAreas(Posting posting) {
      if (posting.cause() == Posting.Cause.AREAS_CLEARED) {
        clearings.add(posting);
        return;
      }
      try {
        AreaClearing.debts(posting);
      } catch (IllegalStateException ambiguous) {
        find(place(), String.valueOf(ambiguous.getMessage()));
      }
    }

    private void checkReceipts(List<Ledger.Stored> page) {
      Map<String, String> receiptsByOrder = new HashMap<>();
      for (Ledger.Stored stored : page) {
        stored
            .posting()
            .receiptNo()
            .ifPresent(
                number ->
                    ReceiptNo.parse(number)
                        .ifPresentOrElse(
                            receipt -> receiptsByOrder.put(receipt.orderId(), number),
                            () -> find("receipt " + number, "its check character is wrong")));
      }
      List<String> orderIds = new ArrayList<>(receiptsByOrder.keySet());
      for (int from = 0; from < orderIds.size(); from += ORDERS_AT_ONCE) {
        int to = Math.min(orderIds.size(), from + ORDERS_AT_ONCE);
        checkOrders(new HashSet<>(orderIds.subList(from, to)), receiptsByOrder);
      }
    }

    private void checkOrders(Set<String> orderIds, Map<String, String> receiptsByOrder) {
      Map<String, Order> orders = records.orders().find(orderIds);
      for (String orderId : orderIds) {
        Optional<String> receipt = Optional.ofNullable(receiptsByOrder.get(orderId));
        Optional<String> kept = Optional.ofNullable(orders.get(orderId)).flatMap(Order::receiptNo);
        if (!kept.equals(receipt)) {
          find("receipt " + receipt.orElse(""), "no order has it");
        }
      }
    }

    private String place() {
      return day + " part " + part;
    }

    private void find(String place, String what) {
      findings.add(new Finding(place, what));
    }
  }
}
