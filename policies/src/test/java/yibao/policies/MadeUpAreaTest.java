package yibao.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yibao.rules.Area;

/** An area that is made up, to prove arithmetic that no real area's sources carry to its end. */
class MadeUpAreaTest {

  private static final String EXAMPLES = "990000-exampleland/examples.yaml";

  private static final String MONTHS = "990000-exampleland/examples-employees.yaml";

  private static final String RETIREMENTS = "990000-exampleland/examples-retirement.yaml";

  private static final String BILLS = "990000-exampleland/examples-benefits.yaml";

  private PacksCopy packs;

  @BeforeEach
  void beside_the_real_areas(@TempDir Path folder) throws IOException {
    packs = PacksCopy.in(folder).beside("990000-exampleland").beside("991000-otherland");
  }

  @Test
  void its_examples_come_out_as_they_are_written() throws IOException {
    assertThat(packs.book().insures(new Area("990000"))).isTrue();
    assertThat(packs.book().insures(new Area("991000"))).isTrue();
  }

  @Test
  void its_examples_can_fail() throws IOException {
    packs
        .replace(EXAMPLES, "subsidy: 1250", "subsidy: 1251")
        .hasFlaw(EXAMPLES, "subsidy: 1251", "1250", "correct the example");
  }

  @Test
  void so_can_those_of_its_months() throws IOException {
    packs
        .replace(MONTHS, "own: 477.55,", "own: 477.54,")
        .hasFlaw(
            MONTHS, "own: 477.54", "own is stated as 477.54, the pack gives 477.55", "correct");
  }

  @Test
  void and_of_its_retirements() throws IOException {
    packs
        .replace(RETIREMENTS, "lumpSum: 18624.45", "lumpSum: 18624.36")
        .hasFlaw(
            RETIREMENTS,
            "lumpSum: 18624.36",
            "lumpSum is stated as 18624.36, the pack gives 18624.45",
            "correct");
  }

  @Test
  void and_of_its_bills() throws IOException {
    packs
        .replace(BILLS, "pool: 266.69,", "pool: 266.70,")
        .hasFlaw(
            BILLS, "pool: 266.70", "pool is stated as 266.70, the pack gives 266.69", "correct");
  }

  @Test
  void it_is_never_released() throws IOException {
    List<Flaw> flaws = new ArrayList<>();
    assertThat(CompilePacks.release(packs.root(), flaws)).isEqualTo(Optional.empty());
    assertThat(flaws)
        .map(Flaw::toString)
        .satisfiesExactlyInAnyOrder(
            flaw -> assertThat(flaw).contains("990000 is made up"),
            flaw -> assertThat(flaw).contains("991000 is made up"));
  }

  @Test
  void without_it_the_real_areas_are() throws IOException {
    List<Flaw> flaws = new ArrayList<>();
    assertThat(CompilePacks.release(PacksCopy.ORIGINAL, flaws)).isPresent();
    assertThat(flaws).isEmpty();
  }
}
