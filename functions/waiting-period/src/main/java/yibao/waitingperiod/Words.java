package yibao.waitingperiod;

import java.time.LocalDate;
import java.util.Optional;
import yibao.rules.Language;

/** The language in which a story is told. */
record Words(Language language) {

  String said(String chinese, String english) {
    return language == Language.ENGLISH ? english : chinese;
  }

  String days(LocalDate from, LocalDate to) {
    return said(from + " 至 " + to + " ", "from " + from + " to " + to);
  }

  String months(int months) {
    return said(months + " 个月", months == 1 ? "1 month" : months + " months");
  }

  /** What is said and not drawn. */
  Story.Part note(String chinese, String english) {
    return new Story.Part(Story.Mark.NOTE, Optional.empty(), said(chinese, english));
  }

  Story.Part part(Story.Mark mark, LocalDate from, LocalDate to, String chinese, String english) {
    return new Story.Part(mark, Optional.of(new Story.Span(from, to)), said(chinese, english));
  }
}
