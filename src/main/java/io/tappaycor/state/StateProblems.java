package io.tappaycor.state;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import io.tappaycor.json.JsonFile;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What can be wrong with a state, in one line that names the state and the field.
 *
 * @param subject the state file, or the pipeline
 * @param remedy for a state as a whole
 */
record StateProblems(String subject, String remedy) {

  static StateProblems ofFile(Path file) {
    return new StateProblems(
        "state file " + file,
        "give the last STATE that the target wrote, or none to start from the beginning");
  }

  static StateProblems ofPipeline(String name) {
    return new StateProblems(
        "shared state of the pipeline " + name,
        "restore its rows in tap_paycor.states, or delete them to start from the beginning");
  }

  UsageException unreadable(String where) {
    return new UsageException(
        "The %s is not valid JSON at %s: %s".formatted(subject, where, remedy));
  }

  UsageException wrong(String where, JsonNode found, String needed) {
    return new UsageException(
        "The %s has %s at %s where it needs %s: %s"
            .formatted(subject, JsonFile.kind(found), where, needed, remedy));
  }

  UsageException otherField(String where) {
    return new UsageException(
        "The %s has a bookmark of another field at %s.replication_key: remove it to read the stream from start_date"
            .formatted(subject, where));
  }

  UsageException notUnderstood(String where) {
    return new UsageException(
        "The %s has a bookmark at %s of which nothing is understood: remove it to read the stream from start_date, or %s"
            .formatted(subject, where, remedy));
  }

  UsageException twice(String where, String entity) {
    return new UsageException(
        "The %s has two partitions of legal entity %s at %s: remove the older one"
            .formatted(subject, entity, where));
  }

  /** The state is written again by this run: a number such as 1e99999 could be read only. */
  void requireWritable(JsonNode root) {
    try {
      Json.MAPPER.writeValueAsBytes(root);
    } catch (JacksonException unwritable) {
      throw new UsageException(
          "The %s has a number that is too large to be written: %s".formatted(subject, remedy),
          unwritable);
    }
  }

  void requireObject(String where, JsonNode value) {
    if (!value.isMissingNode() && !value.isObject()) {
      throw wrong(where, value, "an object");
    }
  }

  void requireTime(String where, JsonNode value) {
    if (!value.isMissingNode() && Bookmarks.instant(value.asString("")).isEmpty()) {
      throw wrong(where, value, "a time such as 2026-01-31T00:00:00Z");
    }
  }

  void requireDay(String where, JsonNode value) {
    boolean isDay = value.isString() && Bookmarks.date(value.asString()).isPresent();
    if (!value.isMissingNode() && !value.isNull() && !isDay) {
      throw wrong(where, value, "a date such as 2026-01-31T00:00:00Z");
    }
  }
}
