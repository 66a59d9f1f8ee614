package io.tappaycor.record;

import io.tappaycor.stream.StreamDefinition;
import java.util.Optional;

/** The transform of each stream's records. */
@FunctionalInterface
public interface Transforms {

  /** Nothing changes in any stream. */
  Transforms NONE = stream -> RecordTransform.identity();

  /** The transform of a stream. */
  RecordTransform of(StreamDefinition stream);

  /**
   * Fields are dropped, hashed and masked by rules.
   *
   * @param hasher needed if anything is hashed
   */
  static Transforms by(FieldRules rules, Optional<Hasher> hasher) {
    return stream ->
        rules.concern(stream)
            ? new FieldTransform(stream, rules, hasher.orElse(null))
            : RecordTransform.identity();
  }
}
