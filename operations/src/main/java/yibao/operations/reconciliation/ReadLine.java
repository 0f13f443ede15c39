package yibao.operations.reconciliation;

/** What a line of a statement turned out to be. */
sealed interface ReadLine permits StatementRow, Flaw {}
