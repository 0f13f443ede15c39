package yibao.records;

import java.time.YearMonth;
import java.util.List;

/**
 * A part of a month's postings between pooling areas, added up. What is added up once is the same
 * ever after, since its days are sealed.
 *
 * @param debts one for each pair and direction, in the order of their areas
 */
public record ClearedPart(YearMonth month, int part, List<AreaDebt> debts) {

  public ClearedPart {
    debts = List.copyOf(debts);
  }
}
