package yibao.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what months of the employee scheme cost, and which of them cover. */
public final class Contributions {

  private final PolicyBook book;

  public Contributions(PolicyBook book) {
    this.book = book;
  }

  /**
   * Decides a person's months that are paid together, each as if those before it were paid.
   *
   * @param months in their order, each once
   */
  public List<ContributionDecision> decide(
      Area area,
      Participant person,
      Contributor contributor,
      List<YearMonth> months,
      LocalDate payOn) {
    List<ContributionDecision> decisions = new ArrayList<>();
    Participant known = person;
    for (YearMonth month : months) {
      ContributionDecision decision = decide(area, known, contributor, month, payOn);
      if (decision instanceof Contribution paid) {
        known = known.with(with(known.facts(), area, paid, payOn));
      }
      decisions.add(decision);
    }
    return List.copyOf(decisions);
  }

  /** Decides one month of a person. */
  public ContributionDecision decide(
      Area area, Participant person, Contributor contributor, YearMonth month, LocalDate payOn) {
    List<Because> because = new ArrayList<>();
    EmployeeMonth paid =
        new EmployeeMonth(book, area, person.facts(), month, payOn, contributor.kind(), because);
    Optional<ContributionDecision.Reason> refusal =
        paid.refusal()
            .or(
                () ->
                    new MayContribute(book, area, payOn)
                        .refusal(person, contributor.kind(), month));
    if (refusal.isPresent()) {
      return new ContributionDecision.Refused(refusal.get());
    }
    ContributionPrice.Parts price =
        new ContributionPrice(book, area, month, because).of(contributor);
    MonthCover cover = paid.cover();
    return new Contribution(
        month,
        contributor,
        price.base(),
        price.employer(),
        price.own(),
        price.credit(),
        cover,
        because);
  }

  /** What is known of a person once a month is paid. */
  static PersonFacts with(PersonFacts person, Area area, Contribution paid, LocalDate payOn) {
    List<Cover> covers = new ArrayList<>(person.covers());
    List<PaidPremium> payments = new ArrayList<>(person.payments());
    int year = paid.month().getYear();
    ContributionKind kind = paid.contributor().kind();
    switch (paid.cover()) {
      case MonthCover.Covered covered ->
          covers.add(
              new Cover(
                  Scheme.EMPLOYEE,
                  area,
                  year,
                  covered.from(),
                  covered.to(),
                  Optional.of(payOn),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(kind)));
      case MonthCover.Waits waits ->
          payments.add(
              new PaidPremium(
                  Scheme.EMPLOYEE,
                  area,
                  year,
                  payOn,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(new PaidPremium.Month(paid.month(), kind, waits.waiting()))));
      case MonthCover.Unpublished unpublished -> {}
    }
    return new PersonFacts(
        person.birthDate(), person.arrivedOn(), person.categories(), covers, payments);
  }
}
