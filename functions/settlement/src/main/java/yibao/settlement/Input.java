package yibao.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import yibao.edge.Json;
import yibao.rules.Money;

/**
 * An object of a message, read as leniently as the national interface has it: a field may be text
 * or number, what is blank or {@code null} is absent, a field that nobody asks for may be there.
 * What is wrong is noted in the flaws, and something stands in for it that never leaves the
 * message, since a message with flaws is refused.
 *
 * <p>Accessors are asked by the field's name, which {@link FieldNames} has to know; those that
 * begin with {@code maybe} take its absence.
 */
final class Input {

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern EXPONENT = Pattern.compile("-?[0-9]+(\\.[0-9]+)?[eE][+-]?[0-9]+");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

  /** Numeric(16,2) holds two more, of which a sum or a share could no longer be counted in fen. */
  private static final int INTEGER_DIGITS = 12;

  private static final int FEN_DIGITS = 2;

  private final Json.Obj object;
  private final String place;
  private final Flaws flaws;

  private Input(Json.Obj object, String place, Flaws flaws) {
    this.object = object;
    this.place = place;
    this.flaws = flaws;
  }

  static Input of(Json.Obj object, Flaws flaws) {
    return new Input(object, "", flaws);
  }

  boolean has(String name) {
    return value(name).isPresent();
  }

  /** Refuses the message for what a field says; the rest of the sentence without its full stop. */
  void refuse(String name, String rest) {
    flaws.add(place + FieldNames.of(name) + rest + "。");
  }

  // ---- text -----------------------------------------------------------------------------------

  /** A text of so many characters at the most, without blanks around it. */
  String text(String name, int most) {
    return required(name, maybeText(name, most), "");
  }

  Optional<String> maybeText(String name, int most) {
    return scalar(name).filter(text -> holds(name, text, most));
  }

  private boolean holds(String name, String text, int most) {
    boolean fits = text.codePointCount(0, text.length()) <= most;
    if (!fits) {
      refuse(name, "最长 " + most + " 个字符");
    }
    return fits;
  }

  // ---- days and times -------------------------------------------------------------------------

  /** A civil date; a time behind it doesn't count. */
  LocalDate day(String name) {
    return required(name, maybeDay(name), LocalDate.EPOCH);
  }

  Optional<LocalDate> maybeDay(String name) {
    return scalar(name).flatMap(text -> or(name, ShanghaiTime.day(text), "应为日期，如 2026-03-01"));
  }

  /** An instant, told as Shanghai's date and time, in whole seconds. */
  Instant time(String name) {
    return required(name, maybeTime(name), Instant.EPOCH);
  }

  Optional<Instant> maybeTime(String name) {
    return scalar(name)
        .flatMap(text -> or(name, ShanghaiTime.instant(text), "应为时间，如 2026-03-01 09:30:00"));
  }

  // ---- amounts and numbers --------------------------------------------------------------------

  /** Yuan, none or more. */
  Money amount(String name) {
    return required(name, maybeAmount(name), Money.ZERO);
  }

  Optional<Money> maybeAmount(String name) {
    return notNegative(name, maybeDecimalOf(name, FEN_DIGITS)).map(Input::money);
  }

  /** Yuan that may be below zero, as a line that takes another back is. */
  Money signedAmount(String name) {
    return required(name, maybeSignedAmount(name), Money.ZERO);
  }

  Optional<Money> maybeSignedAmount(String name) {
    return maybeDecimalOf(name, FEN_DIGITS).map(Input::money);
  }

  /** A price or a quantity of so many decimals at the most, none or more. */
  BigDecimal decimal(String name, int places) {
    return required(name, maybeDecimal(name, places), BigDecimal.ZERO);
  }

  Optional<BigDecimal> maybeDecimal(String name, int places) {
    return notNegative(name, maybeDecimalOf(name, places));
  }

  /** The same where it may be below zero. */
  BigDecimal signedDecimal(String name, int places) {
    return required(name, maybeSignedDecimal(name, places), BigDecimal.ZERO);
  }

  Optional<BigDecimal> maybeSignedDecimal(String name, int places) {
    return maybeDecimalOf(name, places);
  }

  int integer(String name, int least, int most) {
    return required(name, maybeInteger(name, least, most), least);
  }

  Optional<Integer> maybeInteger(String name, int least, int most) {
    return scalar(name)
        .flatMap(
            text ->
                or(
                    name,
                    Optional.of(text)
                        .filter(digits -> INTEGER.matcher(digits).matches())
                        .map(Long::parseLong)
                        .filter(number -> number >= least && number <= most)
                        .map(Math::toIntExact),
                    "应为 " + least + " 至 " + most + " 的整数"));
  }

  /** Whether a flag is 1; 0 is not. */
  boolean flag(String name) {
    return required(name, maybeFlag(name), false);
  }

