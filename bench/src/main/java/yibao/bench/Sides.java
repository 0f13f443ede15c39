package yibao.bench;

import java.time.LocalDate;
import java.util.Map;
import yibao.operations.reconciliation.Finding;
import yibao.operations.reconciliation.OwnSide;
import yibao.operations.reconciliation.Partition;
import yibao.operations.reconciliation.StatementSource;

/**
 * A day to be reconciled: a statement, and what stands on our side of it, wherever that is kept.
 *
 * @param made how many of each class have to be found
 */
record Sides(
    LocalDate day,
    StatementSource statement,
    Partition partition,
    OwnSide books,
    Map<Finding, Long> made) {}
