package yibao.policies;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import yibao.rules.Aid;
import yibao.rules.AreaPolicy;
import yibao.rules.Cited;
import yibao.rules.DatedValue;
import yibao.rules.Money;
import yibao.rules.PaymentPeriod;
import yibao.rules.PolicyBook;
import yibao.rules.Season;
import yibao.rules.Source;

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
      policy.values().forEach(value -> put(sources, value.source()));
      policy.aids().forEach(aid -> put(sources, aid.source()));
      for (Season season : policy.seasons()) {
        put(sources, season.personal().source());
        season.subsidy().ifPresent(subsidy -> put(sources, subsidy.source()));
        put(sources, season.window().source());
        season.periods().forEach(period -> put(sources, period.source()));
      }
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
    json.writeArrayFieldStart("values");
    for (DatedValue value : policy.values()) {
      json.writeStartObject();
      json.writeStringField("parameter", value.parameter().name());
      json.writeNumberField("value", value.value());
      json.writeStringField("validFrom", value.validFrom().toString());
      json.writeStringField("source", value.source().id());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("aids");
    for (Aid aid : policy.aids()) {
      json.writeStartObject();
      json.writeStringField("group", aid.group().name());
      json.writeNumberField("paysFen", aid.pays().fen());
      json.writeStringField("validFrom", aid.validFrom().toString());
      json.writeStringField("source", aid.source().id());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("seasons");
    for (Season season : policy.seasons()) {
      season(season);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void season(Season season) throws IOException {
    json.writeStartObject();
    json.writeNumberField("year", season.year());
    amount("personal", season.personal());
    if (season.subsidy().isPresent()) {
      amount("subsidy", season.subsidy().get());
    }
    json.writeObjectFieldStart("window");
    json.writeStringField("opens", season.window().value().opens().toString());
    json.writeStringField("closes", season.window().value().closes().toString());
    json.writeStringField("source", season.window().source().id());
    json.writeEndObject();
    json.writeArrayFieldStart("periods");
    for (PaymentPeriod period : season.periods()) {
      json.writeStartObject();
      json.writeStringField("from", period.from().toString());
      json.writeStringField("to", period.to().toString());
      json.writeBooleanField("payerBearsSubsidy", period.payerBearsSubsidy());
      json.writeStringField("start", period.start().name());
      json.writeStringField("source", period.source().id());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void amount(String name, Cited<Money> amount) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("fen", amount.value().fen());
    json.writeStringField("source", amount.source().id());
    json.writeEndObject();
  }
}
