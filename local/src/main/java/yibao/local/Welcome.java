package yibao.local;

import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code up} prints once it serves. */
final class Welcome {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(BusinessClock.CHINA);

  private Welcome() {}

  static List<String> of(LocalCloud cloud, Optional<Path> data) {
    List<String> lines = new ArrayList<>();
    lines.add("Yibao is up.");
    cloud.functionsWithUrl().forEach(name -> lines.add("  " + cloud.url() + "/" + name));
    lines.add("  " + cloud.unsignedUrl() + " serves the same, but never signs for you.");
    lines.add("");
    lines.add(
        "It believes it is "
            + MINUTE.format(cloud.businessClock().instant())
            + " in Shanghai; the system's clock says "
            + MINUTE.format(Clock.systemUTC().instant())
            + ".");
    lines.add(
        data.map(folder -> "Data is kept in " + folder.toAbsolutePath() + ".")
            .orElse("Data is in memory; --data DIR keeps it."));
    lines.add("Logs are in " + cloud.logs() + ".");
    lines.add("");
    lines.add("Try:");
    lines.addAll(requests(cloud));
    lines.add("");
    lines.add("Ctrl-C stops it.");
    return lines;
  }

  /** Each uses what the one before answered, so that they can be pasted in their order. */
  private static List<String> requests(LocalCloud cloud) {
    String post = " -H 'content-type: application/json' -d ";
    String year = "\"area\":\"630000\",\"scheme\":\"RESIDENT\",\"year\":2026";
    return List.of(
        "  P=$(curl -s "
            + cloud.url()
            + "/enrolment/people"
            + post
            + "'{\"idType\":\"01\",\"idNumber\":\"632801198506120049\",\"name\":\"李娜\",\"area\":\"630000\"}'"
            + " | cut -d'\"' -f4); echo $P",
        "  curl -s "
            + cloud.url()
            + "/premium-payment/quotes"
            + post
            + "'{"
            + year
            + ",\"people\":[{\"psnNo\":\"'$P'\"}]}'",
        "  curl -s "
            + cloud.url()
            + "/premium-payment/orders"
            + post
            + "'{\"channelOrderNo\":\"A1\","
            + year
            + ",\"people\":[{\"psnNo\":\"'$P'\"}],\"method\":\"THIRD_PARTY\",\"totalFen\":40000}'");
  }
}
