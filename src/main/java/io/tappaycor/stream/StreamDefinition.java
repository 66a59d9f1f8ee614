package io.tappaycor.stream;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One stream: all that the tap knows of it, as data. Its fields are in {@code catalog/<name>.json}.
 *
 * @param name the {@code tap_stream_id}
 * @param tier whether it is selected by default
 * @param endpoint where it is read
 * @param partitioning what the endpoint is called once for
 * @param windowing spans of time, if it is read in such
 * @param keyProperties top-level fields that identify a record, never null
 * @param replication how it is kept up to date
 * @param added fields that the tap adds, in the order of the schema
 * @param clockFields dotted paths of local wall times that come without a zone: the setting {@code
 *     time_zone} is theirs
 * @param sensitiveFields dotted paths of fields that nobody gets without asking
 * @param rows which rows belong to a run
 */
public record StreamDefinition(
    String name,
    Tier tier,
    Endpoint endpoint,
    Partitioning partitioning,
    Windowing windowing,
    List<String> keyProperties,
    Replication replication,
    List<AddedField> added,
    Set<String> clockFields,
    Set<String> sensitiveFields,
    RecordFilter rows) {

  /** Whether a stream is selected when nobody says. */
  public enum Tier {
    /** The twelve scopes of the setup guide: selected by default. */
    CORE,
    /** The rest of the readable API: selected on demand. */
    EXTENDED
  }

  public StreamDefinition {
    keyProperties = List.copyOf(keyProperties);
    added = List.copyOf(added);
    clockFields = Set.copyOf(clockFields);
    sensitiveFields = Set.copyOf(sensitiveFields);
  }

  /** A stream that is read once per legal entity; the key is to follow. */
  static StreamDefinition perLegalEntity(Tier tier, String name, Endpoint endpoint) {
    return of(name, tier, endpoint, new Partitioning.PerLegalEntity())
        .adding(new AddedField.Asked("legalEntityId"));
  }

  /** A stream that is read once per employee; the key is to follow. */
  static StreamDefinition perEmployee(Tier tier, String name, Endpoint endpoint) {
    return perParent(tier, name, endpoint, ParentLists.EMPLOYEES);
  }

  /** A stream that is read once per parent, whose id is on every record; the key is to follow. */
  static StreamDefinition perParent(Tier tier, String name, Endpoint endpoint, ParentList parents) {
    return perLegalEntity(tier, name, endpoint)
        .partitioned(new Partitioning.PerParent(parents, Partitioning.Choice.ALL))
        .adding(new AddedField.Asked(parents.idName()));
  }

  /** A full-table stream without key or added fields yet. */
  public static StreamDefinition of(
      String name, Tier tier, Endpoint endpoint, Partitioning partitioning) {
    return new StreamDefinition(
        name,
        tier,
        endpoint,
        partitioning,
        new Windowing.None(),
        List.of(),
        new Replication.FullTable(),
        List.of(),
        Set.of(),
        Set.of(),
        new RecordFilter.All());
  }

  /** The same stream with these key properties. */
  public StreamDefinition keyed(String... properties) {
    return copy(partitioning, windowing, List.of(properties), replication, added);
  }

  /** The same stream, called once for something else. */
  public StreamDefinition partitioned(Partitioning other) {
    return copy(other, windowing, keyProperties, replication, added);
  }

  /** The same stream, incremental on a date field, in these windows. */
  public StreamDefinition incremental(String key, Windowing.ByDate windows) {
    return copy(partitioning, windows, keyProperties, new Replication.Incremental(key), added);
  }

  /** The same stream, read in windows, all of them each run. */
  public StreamDefinition windowed(Windowing.ByDate windows) {
    return copy(partitioning, windows, keyProperties, replication, added);
  }

  /** The same stream with a field more that the tap adds. */
  public StreamDefinition adding(AddedField field) {
    List<AddedField> more = new ArrayList<>(added);
    more.add(field);
    return copy(partitioning, windowing, keyProperties, replication, more);
  }

  /** The same stream with these local wall times. */
  public StreamDefinition clock(String... fields) {
    return marked(Set.of(fields), sensitiveFields, rows);
  }

  /** The same stream with these sensitive fields. */
  public StreamDefinition sensitive(String... fields) {
    return marked(clockFields, new LinkedHashSet<>(List.of(fields)), rows);
  }

  /** The same stream with some of its rows only. */
  public StreamDefinition filtered(RecordFilter filter) {
    return marked(clockFields, sensitiveFields, filter);
  }

  private StreamDefinition copy(
      Partitioning partitions,
      Windowing windows,
      List<String> keys,
      Replication method,
      List<AddedField> fields) {
    return new StreamDefinition(
        name,
        tier,
        endpoint,
        partitions,
        windows,
        keys,
        method,
        fields,
        clockFields,
        sensitiveFields,
        rows);
  }

  private StreamDefinition marked(Set<String> clock, Set<String> sensitive, RecordFilter filter) {
    return new StreamDefinition(
        name,
        tier,
        endpoint,
        partitioning,
        windowing,
        keyProperties,
        replication,
        added,
        clock,
        sensitive,
        filter);
  }
}
