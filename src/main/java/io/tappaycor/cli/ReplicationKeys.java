package io.tappaycor.cli;

import io.tappaycor.stream.Replication;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.util.Map;
import java.util.stream.Collectors;

/** The replication keys that the bookmarks of a state have to be about. */
final class ReplicationKeys {

  private ReplicationKeys() {}

  /** By stream; empty text for a stream without. */
  static Map<String, String> all() {
    return StreamTable.ALL.stream()
        .collect(Collectors.toMap(StreamDefinition::name, ReplicationKeys::of));
  }

  private static String of(StreamDefinition stream) {
    return stream.replication() instanceof Replication.Incremental by ? by.key() : "";
  }
}
