package yibao.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yibao.edge.Problem;
import yibao.rules.CatalogueRow;
import yibao.rules.Rate;

class CatalogueCsvTest {

  @Test
  void a_row_is_read_with_commas_and_quotation_marks_in_its_name() {
    assertThat(
            CatalogueCsv.rows(
                List.of(
                    CatalogueCsv.HEADER,
                    "XJ01CA04,\"阿莫西林, \"\"示例\"\"\",乙,0.1000,12.345678,2026-01-01,",
                    "C1,丙类示例,丙,1,,2026-01-01,2026-12-31")))
        .containsExactly(
            new CatalogueRow(
                "XJ01CA04",
                "阿莫西林, \"示例\"",
                CatalogueRow.Level.B,
                new Rate(1000),
                Optional.of(new BigDecimal("12.345678")),
                LocalDate.parse("2026-01-01"),
                Optional.empty()),
            new CatalogueRow(
                "C1",
                "丙类示例",
                CatalogueRow.Level.C,
                new Rate(10000),
                Optional.empty(),
                LocalDate.parse("2026-01-01"),
                Optional.of(LocalDate.parse("2026-12-31"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "C1,示例,乙,0.1,,2026-01-01",
        "C1,示例,乙,0.1,,2026-01-01,,",
        "C1,\"示例,乙,0.1,,2026-01-01,",
        "C1,示\"例,乙,0.1,,2026-01-01,",
        "C 1,示例,乙,0.1,,2026-01-01,",
        "C1, ,乙,0.1,,2026-01-01,",
        "C1,示例,丁,0.1,,2026-01-01,",
        "C1,示例,乙,1.0001,,2026-01-01,",
        "C1,示例,乙,-0.1,,2026-01-01,",
        "C1,示例,乙,10%,,2026-01-01,",
        "C1,示例,乙,,,2026-01-01,",
        "C1,示例,乙,0.1,1.1234567,2026-01-01,",
        "C1,示例,乙,0.1,-1,2026-01-01,",
        "C1,示例,乙,0.1,,2026-02-29,",
        "C1,示例,乙,0.1,,,",
        "C1,示例,乙,0.1,,2026-01-02,2026-01-01",
        "A1,示例,乙,0.1,,2026-01-01,"
      })
  void a_row_that_is_wrong_refuses_all(String row) {
    assertThatThrownBy(
            () -> CatalogueCsv.rows(List.of(CatalogueCsv.HEADER, "A1,示例,甲,0,,2026-01-01,", row)))
        .isInstanceOf(Problem.Found.class);
  }

  @Test
  void another_header_or_no_row_is_refused() {
    assertThatThrownBy(() -> CatalogueCsv.rows(List.of("code,name", "A1,示例")))
        .isInstanceOf(Problem.Found.class);
    assertThatThrownBy(() -> CatalogueCsv.rows(List.of(CatalogueCsv.HEADER)))
        .isInstanceOf(Problem.Found.class);
    assertThatThrownBy(() -> CatalogueCsv.rows(List.of())).isInstanceOf(Problem.Found.class);
  }
}
