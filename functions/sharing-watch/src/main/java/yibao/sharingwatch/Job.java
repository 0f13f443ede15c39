package yibao.sharingwatch;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import yibao.edge.Json;
import yibao.edge.Metrics;
import yibao.operations.ShanghaiTime;
import yibao.operations.WatchRelations;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.SetAside;
import yibao.records.SharingSetAsides;
import yibao.records.StorageUnavailable;

/** Ends relations by what becomes of people, record by record, and by what is due by now. */
record Job(
    WatchRelations watch,
    People people,
    SharingSetAsides aside,
    Metrics metrics,
    Clock systemClock) {

  /**
   * Goes through a batch of the people table's stream in its order. Where tables can't be reached
   * it is handed over again from that record on; what can't be read or done is set aside.
   *
   * @param hasTime whether more may be begun
   */
  Json.Obj changed(StreamBatch batch, BooleanSupplier hasTime) {
    WatchRelations.Looked looked = WatchRelations.Looked.NONE;
    long setAside = 0;
    Optional<StreamBatch.StreamRecord> again = Optional.empty();
    Set<String> sharing = whoShares(numbers(batch));
    for (StreamBatch.StreamRecord record : batch.records()) {
      try {
        if (!hasTime.getAsBoolean()) {
          throw new StorageUnavailable("there is no time left for the batch");
        }
        looked = looked.and(changed(record, sharing));
      } catch (RuntimeException fault) {
        if (StorageUnavailable.isOfStorage(fault)) {
          again = Optional.of(record);
          break;
        }
        aside.put(
            new SetAside(
                idOf(record),
                record.content().write(),
                fault.getClass().getName(),
                systemClock.instant()));
        setAside++;
      }
    }
    metrics.count(
        Map.of(
            "SharingRecords", (long) batch.records().size(),
            "SharingRecordsSetAside", setAside,
            "RelationsEnded", (long) looked.ended()),
        Json.Obj.empty());
    return Json.Obj.empty()
        .with(
            "batchItemFailures",
            again.stream()
                .map(record -> Json.Obj.empty().with("itemIdentifier", record.sequenceNumber()))
                .toList());
  }

  /** Whoever of these people may share: all of them, where what somebody is in can't be read. */
  private Set<String> whoShares(Set<String> numbers) {
    try {
      return watch.whoShares(numbers);
    } catch (RuntimeException fault) {
      if (StorageUnavailable.isOfStorage(fault)) {
        throw fault;
      }
      return numbers;
    }
  }

  private WatchRelations.Looked changed(StreamBatch.StreamRecord record, Set<String> sharing) {
    Optional<Map<String, Object>> image = record.newImage();
    if (image.isEmpty()) {
      return WatchRelations.Looked.NONE;
    }
    Person person = people.of(image.get());
    return sharing.contains(person.psnNo())
        ? watch.changed(
            new WatchRelations.FileChanged(
                record.oldImage().map(people::of), person, record.createdAt()))
        : WatchRelations.Looked.NONE;
  }

  /** Whose files they are, as far as that can be read. */
  private static Set<String> numbers(StreamBatch batch) {
    Set<String> numbers = new HashSet<>();
    for (StreamBatch.StreamRecord record : batch.records()) {
      try {
        if (record.newImage().map(image -> image.get("psnNo")).orElse("") instanceof Map<?, ?> value
            && value.get("S") instanceof String number) {
          numbers.add(number);
        }
      } catch (IllegalArgumentException poison) {
        // set aside in its turn
      }
    }
    return numbers;
  }

  private static String idOf(StreamBatch.StreamRecord record) {
    try {
      return record.eventId();
    } catch (IllegalArgumentException none) {
      return "unknown-" + Integer.toHexString(record.content().hashCode());
    }
  }

  /** Looks at every relation that is due. */
  Json.Obj due(Instant scheduledFor, BooleanSupplier hasTime) {
    WatchRelations.Run run = watch.due(scheduledFor, hasTime);
    run.broken()
        .forEach((id, because) -> aside.put(new SetAside(id, id, because, systemClock.instant())));
    metrics.count(
        Map.of(
            "SharingWatchRuns", run.isThrough() ? 1L : 0L,
            "RelationsEnded", (long) run.looked().ended(),
            "SharingRecordsSetAside", (long) run.broken().size(),
            "RelationsLeft", (long) run.failed()),
        Json.Obj.empty().with("scheduledFor", ShanghaiTime.text(scheduledFor)));
    return Json.Obj.empty()
        .with("scheduledFor", ShanghaiTime.text(scheduledFor))
        .with("looked", run.looked().relations())
        .with("ended", run.looked().ended())
        .with("left", run.failed())
        .with("through", run.isThrough());
  }
}
