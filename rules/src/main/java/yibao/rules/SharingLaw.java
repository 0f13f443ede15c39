package yibao.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Between which areas and since when an employee may share the own account with a relative (个人账户家庭
 * 共济), and in which order accounts pay. In a province since its own rule, across provinces since
 * the notice of 2026-01-09. What no pack of either side states is not published.
 */
public final class SharingLaw {

  private final PolicyBook book;

  public SharingLaw(PolicyBook book) {
    this.book = book;
  }

  /**
   * The clause by which somebody insured in one area may share with somebody in another on a day;
   * empty where none does.
   */
  public Optional<Cited<Integer>> allows(Area owner, Area beneficiary, LocalDate day) {
    Parameter asked =
        owner.isInProvinceOf(beneficiary)
            ? Parameter.SHARING_IN_PROVINCE
            : Parameter.SHARING_ACROSS_PROVINCES;
    return flag(owner, asked, day).filter(clause -> flag(beneficiary, asked, day).isPresent());
  }

  /**
   * After how many months without cover sharing ends; the nation's, where no pack is of the area
   * that somebody has moved to.
   */
  public int monthsUninsured(Area area, LocalDate day) {
    return book.value(area, Parameter.SHARING_ENDS_UNINSURED, day)
        .or(() -> book.value(Area.NATIONAL, Parameter.SHARING_ENDS_UNINSURED, day))
        .map(Cited::value)
        .orElseThrow(() -> new IllegalStateException("the national pack says when sharing ends"));
  }

  /** What decides the order in which accounts pay for somebody (支付顺序). */
  public record PayingOrder(Cited<Integer> ownAccountFirst, Cited<Integer> walletBeforeRelatives) {}

  /** Of an area on a day; empty where no source says it. */
  public Optional<PayingOrder> payingOrder(Area area, LocalDate day) {
    return book.value(area, Parameter.OWN_ACCOUNT_FIRST, day)
        .flatMap(
            own ->
                book.value(area, Parameter.WALLET_BEFORE_RELATIVES, day)
                    .map(wallet -> new PayingOrder(own, wallet)));
  }

  private Optional<Cited<Integer>> flag(Area area, Parameter parameter, LocalDate day) {
    return book.insures(area)
        ? book.value(area, parameter, day).filter(clause -> clause.value() == 1)
        : Optional.empty();
  }
}
