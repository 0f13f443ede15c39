package yibao.rules;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * By what rules money goes from somebody's own account into somebody's wallet (医保钱包): how much at
 * once, how often a day, at which hours, and when what wasn't accepted returns. Source: 国家医疗保障局 as
 * quoted on 2025-09-18. Each rule is the stricter one of the two areas'.
 */
public final class WalletLaw {

  private final PolicyBook book;

  public WalletLaw(PolicyBook book) {
    this.book = book;
  }

  /**
   * What holds on a day between two areas.
   *
   * @param most of one transfer
   * @param aDay how many a person may offer on one day
   * @param closesAt the hour of the evening from which none may be offered
   * @param opensAt the hour of the morning from which one may be, at which the unaccepted returns
   */
  public record Terms(Money most, int aDay, int closesAt, int opensAt) {

    /** Whether transfers may be offered at that time of Shanghai's day. */
    public boolean isOpenAt(LocalTime time) {
      return time.getHour() >= opensAt && time.getHour() < closesAt;
    }

    /** When what is offered at an instant returns unless it was accepted before. */
    public LocalDateTime returnsAt(LocalDateTime offered) {
      LocalDateTime thatDay = offered.toLocalDate().atTime(opensAt, 0);
      return offered.isBefore(thatDay) ? thatDay : thatDay.plusDays(1);
    }
  }

  /** Whether an area has opened the wallet by a day. */
  public boolean isOpened(Area area, LocalDate day) {
    return book.insures(area)
        && value(area, Parameter.WALLET_OPENED, day).filter(flag -> flag == 1).isPresent();
  }

  /** What holds where both areas have opened it; empty where a source lacks for one of them. */
  public Optional<Terms> terms(Area from, Area to, LocalDate day) {
    if (!isOpened(from, day) || !isOpened(to, day)) {
      return Optional.empty();
    }
    Optional<Integer> most = both(from, to, Parameter.WALLET_TRANSFER_LIMIT, day, Math::min);
    Optional<Integer> aDay = both(from, to, Parameter.WALLET_TRANSFERS_A_DAY, day, Math::min);
    Optional<Integer> closesAt = both(from, to, Parameter.WALLET_CLOSES_AT, day, Math::min);
    Optional<Integer> opensAt = both(from, to, Parameter.WALLET_OPENS_AT, day, Math::max);
    return most.isPresent() && aDay.isPresent() && closesAt.isPresent() && opensAt.isPresent()
        ? Optional.of(new Terms(Money.ofFen(most.get()), aDay.get(), closesAt.get(), opensAt.get()))
        : Optional.empty();
  }

  private Optional<Integer> both(
      Area one, Area other, Parameter parameter, LocalDate day, BinaryOperator<Integer> stricter) {
    return value(one, parameter, day)
        .flatMap(mine -> value(other, parameter, day).map(theirs -> stricter.apply(mine, theirs)));
  }

  private Optional<Integer> value(Area area, Parameter parameter, LocalDate day) {
    return book.value(area, parameter, day).map(Cited::value);
  }
}
