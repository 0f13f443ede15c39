package yibao.waitingperiod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import yibao.local.Stage;

/** The pictures that events/waiting-period ask for. */
@TestInstance(Lifecycle.PER_CLASS)
class TimelineViewTest {

  private final Stage stage = WaitingPeriodStage.start();

  @BeforeEach
  void empty() {
    stage.clear();
  }

  @AfterAll
  void stop() {
    stage.close();
  }

  private Stage.Answer play(String event) throws Exception {
    return stage.play("waiting-period/" + event + ".json");
  }

  private Document picture(String event) throws Exception {
    Stage.Answer answer = play(event);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("content-type", "image/svg+xml");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(answer.body())));
  }

  private static List<Element> elements(Document picture, String name) {
    NodeList nodes = picture.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static String text(Document picture, String name) {
    return elements(picture, name).getFirst().getTextContent();
  }

  private static Element bar(Document picture, String fill) {
    return elements(picture, "rect").stream()
        .filter(rect -> rect.getAttribute("fill").equals(fill) && rect.hasAttribute("stroke"))
        .findFirst()
        .orElseThrow();
  }

  private static int number(Element element, String attribute) {
    return Integer.parseInt(element.getAttribute(attribute));
  }

  @Test
  void the_whole_story_is_told_in_words() throws Exception {
    Document picture = picture("assessment-picture");

    assertThat(picture.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(picture.getDocumentElement().getAttribute("lang")).isEqualTo("zh-CN");
    assertThat(text(picture, "title")).isEqualTo("城乡居民医保 2026 年度，630000 地区，2026-03-05 缴费");
    assertThat(text(picture, "desc"))
        .isEqualTo(
            "2025-01-01 至 2025-12-31 参加城乡居民医保。 之前没有断保年度。 2026-03-05 缴费，应缴 400.00 元。"
                + " 自 2026-03-05 起待遇等待期 3 个月。 2026-06-05 至 2026-12-31 享受待遇。");
  }

  @Test
  void it_is_told_in_english_for_who_asks_for_english() throws Exception {
    Document picture = picture("assessment-picture-in-english");

    assertThat(picture.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(text(picture, "desc"))
        .isEqualTo(
            "No cover since 2025. Break years: 2025 to 2029, 5 in all. Paid on 2030-03-05, of a sum"
                + " that no source states. The fixed wait is 3 months; how long its variable part is,"
                + " no source states. Cover begins within 2030; on which day, no source states.");
  }

  @Test
  void each_sentence_stands_in_the_picture_under_the_number_of_its_mark() throws Exception {
    Document picture = picture("assessment-picture");
    List<String> texts = elements(picture, "text").stream().map(Element::getTextContent).toList();

    assertThat(texts)
        .containsSubsequence(
            "1",
            "2025-01-01 至 2025-12-31 参加城乡居民医保。",
            "2",
            "之前没有断保年度。",
            "3",
            "2026-03-05 缴费，应缴 400.00 元。",
            "4",
            "自 2026-03-05 起待遇等待期 3 个月。",
            "5",
            "2026-06-05 至 2026-12-31 享受待遇。");
    assertThat(texts.stream().filter("4"::equals)).hasSize(2);
  }

  @Test
  void cover_begins_where_the_wait_ends_and_runs_to_the_end_of_the_year() throws Exception {
    Document picture = picture("assessment-picture");
    Element wait = bar(picture, "url(#wait)");
    Element cover = bar(picture, "#000");
    Element past = bar(picture, "url(#covered)");

    assertThat(number(wait, "x") + number(wait, "width")).isCloseTo(number(cover, "x"), within(1));
    assertThat(number(cover, "x") + number(cover, "width")).isCloseTo(936, within(1));
    assertThat(number(past, "x") + number(past, "width")).isCloseTo(480, within(1));
  }

  /** Colour tells nothing apart, so none is used. */
  @ParameterizedTest
  @ValueSource(strings = {"assessment-picture", "assessments-picture", "person-picture"})
  void it_is_black_on_white(String event) throws Exception {
    Set<String> fills = new TreeSet<>();
    for (Element element : elements(picture(event), "*")) {
      fills.add(element.getAttribute("fill"));
      fills.add(element.getAttribute("stroke"));
    }

    assertThat(fills).isSubsetOf("", "none", "#000", "#fff", "url(#covered)", "url(#wait)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"assessment-picture", "assessments-picture", "person-picture"})
  void nothing_in_it_runs_or_is_fetched(String event) throws Exception {
    Stage.Answer answer = play(event);

    assertThat(answer.body())
        .doesNotContain("<script", "href", "<image", "<foreignObject", "@import", " on");
    assertThat(answer.headers())
        .hasEntrySatisfying(
            "content-security-policy", policy -> assertThat(policy).contains("default-src 'none'"));
  }

  @Test
  void the_timelines_of_a_list_stand_one_below_the_other() throws Exception {
    Document picture = picture("assessments-picture");
    List<String> places =
        elements(picture, "g").stream().map(g -> g.getAttribute("transform")).toList();

    assertThat(places).hasSize(4).doesNotHaveDuplicates();
    assertThat(elements(picture, "title")).hasSize(1);
    assertThat(text(picture, "desc").lines()).hasSize(4);
  }

  @Test
  void a_persons_picture_is_kept_nowhere() throws Exception {
    assertThat(play("person-picture").headers()).containsEntry("cache-control", "no-store");
    assertThat(picture("person-picture").getDocumentElement().getTagName()).isEqualTo("svg");
  }

  @Test
  void who_would_rather_have_json_gets_it() throws Exception {
    assertThat(play("assessment-json-rather").headers())
        .containsEntry("content-type", "application/json");
  }

  @Test
  void a_refusal_is_a_problem_and_no_picture() throws Exception {
    assertThat(play("assessment-picture-nothing-to-repair").problem())
        .isEqualTo("nothing-to-repair");
  }
}
