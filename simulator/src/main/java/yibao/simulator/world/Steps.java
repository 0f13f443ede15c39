package yibao.simulator.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
      return model.files().register(this);
    }
  }

  record Die(String key, String person, LocalDate on) implements Keyed {
    @Override
    public String act(House house, Instant now) {
      return house.die(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.files().die(this);
    }
  }

  record Move(String key, String person, Area to, LocalDate on) implements Keyed {
    @Override
    public String act(House house, Instant now) {
      return house.move(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.files().move(this);
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
      return model.place(this, now);
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
      return model.payFromAccount(this, now);
    }
  }

  record Cancel(String channel, String order) implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.cancel(channel, order, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.cancel(channel, order, now);
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
      return model.notice(this, now);
    }
  }

  record AskRefund(
      String channel, String order, String person, RequestRefund.Reason reason, LocalDate on)
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
      return model.refundPaid(this, now);
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
      return model.match(suspense, order, now);
    }
  }

  record Return(String suspense) implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.giveUp(suspense, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.returned(suspense, now);
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
  record AdvanceWindows() implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.advanceWindows(now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.advanceWindows(now);
    }

    @Override
    public boolean isAtOnce() {
      return false;
    }
  }

  /** The nightly seal, whenever it runs. */
  record Seal() implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.seal(now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.seal(now);
    }

    @Override
    public boolean isAtOnce() {
      return false;
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
  record Reconcile(String channel, LocalDate day, List<Row> rows) implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.reconcile(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return new StatementModel(model, channel, now).reconcile(day, rows);
    }

    @Override
    public boolean isAtOnce() {
      return false;
    }
  }
}
