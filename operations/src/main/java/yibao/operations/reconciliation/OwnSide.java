package yibao.operations.reconciliation;

import java.util.List;
import yibao.records.ChannelTransaction;

/** What a channel told of that moved on a day, as the books have it, a part at a time. */
@FunctionalInterface
public interface OwnSide {

  List<ChannelTransaction> part(int part);
}
