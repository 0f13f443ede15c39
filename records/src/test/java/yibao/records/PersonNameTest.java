package yibao.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "买买提·吐尔逊",
        "买买提•吐尔逊",
        "买买提・吐尔逊",
        "买买提‧吐尔逊",
        "买买提∙吐尔逊",
        "买买提⋅吐尔逊",
        "买买提･吐尔逊",
        " 买买提·吐尔逊　",
        "买买提\u200B·\uFEFF吐尔逊",
        "\u2060买买提·吐尔逊\u180E",
        "买买提·吐尔逊\uDB40\uDD00"
      })
  void however_the_middle_dot_is_written_and_whatever_cannot_be_seen_the_name_is_one(String name) {
    assertThat(PersonName.normal(name)).isEqualTo("买买提·吐尔逊");
  }

  @Test
  void compatible_characters_and_runs_of_blanks_are_one() {
    assertThat(PersonName.normal("ＪＯＨＮ \t　ＳＭＩＴＨ")).isEqualTo("JOHN SMITH");
    assertThat(PersonName.normal("\uF9E4")).isEqualTo("\u7406");
  }

  @Test
  void what_an_invisible_character_kept_apart_is_put_together() {
    assertThat(PersonName.normal("e\u200D\u0301")).isEqualTo("\u00E9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u200B", "\u3000\u2060", "\u3164", "\u00AD\uFE0F"})
  void of_some_names_nothing_can_be_seen(String name) {
    assertThat(PersonName.normal(name)).isEmpty();
  }

  @Test
  void another_name_stays_another() {
    assertThat(PersonName.normal("张三")).isNotEqualTo(PersonName.normal("张三丰"));
    assertThat(PersonName.normal("JOHN SMITH")).isNotEqualTo(PersonName.normal("JOHNSMITH"));
  }

  @Test
  void the_mask_shows_the_first_character_that_can_be_seen() {
    assertThat(PersonName.masked("\u200B张三")).isEqualTo("张*");
  }
}
