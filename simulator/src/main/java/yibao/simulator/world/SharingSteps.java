package yibao.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yibao.rules.Kinship;
import yibao.rules.Quota;
import yibao.rules.SharingUse;

/** The kinds of steps that are about sharing with relatives, and about wallets. */
final class SharingSteps {

  private SharingSteps() {}

  /** Something about people who share, which makes more calls than most. */
  interface OfSharing extends Step {}

  // ---- relations ------------------------------------------------------------------------------

  /**
   * Asks for a relation.
   *
   * @param actor who agrees to it
   */
  record AskRelation(
      String key,
      String actor,
      String owner,
      String beneficiary,
      Kinship kinship,
      Quota quota,
      Set<SharingUse> uses)
      implements OfSharing {

    @Override
    public String act(House house, Instant now) {
      return house.sharing.ask(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.relations().ask(this, now);
    }
  }

  record AcceptRelation(String actor, String relation) implements OfSharing {
    @Override
    public String act(House house, Instant now) {
      return house.sharing.accept(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.relations().accept(this, now);
    }
  }

  record RefuseRelation(String actor, String relation) implements OfSharing {
    @Override
    public String act(House house, Instant now) {
      return house.sharing.refuse(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.relations().refuse(this, now);
    }
  }

  record DissolveRelation(String actor, String relation, String reason) implements OfSharing {
    @Override
    public String act(House house, Instant now) {
      return house.sharing.dissolve(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.relations().dissolve(this, now);
    }
  }

  /**
   * Sets a quota.
   *
   * @param withLimits whether its limits take the place of those that there were
   */
  record SetQuota(String key, String actor, String relation, Quota quota, boolean withLimits)
      implements OfSharing {

    @Override
    public String act(House house, Instant now) {
      return house.sharing.setQuota(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.relations().setQuota(this, now);
    }
  }

  /** Sets in which order relations pay for somebody. */
  record SetPayingOrder(String key, String actor, String person, List<String> relations)
      implements OfSharing {

    SetPayingOrder {
      relations = List.copyOf(relations);
    }

    @Override
    public String act(House house, Instant now) {
      return house.sharing.setPayingOrder(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.relations().setPayingOrder(this, now);
    }
  }

  /**
   * Looks a relation up.
   *
   * @param actor who asks, if it isn't the bureau
   */
  record LookUpRelation(Optional<String> actor, String relation) implements OfSharing {
    @Override
    public String act(House house, Instant now) {
      return house.sharing.lookUp(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.relations().lookUp(this, now);
    }

    @Override
    public boolean tellsHowItStands() {
      return true;
    }
  }

  /**
   * The job that ends what ends by itself: first it is told of people's files as they were stored,
   * then it looks at what is due.
   *
   * @param from the place of the first of these, among all that were stored
   * @param to the place behind the last; each may be told of twice, and late
   * @param due whether it looks at what is due, or the record of files alone has come
   * @param late how long ago it was to look
   */
  record Watch(int from, int to, boolean due, Duration late) implements Steps.Job, OfSharing {
    @Override
    public String act(House house, Instant now) {
      return house.sharing.watch(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.relations().watch(this, now);
    }

    /** So many of the files, or all of them; what is due is looked at one after another. */
    @Override
    public Stream<Step> begun(Model model) {
      return IntStream.rangeClosed(from, to).mapToObj(end -> new Watch(from, end, false, late));
    }
  }

  // ---- wallets --------------------------------------------------------------------------------

  record ActivateWallet(String actor, String person) implements OfSharing {
    @Override
    public String act(House house, Instant now) {
      return house.sharing.activate(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.wallets().activate(this, now);
    }
  }

  record OfferTransfer(String key, String actor, String from, String to, long fen)
      implements OfSharing {

    @Override
    public String act(House house, Instant now) {
      return house.sharing.offer(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.wallets().offer(this, now);
    }
  }

  record AcceptTransfer(String actor, String transfer) implements OfSharing {
    @Override
    public String act(House house, Instant now) {
      return house.sharing.acceptTransfer(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.wallets().accept(this, now);
    }
  }

  record LookUpWallet(String person) implements OfSharing {
    @Override
    public String act(House house, Instant now) {
      return house.sharing.lookUpWallet(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.wallets().lookUp(this, now);
    }

    @Override
    public boolean tellsHowItStands() {
      return true;
    }
  }
}
