package yibao.records;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import yibao.rules.Area;

/**
 * An account of the ledger (会计科目), named by what it holds and whose it is. What others owe the fund
 * is positive, what is owed to others, and the fund's own income, negative.
 *
 * @param id the parts of its name joined by points, so that it may stand in a path
 */
public record Account(String id) {

  private static final String CLEARING = "channel-clearing";
  private static final String CONTRIBUTIONS = "personal-contributions";
  private static final String EMPLOYERS = "employer-contributions";
  private static final String EMPLOYEES = "employee-contributions";
  private static final String RECEIVED = "contributions-received";
  private static final String SUBSIDY = "fiscal-subsidy";
  private static final String FUND = "pooled-fund";
  private static final String REFUNDS_DUE = "refunds-due";
  private static final String SUSPENSE = "suspense";
  private static final String PERSONAL = "personal-account";
  private static final String PERSONAL_TOGETHER = "personal-accounts";
  private static final String OPENING = "opening-balances";
  private static final String AREA_CLEARING = "area-clearing";
  private static final String AREA_SETTLEMENT = "area-settlement";
  private static final String CREDITS = "account-credits";
  private static final String INTEREST = "account-interest";
  private static final String POOL_BENEFITS = "pooled-fund-benefits";
  private static final String SERIOUS_BENEFITS = "serious-illness-benefits";
  private static final String AID_BENEFITS = "medical-aid-benefits";
  private static final String INSTITUTIONS = "owed-to-institutions";
  private static final String PATIENTS = "owed-to-patients";
  private static final String POINT = ".";

  /**
   * The chart of accounts: those of channels, of an area and benefit year, and of an area whatever
   * the year. A person's own stands in the books within that of the area's people.
   */
  private static final Pattern CHART =
      Pattern.compile(
          "(?:channel-clearing|refunds-due|suspense)\\.[A-Za-z0-9_-]{1,64}"
              + "|(?:personal-contributions|fiscal-subsidy|pooled-fund|employer-contributions"
              + "|employee-contributions|account-credits|account-interest|pooled-fund-benefits"
              + "|serious-illness-benefits|medical-aid-benefits)\\.[0-9]{6}\\.[0-9]{4}"
              + "|owed-to-institutions\\.[0-9]{6}\\.[A-Za-z0-9]{1,30}"
              + "|(?:personal-accounts|opening-balances|area-clearing|area-settlement"
              + "|contributions-received|owed-to-patients)\\.[0-9]{6}");

  /** What a channel has taken in and owes the fund. */
  public static Account channelClearing(String channel) {
    return of(CLEARING, channel);
  }

  /** Premiums of people (个人缴费), of a pooling area and benefit year. */
  public static Account personalContributions(Area area, int year) {
    return of(CONTRIBUTIONS, area.code(), Integer.toString(year));
  }

  /** What employers pay for their staff (单位缴费), of a pooling area and year. */
  public static Account employerContributions(Area area, int year) {
    return of(EMPLOYERS, area.code(), Integer.toString(year));
  }

  /** What people in the employee scheme pay themselves (职工个人缴费), of a pooling area and year. */
  public static Account employeeContributions(Area area, int year) {
    return of(EMPLOYEES, area.code(), Integer.toString(year));
  }

  /** What was received for staff lists of a pooling area, and isn't applied to the people yet. */
  public static Account contributionsReceived(Area area) {
    return of(RECEIVED, area.code());
  }

  /** What the state owes for those covered (财政补助), of a pooling area and benefit year. */
  public static Account fiscalSubsidy(Area area, int year) {
    return of(SUBSIDY, area.code(), Integer.toString(year));
  }

  /** What the pooled fund (统筹基金) of an area and benefit year has from others than the insured. */
  public static Account pooledFund(Area area, int year) {
    return of(FUND, area.code(), Integer.toString(year));
  }

  /** Money that made no cover, or no more, and goes back to who paid, through the channel. */
  public static Account refundsDue(String channel) {
    return of(REFUNDS_DUE, channel);
  }

  /** Money that nobody could match to an order or a refund, until a person has. */
  public static Account suspense(String channel) {
    return of(SUSPENSE, channel);
  }

  /** Whether there can be such an account. */
  public boolean isOfTheChart() {
    return CHART.matcher(id).matches();
  }

  /** Whether it says what a channel owes or is owed, item by item. */
  public boolean isOfWhatIsOwed() {
    return id.startsWith(REFUNDS_DUE + POINT) || id.startsWith(SUSPENSE + POINT);
  }

