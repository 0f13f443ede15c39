package yibao.waitingperiod;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Tells what follows the payment: the wait, and the cover.
 *
 * @param covers whether cover starts within the year; absent where no source states it
 * @param from its first day, where there is one and it is stated
 * @param until the last day that is shown
 */
record ComingStory(
    Words words,
    int year,
    LocalDate payOn,
    Optional<Boolean> covers,
    Optional<LocalDate> from,
    LocalDate until) {

  Story.Part noWait() {
    return words.note("没有待遇等待期。", "There is no wait.");
  }

  Story.Part waitOfUnknownLength(Optional<Integer> fixedMonths) {
    if (fixedMonths.filter(months -> months > 0).isEmpty()) {
      return words.note("待遇等待期有多长，没有来源公布。", "How long the wait is, no source states.");
    }
    String fixed = words.months(fixedMonths.get());
    return words.note(
        "固定待遇等待期 " + fixed + "，变动部分有多长，没有来源公布。",
        "The fixed wait is " + fixed + "; how long its variable part is, no source states.");
  }

  Story.Part wait(String length, Optional<LocalDate> begins) {
    if (begins.isEmpty()) {
      return words.note(
          "待遇等待期 " + length + "，自何日起算没有来源公布。",
          "The wait is " + length + "; from when it runs, no source states.");
    }
    LocalDate first = begins.get();
    return new Story.Part(
        Story.Mark.WAIT,
        waitEnds().filter(day -> !day.isBefore(first)).map(day -> new Story.Span(first, day)),
        words.said(
            "自 " + first + " 起待遇等待期 " + length + "。",
            "The wait of " + length + " runs from " + first + "."));
  }

  /** The eve of the cover, or beyond what is shown. */
  private Optional<LocalDate> waitEnds() {
    return neverCovers() ? Optional.of(until) : from.map(day -> day.minusDays(1));
  }

  private boolean neverCovers() {
    return covers.equals(Optional.of(false));
  }

  Story.Part cover(Optional<LocalDate> to) {
    if (neverCovers()) {
      return words.note(year + " 年内不会开始享受待遇。", "Cover would not start within " + year + ".");
    }
    if (from.isPresent()) {
      LocalDate last = to.orElse(until);
      return words.part(
          Story.Mark.COVER,
          from.get(),
          last,
          words.days(from.get(), last) + "享受待遇。",
          "Covered " + words.days(from.get(), last) + ".");
    }
    LocalDate newYear = LocalDate.of(year, 1, 1);
    return words.part(
        Story.Mark.OPEN,
        payOn.isBefore(newYear) ? newYear : payOn,
        until,
        covers.isPresent() ? "年内会开始享受待遇，但自何日起没有来源公布。" : "自何日起享受待遇，没有来源公布。",
        covers.isPresent()
            ? "Cover begins within " + year + "; on which day, no source states."
            : "From when it covers, no source states.");
  }
}
