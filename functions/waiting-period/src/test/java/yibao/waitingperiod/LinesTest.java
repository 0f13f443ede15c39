package yibao.waitingperiod;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesTest {

  @Test
  void a_text_that_fits_is_one_line() {
    assertThat(Lines.of("没有待遇等待期。", 100, 10)).containsExactly("没有待遇等待期。");
  }

  @Test
  void english_is_broken_at_blanks() {
    assertThat(Lines.of("There is no wait.", 60, 10)).containsExactly("There is", "no wait.");
  }

  @Test
  void chinese_is_broken_between_characters_and_never_before_a_comma() {
    assertThat(Lines.of("没有待，遇等。", 30, 10)).containsExactly("没有", "待，遇", "等。");
  }

  @Test
  void a_word_longer_than_a_line_stands_alone() {
    assertThat(Lines.of("a policy-not-published b", 60, 10))
        .containsExactly("a", "policy-not-published", "b");
  }
}
