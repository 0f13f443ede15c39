package yibao.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The compiled form of the packs: one JSON resource, written when the packs are compiled and read
 * when a function starts.
 */
public final class PolicyResource {

  /** Where the compiled packs stand on the class path. */
  public static final String PATH = "/yibao/policies.json";

  private static final JsonFactory JSON = new JsonFactory();

  private PolicyResource() {}

  /** The release on the class path. */
  public static PolicyBook load() {
    try (InputStream resource = PolicyResource.class.getResourceAsStream(PATH)) {
      if (resource == null) {
        throw new IllegalStateException(
            "no compiled packs at " + PATH + ": the module policies is not on the class path");
      }
      return read(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static PolicyBook read(InputStream in) throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      parser.nextToken();
      return new Reading(Node.of(parser)).book();
    }
  }

  private static final class Reading {

    private final Node root;
    private final Map<String, Source> sources = new LinkedHashMap<>();

    Reading(Node root) {
      this.root = root;
    }

    PolicyBook book() {
      for (Node source : root.list("sources")) {
        sources.put(
            source.text("id"),
            new Source(
                source.text("id"),
                source.text("title"),
                source.maybe("number"),
                source.text("publisher"),
                source.maybe("date").map(LocalDate::parse),
                source.maybe("url"),
                Grade.valueOf(source.text("grade"))));
      }
      return new PolicyBook(
          root.text("release"), root.list("areas").stream().map(this::area).toList());
    }

    private AreaPolicy area(Node area) {
      return new AreaPolicy(
          new Area(area.text("area")),
          area.text("zh"),
          area.text("en"),
          area.maybe("inherits").map(Area::new),
          area.list("seasons").stream().map(this::season).toList(),
          area.list("starts").stream().map(this::start).toList(),
          area.list("values").stream()
              .map(
                  value ->
                      new DatedValue(
                          Parameter.valueOf(value.text("parameter")),
                          Math.toIntExact(value.number("value")),
                          value.day("validFrom"),
                          value.maybe("validTo").map(LocalDate::parse),
                          clause(value)))
              .toList(),
          area.list("benefits").stream().map(this::benefit).toList(),
          area.list("aids").stream().map(this::aid).toList(),
          area.list("exemptions").stream().map(this::exemption).toList());
    }

    private BenefitValue benefit(Node benefit) {
      return new BenefitValue(
          BenefitTerm.valueOf(benefit.text("term")),
          BenefitScope.of(benefit.node("of").fields()),
          Math.toIntExact(benefit.number("value")),
          benefit.day("validFrom"),
          benefit.maybe("validTo").map(LocalDate::parse),
          clause(benefit));
    }

    private StatedStart start(Node start) {
      return new StatedStart(
          StatedStart.Part.valueOf(start.text("paid")),
          CoverStart.valueOf(start.text("start")),
          start.maybe("brokenWaitFrom").map(CoverStart::valueOf),
          start.day("validFrom"),
          clause(start),
          reading(start));
    }

    private Aid aid(Node aid) {
      return new Aid(
          Who.of(aid.node("who").fields()),
          Money.ofFen(aid.number("paysFen")),
          aid.has("year") ? Optional.of(Math.toIntExact(aid.number("year"))) : Optional.empty(),
          aid.day("validFrom"),
          clause(aid),
          reading(aid),
          warning(aid));
    }

    private static Optional<Warning> warning(Node node) {
      return node.has("warning")
          ? Optional.of(
              new Warning(node.node("warning").text("zh"), node.node("warning").text("en")))
          : Optional.empty();
    }

    private Exemption exemption(Node exemption) {
      return new Exemption(
          Who.of(exemption.node("who").fields()),
          CoverStart.valueOf(exemption.text("start")),
          exemption.day("validFrom"),
          clause(exemption),
          reading(exemption),
          warning(exemption));
    }

    private Season season(Node season) {
      return new Season(
          Math.toIntExact(season.number("year")),
          amount(season, "personal"),
          amount(season, "subsidy"),
          window(season),
          season.list("periods").stream()
              .map(
                  period ->
                      new PaymentPeriod(
                          period.day("from"),
                          period.day("to"),
                          period.flag("payerBearsSubsidy"),
                          period.texts("starts").stream().map(CoverStart::valueOf).toList(),
                          period.maybe("brokenWaitFrom").map(CoverStart::valueOf),
                          clause(period),
                          reading(period),
                          reading(period, "startReading"),
                          reading(period, "windowReading")))
              .toList());
    }

    private Optional<Cited<Season.Window>> window(Node season) {
      if (!season.has("window")) {
        return Optional.empty();
      }
      Node window = season.node("window");
      return Optional.of(
          new Cited<>(
              new Season.Window(window.day("opens"), window.day("closes")), clause(window)));
    }

    private Optional<Cited<Money>> amount(Node season, String name) {
      if (!season.has(name)) {
        return Optional.empty();
      }
      Node amount = season.node(name);
      return Optional.of(new Cited<>(Money.ofFen(amount.number("fen")), clause(amount)));
    }

    private Optional<Source> reading(Node node) {
      return reading(node, "reading");
    }

    private Optional<Source> reading(Node node, String name) {
      return node.has(name) ? Optional.of(source(node, name)) : Optional.empty();
    }

    private Clause clause(Node node) {
      return new Clause(node.text("clause"), source(node, "source"));
    }

    private Source source(Node node, String name) {
      Source source = sources.get(node.text(name));
      if (source == null) {
        throw new IllegalArgumentException("the compiled packs name no source " + node.text(name));
      }
      return source;
    }
  }
}
