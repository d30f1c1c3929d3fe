package workshop.report;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A namespace's events as a table of what matters, newest last. */
final class EventTable {

  /** What every pod does on its way to running: it explains nothing. */
  private static final Set<String> ROUTINE =
      Set.of("Pulling", "Pulled", "Created", "Started", "SuccessfulCreate", "SuccessfulDelete");

  /** A warning for every pod of a cluster without a DNS of its own, as the README says. */
  private static final String NO_DNS = "MissingClusterDNS";

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

    private String key() {
      return object + "\n" + reason + "\n" + message;
    }

    private String line() {
      var count = times > 1 ? " (" + times + " times)" : "";
      return Wording.cut(
          TIME.format(at) + "  " + object + "  " + reason + count + ": " + message, WIDTH);
    }
  }

  /** The events, one line each; equal ones in one line with their number. */
  static List<String> lines(List<Event> events) {
    var rows = new LinkedHashMap<String, Row>();
    events.stream()
        .filter(event -> !NO_DNS.equals(event.getReason()))
        .filter(event -> "Warning".equals(event.getType()) || !ROUTINE.contains(event.getReason()))
        .map(EventTable::row)
        .forEach(row -> rows.merge(row.key(), row, Row::and));
    var sorted = rows.values().stream().sorted(Comparator.comparing(Row::at)).toList();
    var newest = sorted.subList(Math.max(0, sorted.size() - ROWS), sorted.size());
    var left = sorted.size() - newest.size();
    return Stream.concat(
            left == 0 ? Stream.empty() : Stream.of("(" + left + " older events left out)"),
            newest.stream().map(Row::line))
        .toList();
  }

  private static Row row(Event event) {
    var object = event.getInvolvedObject();
    var series = event.getSeries();
    var times = series != null && series.getCount() != null ? series.getCount() : event.getCount();
    return new Row(
        at(event),
        times == null ? 1 : Math.max(1, times),
        object == null
            ? "?"
            : text(object.getKind()).toLowerCase(java.util.Locale.ROOT)
                + "/"
                + text(object.getName()),
        text(event.getReason()),
        Wording.oneLine(text(event.getMessage())));
  }

  /** When the event was last seen; the scheduler gives another field than the kubelet. */
  private static Instant at(Event event) {
    return Stream.of(
            event.getLastTimestamp(),
            event.getSeries() == null || event.getSeries().getLastObservedTime() == null
                ? null
                : event.getSeries().getLastObservedTime().getTime(),
            event.getEventTime() == null ? null : event.getEventTime().getTime(),
            event.getFirstTimestamp(),
            event.getMetadata() == null ? null : event.getMetadata().getCreationTimestamp())
        .filter(time -> time != null && !time.isEmpty())
        .map(EventTable::instant)
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  private static Instant instant(String time) {
    try {
      return Instant.parse(time);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
