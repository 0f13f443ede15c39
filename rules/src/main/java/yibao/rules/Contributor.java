package yibao.rules;

/** Who contributes for a month, and by what the base is found. */
public sealed interface Contributor {

  ContributionKind kind();

  /**
   * Somebody whom an employer pays for.
   *
   * @param wage of the month; refused unless positive
   */
  record Employed(Money wage) implements Contributor {

    public Employed {
      if (wage.compareTo(Money.ZERO) <= 0) {
        throw new IllegalArgumentException("a wage of " + wage);
      }
    }

    @Override
    public ContributionKind kind() {
      return ContributionKind.EMPLOYED;
    }
  }

  /** A flexible worker, on a base that the area states. */
  record Flexible(FlexibleBase base) implements Contributor {

    @Override
    public ContributionKind kind() {
      return ContributionKind.FLEXIBLE;
    }
  }
}
