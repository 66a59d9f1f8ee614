package io.tappaycor.record;

import io.tappaycor.catalog.FieldPattern;
import io.tappaycor.stream.Replication;
import io.tappaycor.stream.StreamDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the user wants done to fields before they leave: patterns over stream and field.
 *
 * @param drop leave them out
 * @param hash replace their values by keyed hashes
 * @param mask replace all but the last four characters
 */
public record FieldRules(
    List<FieldPattern> drop, List<FieldPattern> hash, List<FieldPattern> mask) {

  public FieldRules {
    drop = List.copyOf(drop);
    hash = List.copyOf(hash);
    mask = List.copyOf(mask);
  }

  /** What is done to a field; of several, the first wins. */
  enum Action {
    /** It is left out. */
    DROP,
    /** Its values are hashed. */
    HASH,
    /** Its values are masked. */
    MASK
  }

  /** Whether anything may be done to fields of a stream. */
  boolean concern(StreamDefinition stream) {
    return List.of(drop, hash, mask).stream()
        .flatMap(List::stream)
        .anyMatch(pattern -> pattern.matches(stream));
  }

  /** What the patterns say of a field; keys are never dropped, a replication key stays as it is. */
  Optional<Action> of(StreamDefinition stream, String path) {
    boolean replicates =
        stream.replication() instanceof Replication.Incremental by && by.key().equals(path);
    if (replicates) {
      return Optional.empty();
    }
    Set<String> keys = new HashSet<>(stream.keyProperties());
    if (matches(drop, stream, path) && !keys.contains(path)) {
      return Optional.of(Action.DROP);
    }
    if (matches(hash, stream, path)) {
      return Optional.of(Action.HASH);
    }
    return matches(mask, stream, path) && !keys.contains(path)
        ? Optional.of(Action.MASK)
        : Optional.empty();
  }

  private static boolean matches(
      List<FieldPattern> patterns, StreamDefinition stream, String path) {
    return patterns.stream().anyMatch(pattern -> pattern.matchesPath(stream, path));
  }
}
