package yibao.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import yibao.operations.RequestRefund;
import yibao.records.ChannelTransaction;
import yibao.rules.Area;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;

/** The kinds of steps that there are. */
final class Steps {

  private Steps() {}

  /** A change of a file, under a key of the bureau's. */
  interface Keyed extends Step {
    String key();

    default String kind() {
      return getClass().getSimpleName();
    }
  }

  /** What runs by itself, item by item. */
  interface Job extends Step {
    @Override
    default boolean isAtOnce() {
      return false;
    }
  }

  /** A movement of money as a channel tells of it. */
  interface Movement {
    String channel();

    /** The order or refund that the channel names. */
    String about();

    String number();

    long fen();

    Instant at();
  }

  // ---- people ---------------------------------------------------------------------------------

  record Register(String person, Area area, List<CategorySpell> categories, List<Cover> covers)
      implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.register(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.files().register(this, now);
    }
  }

  record Die(String key, String person, LocalDate on) implements Keyed {
    @Override
    public String act(House house, Instant now) {
      return house.die(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.files().die(this, now);
    }
  }

  record Move(String key, String person, Area to, LocalDate on) implements Keyed {
    @Override
    public String act(House house, Instant now) {
      return house.move(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.move(this, now);
    }
  }

  /** Cover from elsewhere is entered. */
  record BringCover(String key, String person, Cover cover) implements Keyed {
    @Override
    public String act(House house, Instant now) {
      return house.bring(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.files().bring(this, now);
    }
  }

  record Merge(String key, String survivor, String duplicate) implements Keyed {
    @Override
    public String act(House house, Instant now) {
      return house.merge(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.merge(this, now);
    }
  }

  /** Enters what somebody's own account held before. */
  record OpenAccount(String key, String person, long fen) implements Keyed {
    @Override
    public String act(House house, Instant now) {
      return house.openAccount(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.openAccount(this, now);
    }
  }

  // ---- people whom the state aids, children ---------------------------------------------------

  record AddCategory(String key, String person, CategorySpell spell) implements Keyed {
    @Override
    public String act(House house, Instant now) {
      return house.addCategory(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.files().addCategory(this, now);
    }
  }

  /** A child is entered without a document. */
  record RegisterNewborn(
      String key, String guardian, String child, Area area, List<CategorySpell> categories)
      implements Keyed {
    @Override
    public String act(House house, Instant now) {
      return house.registerNewborn(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.files().registerNewborn(this, now);
    }
  }

  /**
   * A file gets the document that it was entered without.
   *
   * @param acting who acts as the child's guardian, if not the bureau
   */
  record GiveDocument(String key, Optional<String> acting, String person, String document)
      implements Keyed {
    @Override
    public String act(House house, Instant now) {
      return house.giveDocument(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.files().giveDocument(this, now);
    }
  }

  /**
   * The job that opens the windows and enrols whom the state aids in full.
   *
   * @param late how long after it was scheduled
   * @param ahead how far its machine's clock is ahead of others', on which leases depend
   * @param time how often it finds that it has time; one that has all the time runs until nothing
   *     is left
   */
  record EnrolAided(Duration late, Duration ahead, int time) implements Job {

    static final int ALL_THE_TIME = Integer.MAX_VALUE;

    boolean hasTime() {
      return time == ALL_THE_TIME;
    }

    @Override
    public String act(House house, Instant now) {
      return house.enrolAided(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.enrolAided(this, now);
    }
  }

  // ---- orders and their money -----------------------------------------------------------------

  /** Places an order under its name. */
  record Place(String order, Area area, List<String> people, long fen, boolean acceptNoCover)
      implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.place(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.orders().place(this, now);
    }
  }

  /**
   * Places an order that the payer's own account is to pay at once.
   *
   * @param actor who agrees to it
   */
  record PayFromAccount(Place order, String payer, String actor) implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.payFromAccount(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.orders().payFromAccount(this, now);
    }
  }

  record Cancel(String channel, String order) implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.cancel(channel, order, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.orders().cancel(channel, order, now);
    }
  }

  record TellPaid(String channel, String about, String number, long fen, Instant at)
      implements Step, Movement {
    @Override
    public String act(House house, Instant now) {
      return house.tellPaid(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.notices().paid(this, now);
    }
  }

  record AskRefund(
      String channel,
      String order,
      String person,
      RequestRefund.Reason reason,
      LocalDate on,
      Optional<YearMonth> month)
      implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.askRefund(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.askRefund(this, now);
    }
  }

  record TellRefunded(String channel, String about, String number, long fen, Instant at)
      implements Step, Movement {
    @Override
    public String act(House house, Instant now) {
      return house.tellRefunded(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.notices().refunded(this, now);
    }
  }

  // ---- the operator ---------------------------------------------------------------------------

  record Match(String suspense, String order) implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.match(suspense, order, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.suspense().match(suspense, order, now);
    }
  }

  record Return(String suspense) implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.giveUp(suspense, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.suspense().returned(suspense, now);
    }
  }

  // ---- jobs -----------------------------------------------------------------------------------

  /** An operator closes an area's window of the year. */
  record CloseWindow(String key, Area area) implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.closeWindow(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.closeWindow(this, now);
    }
  }

  /** The job of the payment windows, whenever it runs. */
  record AdvanceWindows() implements Job {
    @Override
    public String act(House house, Instant now) {
      return house.advanceWindows(now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.advanceWindows(now);
    }
  }

  /** The nightly seal, whenever it runs. */
  record Seal() implements Job {
    @Override
    public String act(House house, Instant now) {
      return house.seal(now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.seal(now);
    }
  }

  /** A row of a channel's statement. */
  record Row(ChannelTransaction.Kind kind, String number, String orderNo, long fen, Instant at) {

    Row of(long other) {
      return new Row(kind, number, orderNo, other, at);
    }

    Row forOrder(String other) {
      return new Row(kind, number, other, fen, at);
    }
  }

  /** A channel's day is held against its statement. */
  record Reconcile(String channel, LocalDate day, List<Row> rows) implements Job {
    @Override
    public String act(House house, Instant now) {
      return house.reconcile(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return new StatementModel(model, channel, now).reconcile(day, rows);
    }

    /** Row by row: one that the books don't have may not have been looked at yet. */
    @Override
    public Stream<Step> begun(Model model) {
      return rows.stream()
          .filter(
              row ->
                  !model.state().told().containsKey(Names.told(channel, row.kind(), row.number())))
          .map(row -> new Reconcile(channel, day, without(row)));
    }

    private List<Row> without(Row row) {
      return rows.stream().filter(other -> !other.equals(row)).toList();
    }
  }
}
