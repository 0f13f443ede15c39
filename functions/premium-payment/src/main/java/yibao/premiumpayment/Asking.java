package yibao.premiumpayment;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import yibao.edge.Fields;
import yibao.edge.Form;
import yibao.edge.Problem;
import yibao.edge.Said;
import yibao.operations.Pricing;
import yibao.rules.Area;
import yibao.rules.Scheme;

/** Reads what quotes and orders share: whose cover is asked for, where and for which year. */
final class Asking {

  static final int MOST_PEOPLE = 20;
  static final Form<String> PSN_NO =
      Form.matching("[A-Za-z0-9._-]{1,30}", "应为人员编号 psnNo", "a psnNo is asked");

  static final int FIRST_YEAR = 2000;
  static final int LAST_YEAR = 2100;
  private static final int MOST_REPAIR_YEARS = 20;

  static final Form<Area> AREA =
      new Form<>(
          text -> Area.isCode(text) ? Optional.of(new Area(text)) : Optional.empty(),
          new Said("应为六位行政区划代码，如 630000", "a six-digit division code is asked, such as 630000"),
          Area.NATIONAL);

  private Asking() {}

  static Pricing.Asked quote(Fields fields) {
    return asked(fields, person -> insured(person, false));
  }

  static Pricing.Asked order(Fields fields) {
    return asked(fields, person -> insured(person, person.flag("acceptNoCover")));
  }

  /** Refuses the same person twice, with the place of the second. */
  static void checkNobodyTwice(Pricing.Asked asked) {
    Set<String> seen = new HashSet<>();
    List<Pricing.Insured> people = asked.people();
    for (int i = 0; i < people.size(); i++) {
      if (!seen.add(people.get(i).psnNo())) {
        throw new Problem.Found(Refusals.samePersonTwice(i));
      }
    }
  }

  private static Pricing.Asked asked(Fields fields, Function<Fields, Pricing.Insured> person) {
    Area area = fields.read("area", AREA);
    return switch (fields.read("scheme", Form.oneOf(Scheme.class))) {
      case RESIDENT ->
          new Pricing.Asked(
              area,
              Scheme.RESIDENT,
              (int) fields.integer("year", FIRST_YEAR, LAST_YEAR),
              fields.list("people", 1, MOST_PEOPLE, person));
      case EMPLOYEE -> AskingMonths.asked(area, fields);
    };
  }

  private static Pricing.Insured insured(Fields person, boolean acceptNoCover) {
    int repairYears =
        person.maybeInteger("repairYears", 0, MOST_REPAIR_YEARS).orElse(0L).intValue();
    return new Pricing.Insured(person.read("psnNo", PSN_NO), repairYears, acceptNoCover);
  }
}