  /** Whether the books show in it the own accounts of an area's people. */
  public boolean isOfPeopleTogether() {
    return id.startsWith(PERSONAL_TOGETHER + POINT);
  }

  /** Whether what was paid for cover is booked in it. */
  boolean isOfContributions() {
    return kind().equals(CONTRIBUTIONS) || kind().equals(EMPLOYERS) || kind().equals(EMPLOYEES);
  }

  /** What a person's own account (个人账户) holds, owed to the person by the fund of a pooling area. */
  public static Account personalAccount(Area area, String psnNo) {
    return of(PERSONAL, area.code(), psnNo);
  }

  /** What an area brought along when it moved here: the other side of every opening balance. */
  public static Account openingBalances(Area area) {
    return of(OPENING, area.code());
  }

  /** What goes into people's own accounts (划入个人账户), for the months of a year of a pooling area. */
  public static Account accountCredits(Area area, int year) {
    return of(CREDITS, area.code(), Integer.toString(year));
  }

  /** What an area's fund gives people's accounts as interest of a year (利息). */
  public static Account accountInterest(Area area, int year) {
    return of(INTEREST, area.code(), Integer.toString(year));
  }

  /**
   * What other pooling areas owe an area (统筹区往来), less what it owes them: since the last month that
   * is cleared.
   */
  public static Account areaClearing(Area area) {
    return of(AREA_CLEARING, area.code());
  }

  /** Whether it says what other areas owe an area. */
  public boolean isOfAreaClearing() {
    return id.startsWith(AREA_CLEARING + POINT);
  }

  /** What the clearing owes an area for the months that are cleared (跨统筹区清算), less what it owes. */
  public static Account areaSettlement(Area area) {
    return of(AREA_SETTLEMENT, area.code());
  }

  /** Whether it says what the clearing owes an area. */
  public boolean isOfAreaSettlement() {
    return id.startsWith(AREA_SETTLEMENT + POINT);
  }

  /** What the pooled fund of an area pays for bills of a year (统筹基金支出). */
  public static Account poolBenefits(Area area, int year) {
    return of(POOL_BENEFITS, area.code(), Integer.toString(year));
  }

  /** What serious-illness insurance of an area pays for bills of a year (大病保险支出). */
  public static Account seriousBenefits(Area area, int year) {
    return of(SERIOUS_BENEFITS, area.code(), Integer.toString(year));
  }

  /** What medical aid of an area pays for bills of a year (医疗救助支出). */
  public static Account aidBenefits(Area area, int year) {
    return of(AID_BENEFITS, area.code(), Integer.toString(year));
  }

  /** What an area owes one of its institutions for bills (应付定点医药机构款). */
  public static Account owedToInstitution(Area area, String code) {
    return of(INSTITUTIONS, area.code(), code);
  }

  /**
   * What the funds of an area owe those whose bills were computed again (待遇差额); below zero is what
   * these owe the funds.
   */
  public static Account owedToPatients(Area area) {
    return of(PATIENTS, area.code());
  }

  private static Account of(String... parts) {
    return new Account(String.join(POINT, List.of(parts)));
  }

  /** The pooling area that it is of, unless it is a channel's. */
  public Optional<Area> area() {
    return isChannels() ? Optional.empty() : Optional.of(new Area(parts()[1]));
  }

  /** The benefit year that it is of, if it is of one. */
  public Optional<Integer> year() {
    return isChannels() || isPersons() || kind().equals(INSTITUTIONS) || parts().length < 3
        ? Optional.empty()
        : Optional.of(Integer.valueOf(parts()[2]));
  }

  /** Whose own account it is, if it is a person's. */
  public Optional<String> person() {
    return isPersons() ? Optional.of(parts()[2]) : Optional.empty();
  }

  /**
   * The account under which the books show it: a person's own by that of all the area's people,
   * each other by itself.
   */
  public Account control() {
    return isPersons() ? of(PERSONAL_TOGETHER, parts()[1]) : this;
  }

  private boolean isPersons() {
    return kind().equals(PERSONAL);
  }

  private boolean isChannels() {
    return kind().equals(CLEARING) || kind().equals(REFUNDS_DUE) || kind().equals(SUSPENSE);
  }

  private String kind() {
    return id.substring(0, id.indexOf(POINT));
  }

  /** What the account is, whose, and of which year; a person's number may hold points itself. */
  private String[] parts() {
    return id.split("\\.", 3);
  }
}
