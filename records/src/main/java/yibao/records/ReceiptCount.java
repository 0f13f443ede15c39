package yibao.records;

import yibao.rules.Area;
import yibao.rules.Money;

/**
 * How many receipts of an area and benefit year were issued, and the sum that they say was kept.
 */
public record ReceiptCount(Area area, int year, long receipts, Money kept) {

  ReceiptCount plus(ReceiptCount other) {
    return new ReceiptCount(area, year, receipts + other.receipts, kept.plus(other.kept));
  }
}
