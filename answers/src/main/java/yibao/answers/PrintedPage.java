package yibao.answers;

import yibao.edge.Markup;

/**
 * A page of figures to read and print, in Chinese with English beside, that fetches and runs
 * nothing. Its pieces are written in their order; what is handed over as markup has to be escaped.
 */
public final class PrintedPage {

  private final StringBuilder page = new StringBuilder(8192);

  private PrintedPage() {}

  /**
   * A page with its heading.
   *
   * @param of what it is of, which stands in its title alone
   */
  public static PrintedPage begin(String chinese, String english, String of) {
    PrintedPage page = new PrintedPage();
    page.page
        .append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .append(Markup.text(PrintedStyle.POLICY))
        .append("\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
        .append(Markup.text(chinese + " " + of))
        .append("</title><style>")
        .append(PrintedStyle.CSS)
        .append("</style></head>\n<body>\n<h1>")
        .append(label(chinese, english))
        .append("</h1>\n");
    return page;
  }

  /** All of it. */
  public String end() {
    return page.append("</body></html>\n").toString();
  }

  /** A text in both languages, as markup. */
  public static String label(String chinese, String english) {
    return Markup.text(chinese) + " <span lang=\"en\">" + Markup.text(english) + "</span>";
  }

  public void heading(String chinese, String english) {
    page.append("<h2>").append(label(chinese, english)).append("</h2>\n");
  }

  public void paragraph(String chinese, String english) {
    page.append("<p>").append(label(chinese, english)).append("</p>\n");
  }

  /** What the page comes to, whether it is well or calls for somebody. */
  public void verdict(boolean isGood, String chinese, String english) {
    page.append("<p class=\"verdict ")
        .append(isGood ? "good" : "bad")
        .append("\">")
        .append(label(chinese, english))
        .append("</p>\n");
  }

  public void beginFacts() {
    page.append("<dl>\n");
  }

  public void fact(String chinese, String english, String value) {
    page.append("<div><dt>")
        .append(label(chinese, english))
        .append("</dt><dd>")
        .append(Markup.text(value))
        .append("</dd></div>\n");
  }

  public void endFacts() {
    page.append("</dl>\n");
  }

  /** Begins a table with the row of its heads. */
  public void beginTable(String chinese, String english) {
    page.append("<table>\n<caption>")
        .append(label(chinese, english))
        .append("</caption>\n<thead><tr>");
  }

  public void head(String chinese, String english) {
    page.append("<th scope=\"col\">").append(label(chinese, english)).append("</th>");
  }

  public void headOfNumbers(String chinese, String english) {
    page.append("<th scope=\"col\" class=\"number\">")
        .append(label(chinese, english))
        .append("</th>");
  }

  /** The head of a column of names, which needs none. */
  public void headOfNothing() {
    page.append("<td></td>");
  }

  public void beginRows() {
    page.append("</tr></thead>\n<tbody>\n");
  }

  /** Goes on with the rows that sum the others up. */
  public void beginSums() {
    page.append("</tbody>\n<tfoot>\n");
  }

  public void endTableAfterSums() {
    page.append("</tfoot></table>\n");
  }

  public void endTable() {
    page.append("</tbody></table>\n");
  }

  public void beginRow() {
    page.append("<tr>");
  }

  /** Begins a row that has a name of its own. */
  public void beginRow(String markup) {
    page.append("<tr><th scope=\"row\">").append(markup).append("</th>");
  }

  public void cell(String markup) {
    page.append("<td>").append(markup).append("</td>");
  }

  public void number(String text) {
    page.append("<td class=\"number\">").append(Markup.text(text)).append("</td>");
  }

  public void endRow() {
    page.append("</tr>\n");
  }
}
