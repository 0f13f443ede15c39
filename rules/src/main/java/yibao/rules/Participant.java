package yibao.rules;

import java.util.Optional;

/**
 * What the employee scheme needs to know of a person, and nothing that names one.
 *
 * @param document the kind of the document that the person is registered by
 */
public record Participant(PersonFacts facts, Optional<IdType> document, Working working) {

  /** One of whom nothing is known that may stand in the way. */
  public static Participant of(PersonFacts facts) {
    return new Participant(facts, Optional.empty(), Working.UNTOLD);
  }

  Participant with(PersonFacts known) {
    return new Participant(known, document, working);
  }
}
