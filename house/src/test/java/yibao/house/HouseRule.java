package yibao.house;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * A rule of the house and sources of classes that break it, each in a way of its own: a rule that
 * nothing breaks says nothing.
 */
record HouseRule(ArchRule rule, List<String> brokenBy) {

  static HouseRule of(ArchRule rule, String... brokenBy) {
    return new HouseRule(rule, List.of(brokenBy));
  }

  @Override
  public String toString() {
    return rule.getDescription();
  }
}
