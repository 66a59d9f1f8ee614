package io.tappaycor.catalog;

import io.tappaycor.json.Json;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.Replication;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamDefinition.Tier;
import io.tappaycor.stream.StreamTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What there is to select: the catalog as Singer's discovery mode prints it. */
public final class Discovery {

  private Discovery() {}

  /**
   * The catalog of all given streams.
   *
   * @param open whether undeclared fields are kept
   */
  public static ObjectNode catalog(List<StreamDefinition> streams, boolean open) {
    return catalog(streams, open, Selection.NONE);
  }

  /**
   * The catalog of all given streams, in which a selection is made.
   *
   * @param open whether undeclared fields are kept
   * @throws io.tappaycor.failure.UsageException naming every pattern that is wrong
   */
  public static ObjectNode catalog(
      List<StreamDefinition> streams, boolean open, Selection selection) {
    new SelectionProblems(streams).check(selection);
    ObjectNode catalog = Json.NODES.objectNode();
    ArrayNode entries = catalog.putArray("streams");
    streams.forEach(stream -> entries.add(entry(stream, open, selection)));
    return catalog;
  }

  private static ObjectNode entry(StreamDefinition stream, boolean open, Selection selection) {
    ObjectNode schema = SchemaLibrary.schemaOf(stream.name());
    ObjectNode entry = Json.NODES.objectNode();
    entry.put("tap_stream_id", stream.name());
    entry.put("stream", stream.name());
    entry.set("schema", Schemas.project(schema, any -> true, open));
    entry.set("key_properties", array(stream.keyProperties()));
    Metadata metadata = defaults(stream, schema);
    selection.apply(stream, schema, metadata);
    entry.set("metadata", metadata.toJson());
    return entry;
  }

  /** The metadata that holds where a user's catalog says nothing. */
  static Metadata defaults(StreamDefinition stream, ObjectNode schema) {
    Metadata metadata = new Metadata();
    ObjectNode root = metadata.at(Breadcrumb.STREAM);
    root.put("inclusion", "available");
    root.put("selected-by-default", stream.tier() == Tier.CORE);
    root.set("table-key-properties", array(stream.keyProperties()));
    Set<String> automatic = new HashSet<>(stream.keyProperties());
    if (stream.replication() instanceof Replication.Incremental incremental) {
      automatic.add(incremental.key());
      root.set("valid-replication-keys", array(List.of(incremental.key())));
      root.put("replication-method", stream.replication().singerName());
      root.put("replication-key", incremental.key());
    } else {
      root.put("forced-replication-method", stream.replication().singerName());
    }
    if (stream.tier() == Tier.EXTENDED && !stream.sensitiveFields().isEmpty()) {
      root.put("sensitive", true);
    }
    parentOf(stream.partitioning(), root);
    Schemas.walk(schema, (field, any) -> describe(metadata.at(field), field, stream, automatic));
    return metadata;
  }

  /** The stream whose records the parents are, where there is one. */
  private static void parentOf(Partitioning partitioning, ObjectNode root) {
    if (partitioning instanceof Partitioning.PerParent by) {
      StreamTable.ALL.stream()
          .filter(other -> other.endpoint().path().equals(by.list().endpoint().path()))
          .findFirst()
          .ifPresent(other -> root.put("parent-tap-stream-id", other.name()));
    }
  }

  private static void describe(
      ObjectNode entry, Breadcrumb field, StreamDefinition stream, Set<String> automatic) {
    if (field.isTopLevelField() && automatic.contains(field.name())) {
      entry.put("inclusion", "automatic");
      return;
    }
    boolean sensitive = stream.sensitiveFields().contains(field.dotted());
    entry.put("inclusion", "available");
    entry.put("selected-by-default", !sensitive);
    if (sensitive) {
      entry.put("sensitive", true);
    }
  }

  private static ArrayNode array(List<String> values) {
    ArrayNode array = Json.NODES.arrayNode();
    values.forEach(array::add);
    return array;
  }
}
