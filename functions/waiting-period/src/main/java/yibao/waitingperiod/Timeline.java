package yibao.waitingperiod;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import yibao.edge.Markup;

/**
 * Draws one story: a scale of years; a row of what was, cover hatched and breaks in broken lines;
 * the day of payment; a row of what comes, the wait dotted and cover black; below, each sentence
 * under the number that its mark bears.
 *
 * @param top where it begins in the picture
 */
record Timeline(Story story, int top) {

  static final int WIDTH = 960;
  static final int FONT = 15;

  /** How the bars are filled, so that they can be told apart without colour. */
  static final String PATTERNS =
      """
      <defs>
      <pattern id="covered" width="7" height="7" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)"><rect width="7" height="7" fill="#fff"/>\
      <path d="M0 0V7" stroke="#000" stroke-width="2"/></pattern>
      <pattern id="wait" width="6" height="6" patternUnits="userSpaceOnUse">\
      <rect width="6" height="6" fill="#fff"/><circle cx="3" cy="3" r="1.2" fill="#000"/></pattern>
      </defs>
      """;

  private static final int MARGIN = 24;
  private static final int TITLE_BASE = 32;
  private static final int SCALE = 54;
  private static final int PAST = 80;
  private static final int PAYMENT = 138;
  private static final int COMING = 154;
  private static final int BAR = 22;
  private static final int GROUND = 200;
  private static final int LINE = 24;
  private static final int TEXT_BASE = 230;
  private static final int RADIUS = 9;
  private static final int INDENT = 26;
  private static final int BETWEEN = 20;

  /** Draws it and returns how high it is. */
  int drawOn(StringBuilder svg) {
    svg.append("<g transform=\"translate(0 ").append(top).append(")\">\n");
    text(svg, MARGIN, TITLE_BASE, "font-size=\"18\" font-weight=\"bold\"", story.title());
    years(svg);
    for (int i = 0; i < story.parts().size(); i++) {
      mark(svg, i + 1, story.parts().get(i));
    }
    int base = TEXT_BASE;
    for (int i = 0; i < story.parts().size(); i++) {
      number(svg, MARGIN + RADIUS, base - 5, i + 1);
      for (String line : Lines.of(story.parts().get(i).says(), WIDTH - 2 * MARGIN - INDENT, FONT)) {
        text(svg, MARGIN + INDENT, base, "", line);
        base += LINE;
      }
    }
    svg.append("</g>\n");
    return base - LINE + BETWEEN + MARGIN;
  }

  private void years(StringBuilder svg) {
    for (int year = story.firstYear(); year <= story.lastYear(); year++) {
      int from = x(LocalDate.of(year, 1, 1));
      int to = x(LocalDate.of(year + 1, 1, 1));
      text(svg, (from + to) / 2, SCALE + 14, "text-anchor=\"middle\"", Integer.toString(year));
      line(svg, from, SCALE, from, GROUND);
    }
    int end = x(LocalDate.of(story.lastYear() + 1, 1, 1));
    line(svg, end, SCALE, end, GROUND);
    line(svg, MARGIN, GROUND, end, GROUND);
  }

  private void mark(StringBuilder svg, int number, Story.Part part) {
    if (part.span().isEmpty()) {
      return;
    }
    int from = x(part.span().get().from());
    int to = Math.max(from + 2, x(part.span().get().to().plusDays(1)));
    int middle = (from + to) / 2;
    switch (part.mark()) {
      case COVERED -> {
        bar(svg, from, to, PAST, "fill=\"url(#covered)\" stroke=\"#000\"");
        number(svg, middle, PAST + BAR / 2, number);
      }
      case BREAK -> {
        bar(svg, from, to, PAST, "fill=\"#fff\" stroke=\"#000\" stroke-dasharray=\"6 4\"");
        number(svg, middle, PAST + BAR / 2, number);
      }
      case PAYMENT -> {
        line(svg, from, PAYMENT - 14, from, GROUND);
        svg.append(place("<path d=\"M%d %dl-7 -12h14z\"/>\n", from, PAYMENT + 12));
        number(svg, from, PAYMENT - 12, number);
      }
      case WAIT -> {
        bar(svg, from, to, COMING, "fill=\"url(#wait)\" stroke=\"#000\"");
        number(svg, middle, COMING + BAR / 2, number);
      }
      case COVER -> {
        bar(svg, from, to, COMING, "fill=\"#000\" stroke=\"#000\"");
        number(svg, middle, COMING + BAR / 2, number);
      }
      case OPEN -> {
        bar(svg, from, to, COMING, "fill=\"#fff\" stroke=\"#000\" stroke-dasharray=\"2 5\"");
        number(svg, middle, COMING + BAR / 2, number);
      }
      case NOTE -> {
        // only said
      }
    }
  }

  /** Where a day begins; what lies outside the years shown is put at their edge. */
  private int x(LocalDate day) {
    LocalDate first = LocalDate.of(story.firstYear(), 1, 1);
    LocalDate end = LocalDate.of(story.lastYear() + 1, 1, 1);
    LocalDate shown = day.isBefore(first) ? first : day.isAfter(end) ? end : day;
    long days = ChronoUnit.DAYS.between(first, shown);
    return MARGIN
        + Math.toIntExact(days * (WIDTH - 2 * MARGIN) / ChronoUnit.DAYS.between(first, end));
  }

  private static void bar(StringBuilder svg, int from, int to, int y, String look) {
    svg.append(
        place(
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" %s/>\n",
            from, y, to - from, BAR, look));
  }

  private static void line(StringBuilder svg, int x1, int y1, int x2, int y2) {
    svg.append(place("<path d=\"M%d %dL%d %d\" stroke=\"#000\"/>\n", x1, y1, x2, y2));
  }

  private static void number(StringBuilder svg, int x, int y, int number) {
    svg.append(
        place(
            "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"#fff\" stroke=\"#000\"/>\n",
            x, y, RADIUS));
    text(svg, x, y + 4, "text-anchor=\"middle\" font-size=\"12\"", Integer.toString(number));
  }

  private static void text(StringBuilder svg, int x, int y, String look, String text) {
    svg.append(place("<text x=\"%d\" y=\"%d\" %s>%s</text>\n", x, y, look, Markup.text(text)));
  }

  private static String place(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
