package io.tappaycor.state;

import io.tappaycor.json.Json;
import io.tappaycor.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the state says of a stream in one scope; of constant size, whatever the company. Everything
 * that says how far a stream is lies here, because some targets compose a state from the bookmarks
 * of several. For one thread.
 */
public final class Partition {

  /** More ids than this are not kept: then the partition is read whole. */
  public static final int MOST_UNSETTLED = 100;

  /** After a day too much has changed behind an offset for the pass to count as one. */
  private static final Duration OFFSET_LIFE = Duration.ofDays(1);

  static final String CONTEXT = "context";
  static final String ENTITY = "legalEntityId";
  static final String KEY = "replication_key";
  static final String VALUE = "replication_key_value";
  static final String OFFSET = "offset";
  static final String OFFSET_TIME = "offset_time";
  static final String CHECKSUM = "offset_checksum";
  static final String COMPLETED = "completed";
  static final String ROWS = "rows";
  static final String READ_TO = "read_to";
  static final String READ_FROM = "read_from";
  static final String DIGEST = "digest";
  static final String DENIED = "denied";
  static final String LEFT_OUT = "left_out";
  static final String CHANGES = "changes";
  static final String UNSETTLED = "unsettled";

  private final ObjectNode node;

  Partition(ObjectNode node) {
    this.node = node;
  }

  /** A partition of which nothing is known. */
  static Partition empty() {
    return new Partition(Json.NODES.objectNode());
  }

  /** What the context says of a scope: nothing, if it is the whole login. */
  static String id(Scope scope) {
    return scope instanceof Scope.LegalEntity entity ? entity.id().toString() : "";
  }

  /** The last day that was wholly read. */
  public Optional<LocalDate> bookmark() {
    return text(VALUE).flatMap(Bookmarks::date);
  }

  /** Notes that all days up to this one are read and written. */
  public void bookmark(String key, LocalDate day) {
    node.put(KEY, key).put(VALUE, Bookmarks.text(day));
  }

  /**
   * The last parent or day of a pass that was cut.
   *
   * @param name what the offset is about: another name counts as none
   * @param now offsets of more than a day ago count as none, and so do those of more than a day
   *     ahead: a clock was wrong, and they would never expire
   */
  public Optional<String> offset(String name, Instant now) {
    boolean old =
        instant(OFFSET_TIME)
            .map(time -> Duration.between(time, now).abs().compareTo(OFFSET_LIFE) > 0)
            .orElse(false);
    JsonNode value = node.path(OFFSET).path(name);
    return old || !value.isString() ? Optional.empty() : Optional.of(value.asString());
  }

