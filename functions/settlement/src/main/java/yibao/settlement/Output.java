package yibao.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import yibao.edge.Json;
import yibao.rules.Money;

/** The {@code output} of a reply, or an object in it, its fields in the order they were put. */
record Output(Json.Obj json) {

  static Output empty() {
    return new Output(Json.Obj.empty());
  }

  Output text(String name, String value) {
    return new Output(json.with(name, value));
  }

  /** Yuan with two decimals, as a number of exactly that text: {@code 0.00} where there is none. */
  Output amount(String name, Money value) {
    return new Output(json.with(name, new Json.OtherNumber(value.toString())));
  }

  /** A share or a quantity, with as many decimals as it has. */
  Output decimal(String name, BigDecimal value) {
    return new Output(json.with(name, new Json.OtherNumber(value.toPlainString())));
  }

  Output number(String name, long value) {
    return new Output(json.with(name, value));
  }

  Output day(String name, LocalDate value) {
    return text(name, value.toString());
  }

  /** An instant in whole seconds in Shanghai, as {@code 2026-03-01 09:30:00}. */
  Output time(String name, Instant value) {
    return text(name, ShanghaiTime.second(value));
  }

  /** A field that is there and says {@code null}, as a preview's {@code setl_id} does. */
  Output none(String name) {
    return new Output(json.with(name, new Json.Null()));
  }

  Output object(String name, Output value) {
    return new Output(json.with(name, value.json()));
  }

  /** One of a list alone, as it was written before. */
  static Output ofList(String name, Json.Arr values) {
    return new Output(Json.Obj.empty().with(name, values));
  }

  Output list(String name, List<Output> values) {
    return new Output(json.with(name, values.stream().map(Output::json).toList()));
  }
}
