package yibao.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.Sweeps;
import yibao.records.WindowRecord;
import yibao.records.Windows;
import yibao.rules.Cover;
import yibao.rules.PolicyBook;

/**
 * What enrolment by the state ({@link EnrolAided}) still has to bring somebody because its job is
 * late. It is brought before the person's file changes, by what the file held when a job in time
 * would have come to it: so a late job leaves the same covers as one in time, whatever was entered
 * meanwhile. What was entered on one day is taken as entered after that day's pass.
 */
public final class OverdueEnrolment {

  private final Windows windows;
  private final Sweeps sweeps;
  private final WindowCalendar calendar;
  private final FreeEnrolment enrolment;

  public OverdueEnrolment(PaymentRecords records, Sweeps sweeps, PolicyBook book, Ids ids) {
    this.windows = records.windows();
    this.sweeps = sweeps;
    this.calendar = new WindowCalendar(book);
    this.enrolment = new FreeEnrolment(records, book, ids);
  }

  /**
   * A year's cover that is overdue.
   *
   * @param bringing what has to be done for it
   */
  record Overdue(Cover cover, Runnable bringing) {}

  /** What is overdue: nothing where a job in time would have brought nothing. */
  List<Overdue> of(Person person, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    List<Overdue> overdue = new ArrayList<>();
    People.aidedShard(person)
        .ifPresent(
            shard -> {
              for (OpenDays days : openDays(person, today)) {
                enrolment
                    .dueDay(person, days, days.upTo(today))
                    .filter(day -> days.isForFile(person, today))
                    .filter(day -> isLate(days, shard, today))
                    .map(day -> overdue(person, days.window(), day, now))
                    .ifPresent(overdue::add);
              }
            });
    return overdue;
  }

  private Overdue overdue(Person person, Windows.Name window, LocalDate day, Instant now) {
    return new Overdue(
        enrolment.coverDue(person, window, day), () -> enrolment.enrol(person, window, day, now));
  }

  private List<OpenDays> openDays(Person person, LocalDate today) {
    List<WindowCalendar.Entry> seasons =
        calendar.all().stream()
            .filter(season -> season.name().area().equals(person.area()))
            .toList();
    Map<Windows.Name, WindowRecord> written =
        windows.find(seasons.stream().map(WindowCalendar.Entry::name).collect(Collectors.toSet()));
    return seasons.stream()
        .flatMap(
            season ->
                OpenDays.of(season, Optional.ofNullable(written.get(season.name())), today)
                    .stream())
        .toList();
  }

  private boolean isLate(OpenDays days, int shard, LocalDate today) {
    String sweepId = days.sweepId(shard);
    return !Objects.requireNonNull(sweeps.find(Set.of(sweepId)).get(sweepId))
        .isBeyond(days.passOn(today));
  }
}
