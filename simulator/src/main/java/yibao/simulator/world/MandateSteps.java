package yibao.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yibao.rules.Area;

/** The kinds of steps that are about mandates. */
final class MandateSteps {

  private MandateSteps() {}

  /**
   * Gives a channel a mandate, under its name.
   *
   * @param actor who agrees to it
   */
  record SignMandate(String mandate, String actor, String payer, List<String> people, Area area)
      implements Step {

    SignMandate {
      people = List.copyOf(people);
    }

    @Override
    public String act(House house, Instant now) {
      return house.mandates.sign(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.mandates().sign(this, now);
    }
  }

  record EndMandate(String channel, String mandate, String actor) implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.mandates.end(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.mandates().end(this, now);
    }

    @Override
    public boolean tellsHowItStands() {
      return true;
    }
  }

  /**
   * Looks a mandate up.
   *
   * @param actor who asks, if it isn't the bureau
   */
  record LookUpMandate(String channel, String mandate, Optional<String> actor) implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.mandates.lookUp(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.mandates().lookUp(this, now);
    }
  }

  /** A channel reads what it has to charge. */
  record ReadCharges(String channel) implements Step {
    @Override
    public String act(House house, Instant now) {
      return house.mandates.charges(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.mandates().charges(this, now);
    }
  }

  /**
   * The job that places mandates' orders, after it has advanced the windows.
   *
   * @param late how long ago it was to run
   * @param asks how often a run is told that it has time left; it runs until nothing is left to do
   * @param begun what it had done when somebody came between, if somebody did
   */
  record ChargeMandates(Duration late, int asks, Optional<Begun> begun) implements Steps.Job {

    static final int ALWAYS = Integer.MAX_VALUE;

    @Override
    public String act(House house, Instant now) {
      return house.mandates.charge(this, now);
    }

    @Override
    public String expected(Model model, Instant now) {
      return model.mandates().charge(this, now);
    }

    @Override
    public Stream<Step> begun(Model model) {
      return Begun.all(model).map(part -> new ChargeMandates(late, asks, Optional.of(part)));
    }
  }

  /**
   * A part of the job: what is ordered by a mandate is ordered at once, but whether it was due, and
   * whom to leave out, is found before.
   *
   * @param done by which mandates it had ordered
   * @param mandate which other one it was at
   * @param seen whom of that it had looked at
   */
  record Begun(Set<String> done, Optional<String> mandate, Set<String> seen) {

    /** Each that there may be, the likeliest first. */
    private static Stream<Begun> all(Model model) {
      List<String> names = model.mandates().inForce();
      return Stream.concat(
          subsets(names).map(done -> new Begun(done, Optional.empty(), Set.of())),
          subsets(names).flatMap(done -> all(done, names, model)));
    }

    private static Stream<Begun> all(Set<String> done, List<String> names, Model model) {
      return names.stream()
          .filter(name -> !done.contains(name))
          .flatMap(
              name ->
                  subsets(model.mandates().mandate(name).people())
                      .map(seen -> new Begun(done, Optional.of(name), seen)));
    }

    private static Stream<Set<String>> subsets(List<String> of) {
      return IntStream.range(0, 1 << of.size())
          .mapToObj(
              bits ->
                  IntStream.range(0, of.size())
                      .filter(i -> (bits >> i & 1) == 1)
                      .mapToObj(of::get)
                      .collect(Collectors.toSet()));
    }
  }
}
