package yibao.operations;

import java.util.List;
import java.util.Optional;
import yibao.records.Person;
import yibao.rules.Contribution;
import yibao.rules.Money;
import yibao.rules.Payable;

/** One line of a quote, as the rules decide it: a person's year, or one of a person's months. */
public sealed interface PricedLine {

  /** The place of the person among those asked for. */
  int index();

  /** As it was asked for; since a merge perhaps another number than the file's. */
  String psnNo();

  Person person();

  /** What is to be paid; absent where a part of it is not published. */
  Optional<Money> total();

  /** The parts that no source states. */
  List<String> unpublished();

  /** Whether price and first day are all published. */
  boolean isPublished();

  /** Whether it is known that it makes no cover, which who pays must have accepted. */
  boolean neverStarts();

  /** A year's premium. */
  record Year(int index, String psnNo, Person person, Payable decision) implements PricedLine {

    @Override
    public Optional<Money> total() {
      return decision.total();
    }

    @Override
    public List<String> unpublished() {
      return decision.unpublished();
    }

    @Override
    public boolean isPublished() {
      return decision.total().isPresent() && decision.start().isPresent();
    }

    @Override
    public boolean neverStarts() {
      return decision.coverFrom().isEmpty();
    }
  }

  /** A month of the employee scheme; one of a wait is paid for what comes after it. */
  record Month(int index, String psnNo, Person person, Contribution decision)
      implements PricedLine {

    @Override
    public Optional<Money> total() {
      return decision.payable();
    }

    @Override
    public List<String> unpublished() {
      return decision.unpublished();
    }

    @Override
    public boolean isPublished() {
      return decision.unpublished().isEmpty();
    }

    @Override
    public boolean neverStarts() {
      return false;
    }
  }
}