  Optional<Boolean> maybeFlag(String name) {
    return scalar(name)
        .flatMap(
            text ->
                switch (text) {
                  case "0" -> Optional.of(false);
                  case "1" -> Optional.of(true);
                  default -> or(name, Optional.empty(), "应为 0 或 1");
                });
  }

  private static Money money(BigDecimal yuan) {
    return Money.ofFen(yuan.movePointRight(FEN_DIGITS).longValueExact());
  }

  private Optional<BigDecimal> notNegative(String name, Optional<BigDecimal> number) {
    return number.filter(
        value -> {
          if (value.signum() < 0) {
            refuse(name, "不得为负数");
          }
          return value.signum() >= 0;
        });
  }

  private Optional<BigDecimal> maybeDecimalOf(String name, int places) {
    return scalar(name).flatMap(text -> decimal(name, text, places));
  }

  private Optional<BigDecimal> decimal(String name, String text, int places) {
    if (EXPONENT.matcher(text).matches()) {
      return or(name, Optional.empty(), "不得用科学计数法");
    }
    if (!DECIMAL.matcher(text).matches()) {
      return or(name, Optional.empty(), "应为数字，如 12.30");
    }
    int point = text.indexOf('.');
    if (point >= 0 && text.length() - point - 1 > places) {
      return or(name, Optional.empty(), "最多" + counted(places) + "位小数");
    }
    String digits = (point < 0 ? text : text.substring(0, point)).replaceFirst("^-?0*", "");
    return digits.length() > INTEGER_DIGITS
        ? or(name, Optional.empty(), "整数部分最多 " + INTEGER_DIGITS + " 位")
        : Optional.of(new BigDecimal(text));
  }

  /** Two decimals are said as everybody says them. */
  private static String counted(int places) {
    return places == FEN_DIGITS ? "两" : " " + places + " ";
  }

  // ---- objects and lists ----------------------------------------------------------------------

  /** An object that has to be there. */
  Input object(String name) {
    return maybeObject(name)
        .orElseGet(
            () -> {
              missing(name);
              return nothing();
            });
  }

  Optional<Input> maybeObject(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof Json.Obj found) {
                return new Input(found, place, flaws);
              }
              refuse(name, "应为一个对象");
              return nothing();
            });
  }

  /**
   * The object of that name, or this one, where a client leaves the object out and sends it flat.
   */
  Input within(String name) {
    return maybeObject(name).orElse(this);
  }

  /** The objects of a list, one and so many at the most; an object alone is a list of it. */
  List<Input> oneOrMany(String name, int most) {
    if (!has(name)) {
      missing(name);
    }
    return maybeMany(name, most);
  }

  List<Input> maybeMany(String name, int most) {
    return switch (value(name).orElse(new Json.Arr(List.of()))) {
      case Json.Obj alone -> List.of(new Input(alone, place, flaws));
      case Json.Arr list when list.items().size() <= most -> items(name, list);
      case Json.Arr tooMany -> {
        refuse(name, "最多 " + most + " 条");
        yield List.of();
      }
      default -> {
        refuse(name, "应为一个列表");
        yield List.of();
      }
    };
  }

  private List<Input> items(String name, Json.Arr list) {
    List<Input> items = new ArrayList<>();
    for (Json item : list.items()) {
      String which = place + FieldNames.of(name) + "第 " + (items.size() + 1) + " 条";
      if (item instanceof Json.Obj found) {
        items.add(new Input(found, which + "的 ", flaws));
      } else {
        flaws.add(which + "应为一个对象。");
        items.add(nothing());
      }
    }
    return items;
  }

  /** In place of an object that isn't there: what it lacks is no flaw of its own. */
  private static Input nothing() {
    return new Input(Json.Obj.empty(), "", new Flaws());
  }

  // ---- what is there --------------------------------------------------------------------------

  private <T> T required(String name, Optional<T> found, T absent) {
    if (!has(name)) {
      missing(name);
    }
    return found.orElse(absent);
  }

  private void missing(String name) {
    refuse(name, "不能为空");
  }

  private <T> Optional<T> or(String name, Optional<T> read, String mend) {
    if (read.isEmpty()) {
      refuse(name, mend);
    }
    return read;
  }

  /** A text or number as it is written, without blanks around it. */
  private Optional<String> scalar(String name) {
    return value(name)
        .flatMap(
            value ->
                switch (value) {
                  case Json.Text text -> Optional.of(text.value().strip());
                  case Json.Int number -> Optional.of(Long.toString(number.value()));
                  case Json.OtherNumber number -> Optional.of(number.written());
                  default -> or(name, Optional.empty(), "应为字符串或数字");
                });
  }

  /** A field that says something: neither {@code null} nor blank, nor an empty list. */
  private Optional<Json> value(String name) {
    return Optional.ofNullable(object.fields().get(name)).filter(Input::saysSomething);
  }

  private static boolean saysSomething(Json value) {
    return switch (value) {
      case Json.Null nothing -> false;
      case Json.Text text -> !text.value().isBlank();
      case Json.Arr list -> !list.items().isEmpty();
      default -> true;
    };
  }
}
