package yibao.records;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import yibao.rules.BillParts;
import yibao.rules.CatalogueRow;
import yibao.rules.Money;

/**
 * A line of a bill (费用明细) with the parts into which the catalogue divided it when it came.
 *
 * @param serial the institution's number for it, one of the visit (费用明细流水号)
 * @param batch what it is settled with (收费批次号); empty of a stay, which is settled as a whole
 * @param code by which the catalogue speaks of it (医疗目录编码)
 * @param count how many; below zero where it takes another line back
 * @param row what the catalogue says of it, unless it isn't there
 */
public record BillLine(
    String serial,
    String batch,
    String code,
    Instant occurred,
    Money amount,
    BigDecimal count,
    Optional<CatalogueRow> row,
    BillParts parts) {}
