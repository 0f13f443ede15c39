package yibao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yibao.operations.reconciliation.CheckedStatement;
import yibao.operations.reconciliation.Finding;
import yibao.operations.reconciliation.MatchStatement;
import yibao.operations.reconciliation.StatementCheck;
import yibao.operations.reconciliation.Totals;

class MadeDayTest {

  @Test
  void a_made_day_is_found_as_it_was_made(@TempDir Path folder) throws IOException {
    Sides sides = MadeDay.of(2_000, folder.resolve("statement.csv"));
    StatementCheck check =
        CheckedStatement.check(sides.statement(), sides.day(), sides.partition());
    CheckedStatement statement = ((StatementCheck.Right) check).statement();

    Totals totals = new MatchStatement().match(statement, sides.books(), difference -> {});

    assertThat(sides.made()).containsOnlyKeys(Finding.values());
    sides
        .made()
        .forEach(
            (finding, made) -> {
              Totals.Tally tally = totals.of(finding);
              assertThat(Math.max(tally.ours().count(), tally.theirs().count()))
                  .as(finding.name())
                  .isEqualTo(made);
            });
  }
}
