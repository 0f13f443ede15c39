package yibao.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yibao.rules.PolicyBook;

/** Whatever a slip of the hand makes of a pack, the compiler answers with flaws or a book. */
class SpoiltPacksTest {

  private static final int SLIPS = 250;
  private static final List<String> FILES =
      List.of(
          PacksCopy.NATION,
          PacksCopy.WAITING,
          PacksCopy.QINGHAI,
          PacksCopy.SEASON,
          PacksCopy.EXAMPLES,
          "000000-national/examples-employees.yaml",
          "000000-national/examples-retirement.yaml");
  private static final List<String> SCRAPS =
      List.of(
          "-", ":", " ", "\n", "\t", "[", "]", "{", "}", "\"", "'", "#", "&a ", "*a", "!x ", "? ",
          "9", "-1", ".", "e9", "|", ">", "%", "@", "\\", "~", "true", ",", "年", "\u0000", "\uFEFF",
          "\uD800");

  @Test
  void no_slip_of_the_hand_ends_in_an_exception(@TempDir Path folder) throws IOException {
    PacksCopy packs = PacksCopy.in(folder);
    long seed = System.nanoTime();
    System.out.println("SpoiltPacksTest seed = " + seed);
    Random random = new Random(seed);
    for (int slip = 0; slip < SLIPS; slip++) {
      String file = FILES.get(random.nextInt(FILES.size()));
      String whole = Files.readString(packs.path(file));
      String spoilt = spoil(whole, random);
      Files.write(packs.path(file), spoilt.getBytes(StandardCharsets.UTF_8));
      List<Flaw> flaws = new ArrayList<>();
      List<PolicyBook> books = new ArrayList<>();
      assertThatCode(() -> CompilePacks.compile(folder, flaws).ifPresent(books::add))
          .as("seed %s, slip %s, %s:%n%s", seed, slip, file, spoilt)
          .doesNotThrowAnyException();
      assertThat(books.isEmpty()).isEqualTo(!flaws.isEmpty());
      packs.write(file, whole);
    }
  }

  private static String spoil(String text, Random random) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(12));
    String scrap = SCRAPS.get(random.nextInt(SCRAPS.size()));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, from) + text.substring(to);
      case 1 -> text.substring(0, from) + scrap + text.substring(from);
      case 2 -> text.substring(0, from) + scrap + text.substring(to);
      default -> text.substring(0, to) + text.substring(from);
    };
  }
}
