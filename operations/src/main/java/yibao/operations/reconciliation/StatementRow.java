package yibao.operations.reconciliation;

import java.time.Instant;
import yibao.records.ChannelTransaction;
import yibao.rules.Money;

/**
 * A movement of money as a channel's statement (对账单) has it.
 *
 * @param line where it stands in the file, the header being line 1
 * @param number the channel's {@code channelTxnNo}; of each kind it has another set of numbers
 * @param channelOrderNo the channel's own number of the order
 * @param amount always positive; the kind says which way it went
 * @param at when the money moved, in whole seconds
 */
public record StatementRow(
    long line,
    ChannelTransaction.Kind kind,
    String number,
    String channelOrderNo,
    Money amount,
    Instant at)
    implements ReadLine {}
