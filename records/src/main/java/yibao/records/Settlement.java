package yibao.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.rules.Area;
import yibao.rules.BenefitGap;
import yibao.rules.BenefitSetting;
import yibao.rules.BillParts;
import yibao.rules.MedicalType;
import yibao.rules.Money;
import yibao.rules.Rate;
import yibao.rules.Scheme;
import yibao.rules.YearSums;

/**
 * A bill as it was settled (结算), and as the institution has it. Kept for ever; that it was taken
 * back is another settlement, with its amounts turned.
 *
 * @param setlId its number (结算ID)
 * @param number in the person's scheme and year, from 1 on
 * @param before the sums of the year before it
 * @param after the sums with it
 * @param balance what is free in the patient's own account after it (余额)
 * @param settledAt the business instant
 * @param msgid the institution's number for the message that settled it
 * @param policyRelease the law that it was decided under
 * @param undoes the settlement that this one takes back, if it does
 * @param undoneBy the settlement that has taken this one back
 * @param voided whether the message that made it was undone (冲正): it counts in no statement, nor
 *     does what took it back
 * @param replays how it came out each time when it was computed again, the last one last
 */
public record Settlement(
    String setlId,
    String psnNo,
    Scheme scheme,
    int year,
    int number,
    Treatment treatment,
    Patient patient,
    BillParts billed,
    YearSums before,
    YearSums after,
    Funds funds,
    List<FromAccount> accounts,
    Money balance,
    Instant settledAt,
    String msgid,
    Optional<String> invoice,
    String policyRelease,
    Optional<String> undoes,
    Optional<String> undoneBy,
    boolean voided,
    List<Replay> replays) {

  public Settlement {
    accounts = List.copyOf(accounts);
    replays = List.copyOf(replays);
    if (cashOf(billed, funds, accounts).fen() < 0 && undoes.isEmpty()) {
      throw new IllegalArgumentException("more is paid than billed: " + setlId);
    }
  }

  /**
   * Where, when and how somebody was treated.
   *
   * @param batch of the visit's bill; empty of a stay
   * @param institutionArea where the institution is
   * @param insured the pooling area whose funds pay
   * @param day of the visit, or of admission
   * @param until the day of discharge; of a visit the same
   */
  public record Treatment(
      String mdtrtId,
      String batch,
      String institution,
      Area institutionArea,
      Area insured,
      LocalDate day,
      LocalDate until,
      MedicalType type,
      BenefitSetting setting) {}

  /**
   * Who was treated, as known that day.
   *
   * @param documentType of the national list (人员证件类型)
   */
  public record Patient(
      String name,
      Optional<String> documentType,
      Optional<String> documentNumber,
      Optional<String> sex,
      LocalDate birthDate) {

    /** Masked, so that no log has them. */
    @Override
    public String toString() {
      return "a patient born on " + birthDate;
    }
  }

  /**
   * What the funds pay.
   *
   * @param parts of the bill as settled
   * @param poolRate by what share the pool pays above the deductible
   */
  public record Funds(
      BillParts parts,
      Money deductibleUsed,
      Rate poolRate,
      Paid pool,
      Paid serious,
      Paid aid,
      Optional<OpenAid> openAid) {

    /** What all of them pay together. */
    public Money together() {
      return pool.amount().plus(serious.amount()).plus(aid.amount());
    }

    private Funds negated() {
      return new Funds(
          parts.negated(),
          deductibleUsed.negated(),
          poolRate,
          pool.negated(),
          serious.negated(),
          aid.negated(),
          Optional.empty());
    }
  }

  /**
   * What a fund pays.
   *
   * @param because its arithmetic, for the patient; empty where it takes no part
   */
  public record Paid(Money amount, String because) {

    private Paid negated() {
      return new Paid(amount.negated(), because);
    }
  }

  /** What medical aid can't pay for want of a published value. */
  public record OpenAid(BenefitGap missing, Money upTo) {}

  /**
   * What an account pays of what the funds leave.
   *
   * @param number whose, or that of the patient's wallet
   * @param relationId by which relation a relative's pays
   */
  public record FromAccount(String number, Optional<String> relationId, Money amount) {

    private FromAccount negated() {
      return new FromAccount(number, relationId, amount.negated());
    }
  }

  /**
   * How a bill comes out.
   *
   * @param before the year's sums before it
   * @param after those with it
   */
  public record Standing(YearSums before, Funds funds, YearSums after) {}

  /**
   * A bill computed again (重算), since one before it was taken back. What the institution has stays
   * as it is; the difference is between funds and person.
   *
   * @param causedBy the settlement that took the earlier one back
   * @param missing what no source states, for which the difference stays open
   */
  public record Replay(Standing standing, String causedBy, Optional<BenefitGap> missing) {}

  /** How it stands now: as it was computed last. */
  public Standing standing() {
    return replays.isEmpty() ? new Standing(before, funds, after) : replays.getLast().standing();
  }

  /** Whether it counts in the year: it takes none back, and wasn't taken back. */
  public boolean counts() {
    return undoes.isEmpty() && undoneBy.isEmpty();
  }

  /** Taken back by another. */
  public Settlement undoneBy(Settlement other) {
    return with(Optional.of(other.setlId), other.voided, replays);
  }

  /** Standing again, since what took it back is void. */
  public Settlement restored() {
    return with(Optional.empty(), false, replays);
  }

  /** Made by a message that was undone. */
  public Settlement madeVoid() {
    return with(undoneBy, true, replays);
  }

  /** Computed again. */
  public Settlement replayed(Replay replay) {
    return with(undoneBy, voided, Stream.concat(replays.stream(), Stream.of(replay)).toList());
  }

  private Settlement with(
      Optional<String> nowUndoneBy, boolean nowVoided, List<Replay> nowReplays) {
    return new Settlement(
        setlId,
        psnNo,
        scheme,
        year,
        number,
        treatment,
        patient,
        billed,
        before,
        after,
        funds,
        accounts,
        balance,
        settledAt,
        msgid,
        invoice,
        policyRelease,
        undoes,
        nowUndoneBy,
        nowVoided,
        nowReplays);
  }

  /**
   * What takes this one back (撤销): all its amounts turned, as they were settled.
   *
   * @param taking its number
   * @param year the year's sums with it
   * @param left what is free in the patient's own account then
   */
  public Settlement turned(
      String taking, BenefitYear year, Money left, Instant at, String byMsgid) {
    return new Settlement(
        taking,
        psnNo,
        scheme,
        year.year(),
        year.settlements(),
        treatment,
        patient,
        billed.negated(),
        year.sums(),
        year.sums(),
        funds.negated(),
        accounts.stream().map(FromAccount::negated).toList(),
        left,
        at,
        byMsgid,
        invoice,
        policyRelease,
        Optional.of(setlId),
        Optional.empty(),
        false,
        List.of());
  }

  /** What is left to the person (个人负担总额). */
  public Money person() {
    return billed.total().minus(funds.together());
  }

  /** What accounts pay (个人账户支付), the family's among them. */
  public Money fromAccounts() {
    return fromAccounts(accounts);
  }

  /** What wallet and relatives pay of that (个账共济支付). */
  public Money fromFamily() {
    return fromAccounts(
        accounts.stream().filter(account -> !account.number().equals(psnNo)).toList());
  }

  /** What is paid in cash (现金支付). */
  public Money cash() {
    return cashOf(billed, funds, accounts);
  }

  private static Money cashOf(BillParts billed, Funds funds, List<FromAccount> accounts) {
    return billed.total().minus(funds.together()).minus(fromAccounts(accounts));
  }

  private static Money fromAccounts(List<FromAccount> accounts) {
    return accounts.stream().map(FromAccount::amount).reduce(Money.ZERO, Money::plus);
  }
}
