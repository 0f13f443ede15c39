package yibao.receipts;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import yibao.rules.Scheme;

/** What a receipt says, line by line for a screen, in Chinese with English beside. */
public final class ReceiptInWords {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Shanghai"));

  private ReceiptInWords() {}

  public static List<String> of(Receipt receipt) {
    List<String> words = new ArrayList<>();
    words.add("回执编号 Receipt number: " + receipt.number().text());
    words.add("参保地区 Area: " + receipt.number().area());
    words.add("参保年度 Benefit year: " + receipt.number().year());
    words.add("险种 Scheme: " + scheme(receipt.scheme()));
    words.add("缴费渠道 Channel: " + receipt.channel());
    words.add(
        "缴费时间（北京时间） Paid at, China time: "
            + receipt.paidAt().map(SECOND::format).orElse("无需缴费 nothing to pay"));
    for (int i = 0; i < receipt.lines().size(); i++) {
      words.add("  " + (i + 1) + ". " + line(receipt.lines().get(i)));
    }
    words.add("合计（元） Total, yuan: " + receipt.total());
    words.add("政策版本 Policy release: " + receipt.policyRelease());
    words.add(as(receipt.asOf()));
    return List.copyOf(words);
  }

  public static String scheme(Scheme scheme) {
    return switch (scheme) {
      case RESIDENT -> "城乡居民基本医疗保险 Residents";
      case EMPLOYEE -> "职工基本医疗保险 Employees";
    };
  }

  private static String line(ReceiptLine line) {
    StringBuilder words = new StringBuilder(line.name());
    line.month().ifPresent(month -> words.append("  ").append(month));
    words.append("  ").append(line.status().chinese()).append(' ').append(line.status().english());
    words.append("  ").append(line.price());
    if (!line.repair().isZero()) {
      words.append("（含断保修复 repair included ").append(line.repair()).append("）");
    }
    if (line.coverFrom().isPresent() && line.coverTo().isPresent()) {
      words.append("  ").append(line.coverFrom().get()).append(" 至 to ");
      words.append(line.coverTo().get());
    }
    return line.isKept() ? words.toString() : words + "  不计入合计 not in the total";
  }

  private static String as(Instant instant) {
    return "截至 As of "
        + SECOND.format(instant)
        + "（北京时间）；此后的退款不在其中，现状请凭编号在线查询。 China time; what was refunded later is not in it: look the"
        + " number up for how it stands now.";
  }
}
