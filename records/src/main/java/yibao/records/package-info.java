/**
 * What is stored: one class per DynamoDB table, the transaction that changes several at once, and
 * the vault for what names a person.
 */
@NullMarked
package yibao.records;

import org.jspecify.annotations.NullMarked;
