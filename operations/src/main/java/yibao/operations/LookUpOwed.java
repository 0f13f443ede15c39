package yibao.operations;

import java.util.Optional;
import yibao.records.OwedMoney;
import yibao.records.Refund;
import yibao.records.Suspense;

/** Finds what goes back and what stands in suspense; another channel's doesn't exist for it. */
public final class LookUpOwed {

  private static final int PAGE = 50;

  private final OwedMoney owed;

  public LookUpOwed(OwedMoney owed) {
    this.owed = owed;
  }

  public Optional<Refund> refund(Channel channel, String refundId) {
    return owed.refund(refundId).filter(refund -> refund.channel().equals(channel.name()));
  }

  /** A channel's refunds, those that stand in one way or all. */
  public OwedMoney.Page<Refund> refunds(
      Channel channel, Optional<Refund.Status> status, Optional<String> after) {
    return owed.refunds(channel.name(), status, after, PAGE);
  }

  /** What stands in suspense for a channel, or for all if none is given. */
  public OwedMoney.Page<Suspense> suspense(
      Optional<Channel> channel, Optional<Suspense.Status> status, Optional<String> after) {
    return owed.suspense(channel.map(Channel::name), status, after, PAGE);
  }
}
