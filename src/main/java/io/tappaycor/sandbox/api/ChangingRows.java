package io.tappaycor.sandbox.api;

import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.random.Dice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records that change from day to day, vanish for a week and come back. What a record is like on a
 * day follows from the day, the seed and the record's own ids, codes and dates.
 *
 * @param today the simulated day
 * @param vanishing whether records may be away
 */
record ChangingRows(long seed, LocalDate today, boolean vanishing) {

  /** A record changes every so many days: 2 percent of all each day. */
  private static final int DAYS_BETWEEN_CHANGES = 50;

  /** In each cycle, one record in five is away for some days. */
  private static final int DAYS_OF_A_CYCLE = 100;

  private static final int DAYS_AWAY = 7;

  /** The fields that may change, of which the first that a record has does. */
  private static final List<String> CHANGEABLE =
      List.of(
          "lastName",
          "description",
          "reason",
          "comment",
          "notes",
          "bankName",
          "jobTitle",
          "title",
          "name",
          "payRate",
          "amount",
          "rate",
          "hourAmount",
          "grossAmount");

  Rows of(Rows rows) {
    return new Rows(
        rows.units(),
        unit -> {
          List<ObjectNode> records = rows.unit().apply(unit);
          records.forEach(this::change);
          return vanishing ? records.stream().filter(this::isThere).toList() : records;
        });
  }

  private void change(ObjectNode record) {
    OptionalLong identity = identity(record);
    if (identity.isEmpty()) {
      return;
    }
    long offset = Math.floorMod(Dice.mix(identity.getAsLong(), 1), DAYS_BETWEEN_CHANGES);
    long version = (today.toEpochDay() + offset) / DAYS_BETWEEN_CHANGES;
    for (String field : CHANGEABLE) {
      JsonNode value = record.path(field);
      if (value.isString()) {
        record.put(field, value.asString() + " " + version);
        return;
      }
      if (value.isNumber()) {
        record.put(field, value.decimalValue().add(BigDecimal.valueOf(version % 100, 2)));
        return;
      }
    }
  }

  private boolean isThere(ObjectNode record) {
    OptionalLong identity = identity(record);
    return identity.isEmpty()
        || Math.floorMod(Dice.mix(identity.getAsLong(), 2) + today.toEpochDay(), DAYS_OF_A_CYCLE)
            >= DAYS_AWAY
        || Math.floorMod(Dice.mix(identity.getAsLong(), 3), 5) > 0;
  }

  /** From what does not change of a record. */
  private OptionalLong identity(ObjectNode record) {
    long identity = seed;
    boolean any = false;
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      if (field.getValue().isValueNode() && isIdentifying(field.getKey())) {
        identity = Dice.mix(identity, field.getKey() + "=" + field.getValue().asString());
        any = true;
      }
    }
    return any ? OptionalLong.of(identity) : OptionalLong.empty();
  }

  private static boolean isIdentifying(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith("id")
        || lower.endsWith("code")
        || lower.endsWith("number")
        || lower.endsWith("date");
  }
}
