package yibao.sharingsetup;

import java.util.List;
import java.util.Locale;
import yibao.edge.Markup;
import yibao.edge.Said;
import yibao.operations.LookUpRelations;
import yibao.operations.RelationFile;
import yibao.records.Relation;
import yibao.rules.Kinship;
import yibao.rules.Money;

/**
 * Draws who shares an account with whom (家庭共济图): a row for each relation, from the owner at the
 * left to the relative at the right, and between them the quota as a bar, black what was used of
 * it, hatched what is left. What is only asked, or suspended, is drawn in broken lines.
 */
final class FamilyPicture {

  private static final int WIDTH = 960;
  private static final int MARGIN = 24;
  private static final int HEAD = 64;
  private static final int ROW = 96;
  private static final int BOX_WIDTH = 190;
  private static final int BOX_HEIGHT = 56;
  private static final int BAR_HEIGHT = 16;
  private static final int GAP = 24;

  private final StringBuilder svg = new StringBuilder();
  private final LookUpRelations.Family family;
  private final Said.Tongue tongue;

  private FamilyPicture(LookUpRelations.Family family, Said.Tongue tongue) {
    this.family = family;
    this.tongue = tongue;
  }

  static String of(LookUpRelations.Family family, Said.Tongue tongue) {
    return new FamilyPicture(family, tongue).drawn();
  }

  private String drawn() {
    List<RelationFile> relations = family.relations();
    int height = HEAD + Math.max(1, relations.size()) * ROW + MARGIN;
    String title =
        said(
            "家庭共济：" + family.person().identity().maskedName(),
            "Shared accounts of " + family.person().identity().maskedName());
    svg.append(
        form(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                + " aria-labelledby=\"title described\" font-family=\"sans-serif\" font-size=\"15\""
                + " lang=\"%s\">\n",
            WIDTH, height, said("zh", "en")));
    svg.append(form("<title id=\"title\">%s</title>\n", Markup.text(title)));
    svg.append("<desc id=\"described\">");
    relations.forEach(file -> svg.append(Markup.text(sentence(file))).append('\n'));
    svg.append("</desc>\n");
    svg.append(
        "<defs><pattern id=\"left\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\""
            + " patternTransform=\"rotate(45)\"><rect width=\"7\" height=\"7\" fill=\"#fff\"/>"
            + "<path d=\"M0 0V7\" stroke=\"#000\" stroke-width=\"2\"/></pattern></defs>\n");
    svg.append(form("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", WIDTH, height));
    text(MARGIN, 38, "font-size=\"20\" font-weight=\"bold\"", title);
    if (relations.isEmpty()) {
      text(MARGIN, HEAD + 30, "", said("没有申请中或生效的共济关系", "Nothing is shared"));
    }
    for (int i = 0; i < relations.size(); i++) {
      row(relations.get(i), HEAD + i * ROW);
    }
    return svg.append("</svg>\n").toString();
  }

  private void row(RelationFile file, int top) {
    Relation relation = file.relation();
    boolean usable = file.status() == Relation.Status.ACTIVE && file.suspendedBy().isEmpty();
    String line = usable ? "" : " stroke-dasharray=\"6 4\"";
    box(MARGIN, top, relation.owner(), said("共济人", "Owner"), line);
    int right = WIDTH - MARGIN - BOX_WIDTH;
    box(right, top, relation.beneficiary(), kinship(relation.kinship()), line);
    int from = MARGIN + BOX_WIDTH + GAP;
    int to = right - GAP;
    int middle = top + BOX_HEIGHT / 2;
    svg.append(
        form(
            "<path d=\"M%d %dH%d\" stroke=\"#000\"%s/>\n<path d=\"M%d %dl-10 -6v12z\"/>\n",
            MARGIN + BOX_WIDTH, middle, right - 10, line, right, middle));
    bar(relation, from, to, middle - BAR_HEIGHT / 2);
    text(
        (from + to) / 2,
        middle - BAR_HEIGHT,
        "text-anchor=\"middle\"",
        said("额度 ", "Quota ") + relation.quota().total() + said(" 元", " yuan"));
    text(
        (from + to) / 2,
        middle + BAR_HEIGHT + 14,
        "text-anchor=\"middle\"",
        said("已用 ", "used ")
            + relation.used().total()
            + said("，剩余 ", ", left ")
            + left(relation)
            + standing(file));
  }

  private void bar(Relation relation, int from, int to, int top) {
    long total = relation.quota().total().fen();
    int width = to - from;
    int used =
        total == 0
            ? 0
            : Math.toIntExact(
                Math.multiplyExact(relation.used().total().fen(), (long) width) / total);
    svg.append(
        form(
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" stroke=\"#000\"/>\n",
            from, top, width, BAR_HEIGHT, total == 0 ? "#fff" : "url(#left)"));
    svg.append(
        form(
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n", from, top, used, BAR_HEIGHT));
  }

  private void box(int x, int y, String psnNo, String role, String line) {
    boolean self = psnNo.equals(family.person().psnNo());
    svg.append(
        form(
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#fff\""
                + " stroke=\"#000\" stroke-width=\"%d\"%s/>\n",
            x, y, BOX_WIDTH, BOX_HEIGHT, self ? 3 : 1, line));
    int middle = x + BOX_WIDTH / 2;
    String bold = self ? " font-weight=\"bold\"" : "";
    text(middle, y + 24, "text-anchor=\"middle\"" + bold, name(psnNo));
    text(middle, y + 45, "text-anchor=\"middle\" font-size=\"13\"", role);
  }

  /** The row in words, for who doesn't see it. */
  private String sentence(RelationFile file) {
    Relation relation = file.relation();
    String owner = name(relation.owner());
    String other = name(relation.beneficiary()) + said("（", " (") + kinship(relation.kinship());
    return said(owner + "向" + other + "）共济，额度 ", owner + " shares with " + other + "): quota ")
        + relation.quota().total()
        + said("，已用 ", ", used ")
        + relation.used().total()
        + said("，剩余 ", ", left ")
        + left(relation)
        + standing(file)
        + said("。", ".");
  }

  private String standing(RelationFile file) {
    if (file.status() == Relation.Status.ASKED) {
      return said("（等待确认）", " (not agreed to yet)");
    }
    return file.suspendedBy().isEmpty() ? "" : said("（暂停使用）", " (suspended)");
  }

  private static Money left(Relation relation) {
    return relation.left();
  }

  private String name(String psnNo) {
    return family.names().getOrDefault(psnNo, psnNo);
  }

  private String kinship(Kinship kinship) {
    return switch (kinship) {
      case SPOUSE -> said("配偶", "Spouse");
      case PARENT -> said("父母", "Parent");
      case CHILD -> said("子女", "Child");
      case SIBLING -> said("兄弟姐妹", "Sibling");
      case GRANDPARENT -> said("祖父母、外祖父母", "Grandparent");
      case GRANDCHILD -> said("孙子女、外孙子女", "Grandchild");
    };
  }

  private String said(String chinese, String english) {
    return new Said(chinese, english).in(tongue);
  }

  private void text(int x, int y, String look, String text) {
    svg.append(form("<text x=\"%d\" y=\"%d\" %s>%s</text>\n", x, y, look, Markup.text(text)));
  }

  private static String form(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
