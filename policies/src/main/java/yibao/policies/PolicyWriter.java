package yibao.policies;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import yibao.rules.Aid;
import yibao.rules.AreaPolicy;
import yibao.rules.BenefitValue;
import yibao.rules.Cited;
import yibao.rules.Clause;
import yibao.rules.CoverStart;
import yibao.rules.DatedValue;
import yibao.rules.Exemption;
import yibao.rules.Money;
import yibao.rules.PaymentPeriod;
import yibao.rules.PolicyBook;
import yibao.rules.Season;
import yibao.rules.Source;
import yibao.rules.StatedStart;
import yibao.rules.Warning;
import yibao.rules.Who;

/** Writes a book as the resource that {@link yibao.rules.PolicyResource} reads. */
record PolicyWriter(JsonGenerator json) {

  static void write(PolicyBook book, OutputStream out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
      new PolicyWriter(json).book(book);
    }
  }

  private void book(PolicyBook book) throws IOException {
    Map<String, Source> sources = new TreeMap<>();
    for (AreaPolicy policy : book.policies()) {
      sources(policy).forEach(source -> put(sources, source));
    }
    json.writeStartObject();
    json.writeStringField("release", book.release());
    json.writeArrayFieldStart("sources");
    for (Source source : sources.values()) {
      source(source);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("areas");
    for (AreaPolicy policy : book.policies()) {
      area(policy);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static Stream<Source> sources(AreaPolicy policy) {
    return Stream.of(
            policy.starts().stream().map(start -> start.clause().source()),
            policy.starts().stream().flatMap(start -> start.reading().stream()),
            policy.values().stream().map(value -> value.clause().source()),
            policy.benefits().stream().map(benefit -> benefit.clause().source()),
            policy.aids().stream().map(aid -> aid.clause().source()),
            policy.aids().stream().flatMap(aid -> aid.reading().stream()),
            policy.exemptions().stream().map(exemption -> exemption.clause().source()),
            policy.exemptions().stream().flatMap(exemption -> exemption.reading().stream()),
            policy.seasons().stream().flatMap(PolicyWriter::sources))
        .flatMap(sources -> sources);
  }

  private static Stream<Source> sources(Season season) {
    return Stream.of(
            season.personal().map(Cited::source).stream(),
            season.subsidy().map(Cited::source).stream(),
            season.window().map(Cited::source).stream(),
            season.periods().stream().map(period -> period.clause().source()),
            season.periods().stream().flatMap(period -> period.reading().stream()),
            season.periods().stream().flatMap(period -> period.startReading().stream()),
            season.periods().stream().flatMap(period -> period.windowReading().stream()))
        .flatMap(sources -> sources);
  }

  private static void put(Map<String, Source> sources, Source source) {
    Source other = sources.putIfAbsent(source.id(), source);
    if (other != null && !other.equals(source)) {
      throw new IllegalArgumentException("two sources are named " + source.id());
    }
  }

  private void source(Source source) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", source.id());
    json.writeStringField("title", source.title());
    if (source.number().isPresent()) {
      json.writeStringField("number", source.number().get());
    }
    json.writeStringField("publisher", source.publisher());
    if (source.date().isPresent()) {
      json.writeStringField("date", source.date().get().toString());
    }
    if (source.url().isPresent()) {
      json.writeStringField("url", source.url().get());
    }
    json.writeStringField("grade", source.grade().name());
    json.writeEndObject();
  }

  private void area(AreaPolicy policy) throws IOException {
    json.writeStartObject();
    json.writeStringField("area", policy.area().code());
    json.writeStringField("zh", policy.chineseName());
    json.writeStringField("en", policy.englishName());
    if (policy.inherits().isPresent()) {
      json.writeStringField("inherits", policy.inherits().get().code());
    }
    json.writeArrayFieldStart("starts");
    for (StatedStart start : policy.starts()) {
      json.writeStartObject();
      json.writeStringField("paid", start.paid().name());
      json.writeStringField("start", start.start().name());
      brokenWaitFrom(start.brokenWaitFrom());
      json.writeStringField("validFrom", start.validFrom().toString());
      clause(start.clause());
      reading(start.reading());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("values");
    for (DatedValue value : policy.values()) {
      json.writeStartObject();
      json.writeStringField("parameter", value.parameter().name());
      json.writeNumberField("value", value.value());
      json.writeStringField("validFrom", value.validFrom().toString());
      if (value.validTo().isPresent()) {
        json.writeStringField("validTo", value.validTo().get().toString());
      }
      clause(value.clause());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("benefits");
    for (BenefitValue benefit : policy.benefits()) {
      benefit(benefit);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("aids");
    for (Aid aid : policy.aids()) {
      aid(aid);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("exemptions");
    for (Exemption exemption : policy.exemptions()) {
      exemption(exemption);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("seasons");
    for (Season season : policy.seasons()) {
      season(season);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void benefit(BenefitValue benefit) throws IOException {
    json.writeStartObject();
    json.writeStringField("term", benefit.term().name());
    fields("of", benefit.of().fields());
    json.writeNumberField("value", benefit.value());
    json.writeStringField("validFrom", benefit.validFrom().toString());
    if (benefit.validTo().isPresent()) {
      json.writeStringField("validTo", benefit.validTo().get().toString());
    }
    clause(benefit.clause());
    json.writeEndObject();
  }

  private void aid(Aid aid) throws IOException {
    json.writeStartObject();
    who(aid.who());
    json.writeNumberField("paysFen", aid.pays().fen());
    if (aid.year().isPresent()) {
      json.writeNumberField("year", aid.year().get());
    }
    json.writeStringField("validFrom", aid.validFrom().toString());
    clause(aid.clause());
    reading(aid.reading());
    warning(aid.warning());
    json.writeEndObject();
  }

  private void exemption(Exemption exemption) throws IOException {
    json.writeStartObject();
    who(exemption.who());
    json.writeStringField("start", exemption.start().name());
    json.writeStringField("validFrom", exemption.validFrom().toString());
    clause(exemption.clause());
    reading(exemption.reading());
    warning(exemption.warning());
    json.writeEndObject();
  }

  private void warning(Optional<Warning> warning) throws IOException {
    if (warning.isPresent()) {
      json.writeObjectFieldStart("warning");
      json.writeStringField("zh", warning.get().chinese());
      json.writeStringField("en", warning.get().english());
      json.writeEndObject();
    }
  }

  private void who(Who who) throws IOException {
    fields("who", who.fields());
  }

  private void fields(String name, Map<String, Object> fields) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      json.writePOJOField(field.getKey(), field.getValue());
    }
    json.writeEndObject();
  }

  private void clause(Clause clause) throws IOException {
    json.writeStringField("clause", clause.id());
    json.writeStringField("source", clause.source().id());
  }

  private void brokenWaitFrom(Optional<CoverStart> from) throws IOException {
    if (from.isPresent()) {
      json.writeStringField("brokenWaitFrom", from.get().name());
    }
  }

  private void reading(Optional<Source> reading) throws IOException {
    if (reading.isPresent()) {
      json.writeStringField("reading", reading.get().id());
    }
  }

  private void season(Season season) throws IOException {
    json.writeStartObject();
    json.writeNumberField("year", season.year());
    if (season.personal().isPresent()) {
      amount("personal", season.personal().get());
    }
    if (season.subsidy().isPresent()) {
      amount("subsidy", season.subsidy().get());
    }
    if (season.window().isPresent()) {
      window(season.window().get());
    }
    json.writeArrayFieldStart("periods");
    for (PaymentPeriod period : season.periods()) {
      json.writeStartObject();
      json.writeStringField("from", period.from().toString());
      json.writeStringField("to", period.to().toString());
      json.writeBooleanField("payerBearsSubsidy", period.payerBearsSubsidy());
      json.writeArrayFieldStart("starts");
      for (CoverStart start : period.starts()) {
        json.writeString(start.name());
      }
      json.writeEndArray();
      brokenWaitFrom(period.brokenWaitFrom());
      clause(period.clause());
      reading(period.reading());
      if (period.windowReading().isPresent()) {
        json.writeStringField("windowReading", period.windowReading().get().id());
      }
      if (period.startReading().isPresent()) {
        json.writeStringField("startReading", period.startReading().get().id());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void window(Cited<Season.Window> window) throws IOException {
    json.writeObjectFieldStart("window");
    json.writeStringField("opens", window.value().opens().toString());
    json.writeStringField("closes", window.value().closes().toString());
    clause(window.clause());
    json.writeEndObject();
  }

  private void amount(String name, Cited<Money> amount) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("fen", amount.value().fen());
    clause(amount.clause());
    json.writeEndObject();
  }
}
