package yibao.operations.reconciliation;

/**
 * What is wrong with a line of a statement, and what mends it.
 *
 * @param line where it stands in the file, the header being line 1
 */
public record Flaw(long line, String chinese, String english) implements ReadLine {}
