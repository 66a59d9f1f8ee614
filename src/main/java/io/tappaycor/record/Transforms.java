package io.tappaycor.record;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.config.Flattening;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The transform of each stream's records. */
@FunctionalInterface
public interface Transforms {

  /** Nothing changes in any stream. */
  Transforms NONE = stream -> RecordTransform.identity();

  /** The transform of a stream. */
  RecordTransform of(SelectedStream stream);

  /**
   * Fields are dropped, hashed and masked by rules.
   *
   * @param hasher needed if anything is hashed
   */
  static Transforms by(FieldRules rules, Optional<Hasher> hasher) {
    return stream ->
        rules.concern(stream.definition())
            ? new FieldTransform(stream.definition(), rules, hasher.orElse(null))
            : RecordTransform.identity();
  }

  /** The same, and then records are made flat. */
  default Transforms flattening(Flattening how) {
    return stream -> {
      RecordTransform first = of(stream);
      FlatTransform second =
          new FlatTransform(stream.name(), first.schema(stream.schema(true)), how);
      return new RecordTransform() {
        @Override
        public ObjectNode schema(ObjectNode schema) {
          return second.schema(first.schema(schema));
        }

        @Override
        public ObjectNode record(ObjectNode record) {
          return second.record(first.record(record));
        }
      };
    };
  }
}
