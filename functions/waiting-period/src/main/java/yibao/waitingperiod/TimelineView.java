package yibao.waitingperiod;

import java.util.ArrayList;
import java.util.List;
import yibao.edge.Markup;
import yibao.operations.Assess;
import yibao.rules.Language;

/**
 * Assessments as one picture, SVG: their timelines one below the other, in black on white, told
 * apart by pattern and number. Who can't see it reads the title and the whole story as its
 * description. Nothing in it is fetched or run.
 */
record TimelineView(Language language) {

  static final String TYPE = "image/svg+xml";

  /** What a browser may do with it: draw. */
  static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private static final String FONTS =
      "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','Hiragino Sans GB',"
          + "'WenQuanYi Zen Hei',SimSun,sans-serif";

  String of(List<Assess.Answer> answers) {
    List<Story> stories = answers.stream().map(answer -> Storyteller.of(answer, language)).toList();
    StringBuilder drawn = new StringBuilder(4096);
    int height = 0;
    for (Story story : stories) {
      height += new Timeline(story, height).drawOn(drawn);
    }
    String lang = language == Language.ENGLISH ? "en" : "zh-CN";
    return """
        <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" lang="%s" \
        xml:lang="%s" width="%d" height="%d" viewBox="0 0 %d %d" font-family="%s" font-size="%d" \
        fill="#000" stroke="none">
        <title id="title">%s</title>
        <desc id="desc">%s</desc>
        %s<rect width="%d" height="%d" fill="#fff"/>
        %s</svg>
        """
        .formatted(
            lang,
            lang,
            Timeline.WIDTH,
            height,
            Timeline.WIDTH,
            height,
            FONTS,
            Timeline.FONT,
            Markup.text(title(stories)),
            Markup.text(inWords(stories)),
            Timeline.PATTERNS,
            Timeline.WIDTH,
            height,
            drawn);
  }

  private String title(List<Story> stories) {
    return stories.size() == 1
        ? stories.getFirst().title()
        : language == Language.ENGLISH ? stories.size() + " timelines" : stories.size() + " 条时间线";
  }

  private static String inWords(List<Story> stories) {
    if (stories.size() == 1) {
      return stories.getFirst().inWords();
    }
    List<String> told = new ArrayList<>();
    for (Story story : stories) {
      told.add((told.size() + 1) + ". " + story.title() + ": " + story.inWords());
    }
    return String.join("\n", told);
  }
}