  /** Notes the last parent or day of a pass that is not at its end yet. */
  public void offset(String name, String value, Instant now) {
    node.set(OFFSET, Json.NODES.objectNode().put(name, value));
    node.put(OFFSET_TIME, now.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** Where a pass that was cut goes on, in words; empty if none was. */
  public Optional<String> resumesAfter() {
    return node.path(OFFSET).properties().stream()
        .findFirst()
        .map(offset -> offset.getKey() + " " + offset.getValue().asString(""))
        .or(() -> text(READ_TO).map(day -> "date " + day));
  }

  /** Of the ids up to the offset: if it differs, others have come or gone since. */
  public Optional<String> checksum() {
    return text(CHECKSUM);
  }

  /** Notes the checksum of the ids up to the offset. */
  public void checksum(String sum) {
    node.put(CHECKSUM, sum);
  }

  /** The beginning of the last pass that was complete. */
  public Optional<Instant> completed() {
    return instant(COMPLETED);
  }

  /** The records that the last complete pass brought; 0 if there was none. */
  public long rows() {
    return node.path(ROWS).asLong(0);
  }

  /** The last day of the windows that are finished in the pass that goes on. */
  public Optional<LocalDate> readTo() {
    return text(READ_TO).flatMap(Bookmarks::date);
  }

  /** Notes the last day of the windows that are finished in this pass. */
  public void readTo(LocalDate day) {
    node.put(READ_TO, day.toString());
  }

  /** The first day that was ever read. */
  public Optional<LocalDate> readFrom() {
    return text(READ_FROM).flatMap(Bookmarks::date);
  }

  /** Notes the first day that was ever read. */
  public void readFrom(LocalDate day) {
    node.put(READ_FROM, day.toString());
  }

  /** Of the selection and transforms that the records of the pass were written with. */
  public Optional<String> digest() {
    return text(DIGEST);
  }

  /** Notes the selection and transforms that the records of this pass are written with. */
  public void digest(String digest) {
    node.put(DIGEST, digest);
  }

  /** Since when the login is known not to be permitted. */
  public Optional<Instant> denied() {
    return instant(DENIED);
  }

  /** Notes that the login is not permitted. */
  public void denied(Instant when) {
    node.put(DENIED, when.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** Ids of parents behind the offset that could not be read. */
  public List<String> unsettled() {
    List<String> ids = new ArrayList<>();
    node.path(UNSETTLED).forEach(id -> ids.add(id.asString("")));
    return ids;
  }

  /** Notes the parents that could not be read; more than a hundred make the pass start anew. */
  public void unsettled(List<String> ids) {
    node.remove(UNSETTLED);
    if (ids.size() > MOST_UNSETTLED) {
      clearOffset();
    } else if (!ids.isEmpty()) {
      ids.forEach(node.putArray(UNSETTLED)::add);
    }
  }

  /**
   * How far the target has what the change store knows.
   *
   * @param store the store's ID
   * @param form what the records look like
   * @param base the run up to which the target has every change
   * @param passBegan the run that began the pass which is not complete
   */
  public record Changes(String store, String form, long base, Optional<Long> passBegan) {}

  /** How far the target has what the change store knows; empty without change capture. */
  public Optional<Changes> changes() {
    JsonNode changes = node.path(CHANGES);
    JsonNode began = changes.path("pass_began");
    return changes.path("store").isString()
        ? Optional.of(
            new Changes(
                changes.path("store").asString(),
                changes.path("form").asString(""),
                changes.path("base").asLong(0),
                began.isNumber() ? Optional.of(began.asLong(0)) : Optional.empty()))
        : Optional.empty();
  }

  /** Notes how far the target has what the change store knows. */
  public void changes(Changes changes) {
    ObjectNode noted = node.putObject(CHANGES);
    noted.put("store", changes.store()).put("form", changes.form()).put("base", changes.base());
    changes.passBegan().ifPresent(run -> noted.put("pass_began", run.longValue()));
  }

  /** A pass is complete: nothing is left of the way to it. */
  public void completed(Instant began, long rows) {
    clearOffset();
    node.remove(READ_TO);
    node.remove(UNSETTLED);
    node.remove(DENIED);
    node.put(COMPLETED, began.truncatedTo(ChronoUnit.SECONDS).toString()).put(ROWS, rows);
  }

  /** Whether records of this pass, or of the last complete one, are known to be left out. */
  public boolean leftOut() {
    return node.path(LEFT_OUT).asBoolean(false);
  }

  /** Notes that records of this pass are left out. */
  public void leaveOut() {
    node.put(LEFT_OUT, true);
  }

  /** A new pass begins: nothing of it is read yet. */
  public void beginPass() {
    clearOffset();
    node.remove(LEFT_OUT);
    node.remove(READ_TO);
    node.remove(UNSETTLED);
  }

  /** There is no pass to go on with. */
  public void clearOffset() {
    node.remove(OFFSET);
    node.remove(OFFSET_TIME);
    node.remove(CHECKSUM);
  }

  /** Whether it was ever read: then a refusal is a loss. */
  public boolean wasEverRead() {
    return completed().isPresent() || rows() > 0 || node.path(VALUE).isString();
  }

  private Optional<Instant> instant(String name) {
    return text(name).flatMap(Bookmarks::instant);
  }

  private Optional<String> text(String name) {
    JsonNode value = node.path(name);
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }
}
