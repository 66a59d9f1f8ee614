package io.tappaycor.sync.output;

import io.tappaycor.change.Fingerprints;
import io.tappaycor.json.Json;
import io.tappaycor.json.RawDocument;
import io.tappaycor.json.RawValue;
import io.tappaycor.record.LooseDates;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the fingerprints of one list's records, as they are written. For one thread at a time. */
final class Printer {

  private final Fingerprints fingerprints;
  private final List<String> keys;
  private final Optional<String> day;

  Printer(Fingerprints fingerprints, List<String> keys, Optional<String> day) {
    this.fingerprints = fingerprints;
    this.keys = keys;
    this.day = day;
  }

  /**
   * The fingerprints of a record.
   *
   * @param raw as Paycor sent it: its days are those that windows ask for
   * @param written its bytes
   */
  Print of(RawValue raw, byte[] written) {
    RawValue record = RawDocument.read(written).root();
    ObjectNode key = Json.NODES.objectNode();
    keys.forEach(name -> key.set(name, record.path(name)));
    byte[] name = Json.MAPPER.writeValueAsBytes(key);
    return new Print(
        day.map(field -> day(raw, field)).orElse(0L),
        fingerprints.ofKey(name),
        fingerprints.ofRecord(written),
        name);
  }

  private static long day(RawValue raw, String field) {
    String[] steps = field.split("\\.", 2);
    JsonNode value = raw.path(steps[0]);
    if (steps.length == 1) {
      return LooseDates.day(value).map(LocalDate::toEpochDay).orElse(0L);
    }
    return value
        .valueStream()
        .flatMap(each -> LooseDates.day(each.path(steps[1])).stream())
        .mapToLong(LocalDate::toEpochDay)
        .min()
        .orElse(0);
  }
}
