package io.tappaycor.catalog;

import io.tappaycor.failure.UsageException;
import io.tappaycor.stream.Replication;
import io.tappaycor.stream.StreamDefinition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The keys that a catalog asks for. Other keys than those of the stream are refused: with fewer
 * fields, targets would merge different records into one, and nobody would notice.
 */
final class AskedKeys {

  private AskedKeys() {}

  /**
   * Checks the keys.
   *
   * @throws UsageException if they are not those of the stream
   */
  static void check(StreamDefinition stream, Metadata metadata) {
    JsonNode root = metadata.at(Breadcrumb.STREAM);
    JsonNode keys = root.path("table-key-properties");
    if (keys.isArray() && !texts(keys).equals(new TreeSet<>(stream.keyProperties()))) {
      throw refused(stream, "table-key-properties", stream.keyProperties());
    }
    JsonNode replication = root.path("replication-key");
    if (stream.replication() instanceof Replication.Incremental by
        && replication.isString()
        && !replication.stringValue().equals(by.key())) {
      throw refused(stream, "replication-key", List.of(by.key()));
    }
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(element -> texts.add(element.asString("")));
    return texts;
  }

  private static UsageException refused(
      StreamDefinition stream, String property, List<String> known) {
    return new UsageException(
        "The catalog asks for another %s on %s than the stream has (%s): correct it or leave it out"
            .formatted(property, stream.name(), String.join(", ", known)));
  }
}
