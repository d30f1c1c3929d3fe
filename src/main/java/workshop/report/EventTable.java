package workshop.report;

import static java.util.Optional.ofNullable;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventSeries;
import io.fabric8.kubernetes.api.model.MicroTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A namespace's events as a table of what matters, newest last. */
final class EventTable {

  /**
   * What explains nothing: what every pod does on its way to running, and, of a cluster without a
   * DNS of its own, a warning for every pod.
   */
  private static final Set<String> ROUTINE =
      Set.of(
          "Pulling",
          "Pulled",
          "Created",
          "Started",
          "SuccessfulCreate",
          "SuccessfulDelete",
          "MissingClusterDNS");

  private static final int ROWS = 20;
  private static final int WIDTH = 180;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private EventTable() {}

  private record Row(Instant at, int times, String object, String reason, String message) {

    private Row and(Row other) {
      var latest = at.isAfter(other.at) ? at : other.at;
      return new Row(latest, times + other.times, object, reason, message);
    }

    private String line() {
      var count = times > 1 ? " (" + times + " times)" : "";
      return Wording.cut(
          TIME.format(at) + "  " + object + "  " + reason + count + ": " + message, WIDTH);
    }
  }

  /** The events, one line each; equal ones in one line with their number. */
  static List<String> lines(List<Event> events) {
    var rows =
        events.stream()
            .map(EventTable::row)
            .filter(row -> !ROUTINE.contains(row.reason))
            .collect(
                Collectors.toMap(
                    row -> List.of(row.object, row.reason, row.message),
                    row -> row,
                    Row::and,
                    LinkedHashMap::new));
    var left = Math.max(0, rows.size() - ROWS);
    return Stream.concat(
            Stream.of("(" + left + " older events left out)").filter(it -> left > 0),
            rows.values().stream().sorted(Comparator.comparing(Row::at)).skip(left).map(Row::line))
        .toList();
  }

  private static Row row(Event event) {
    var object = event.getInvolvedObject();
    var times = ofNullable(event.getSeries()).map(EventSeries::getCount);
    return new Row(
        at(event),
        Math.max(1, times.or(() -> ofNullable(event.getCount())).orElse(1)),
        object.getKind().toLowerCase(Locale.ROOT) + "/" + object.getName(),
        ofNullable(event.getReason()).orElse(""),
        Wording.oneLine(ofNullable(event.getMessage()).orElse("")));
  }

  /** When the event was last seen; the scheduler gives another field than the kubelet. */
  private static Instant at(Event event) {
    return Stream.of(
            ofNullable(event.getLastTimestamp()),
            ofNullable(event.getSeries())
                .map(EventSeries::getLastObservedTime)
                .map(MicroTime::getTime),
            ofNullable(event.getEventTime()).map(MicroTime::getTime))
        .flatMap(Optional::stream)
        .map(Instant::parse)
        .findFirst()
        .orElse(Instant.EPOCH);
  }
}
