package yibao.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import yibao.rules.Area;
import yibao.rules.Contributor;
import yibao.rules.EmploymentSpell;

/** The kinds of steps that are about the employee scheme. */
final class WorkSteps {

  private WorkSteps() {}

  /** How somebody stands to work is entered. */
  record Employ(String key, String person, EmploymentSpell spell) implements Steps.Keyed {
    @Override
    public String act(House house, Instant now) {
      return house.work.employ(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.months().employ(this, now);
    }
  }

  /** Somebody whose months are to be paid. */
  record Contributing(String person, Contributor contributor) {}

  /** Places an order of the same months of some people under its name. */
  record PlaceMonths(
      String order,
      Area area,
      Optional<String> employer,
      List<Contributing> people,
      List<YearMonth> months,
      long fen)
      implements Step {

    PlaceMonths {
      people = List.copyOf(people);
      months = List.copyOf(months);
    }

    PlaceMonths at(long price) {
      return new PlaceMonths(order, area, employer, people, months, price);
    }

    @Override
    public String act(House house, Instant now) {
      return house.work.place(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.contributions().place(this, now);
    }
  }

  /**
   * A line of a list of staff.
   *
   * @param fen the wage; nothing where it can't be read
   */
  record Staff(String person, long fen) {}

  /** Hands in a list of an employer's staff, to be ordered under a name. */
  record HandIn(
      String key,
      String order,
      Area area,
      Optional<String> employer,
      YearMonth month,
      List<Staff> staff)
      implements Step {

    HandIn {
      staff = List.copyOf(staff);
    }

    /** With nobody in place of whom no number is known of: so it was handed in. */
    HandIn by(Function<String, Optional<String>> known) {
      return new HandIn(
          key,
          order,
          area,
          employer,
          month,
          staff.stream()
              .map(one -> new Staff(known.apply(one.person()).orElse(Names.NOBODY), one.fen()))
              .toList());
    }

    @Override
    public String act(House house, Instant now) {
      return house.work.handIn(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.contributions().handIn(this, now);
    }
  }

  /** The job that finishes what notices began of staff lists. */
  record FinishLists(int time) implements Steps.Job {

    static final int ALL_THE_TIME = Integer.MAX_VALUE;

    @Override
    public String act(House house, Instant now) {
      return house.work.finish(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.contributions().finish(now);
    }
  }

  /**
   * The job that credits the accounts of who is retired.
   *
   * @param late how long after it was scheduled
   * @param time how often it finds that it has time
   */
  record CreditRetirees(Duration late, int time) implements Steps.Job {
    @Override
    public String act(House house, Instant now) {
      return house.work.creditRetirees(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.credits().retirees(now.minus(late));
    }
  }

  /** The job that credits interest of the year before. */
  record CreditInterest(int time) implements Steps.Job {
    @Override
    public String act(House house, Instant now) {
      return house.work.creditInterest(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.credits().interest(now);
    }
  }
}
