package io.tappaycor.sync.output;

import io.tappaycor.json.Hashes;
import io.tappaycor.json.RawValue;
import io.tappaycor.stream.AddedField;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.sync.plan.SliceValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A checksum of the keys of a stream's records that does not depend on their order: two runs that
 * wrote the same keys have the same. Places that are counted are left out.
 */
final class KeySum {

  private final List<String> received = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  KeySum(StreamDefinition stream) {
    for (String key : stream.keyProperties()) {
      Optional<AddedField> added =
          stream.added().stream().filter(field -> field.name().equals(key)).findFirst();
      if (added.isEmpty() || added.get() instanceof AddedField.OrEmpty) {
        received.add(key);
      } else if (added.get() instanceof AddedField.Copied copied) {
        received.add(copied.from());
      } else if (added.get() instanceof AddedField.Asked of) {
        asked.add(of.of());
      }
    }
  }

  /** What all records of a slice have in common. */
  long start(SliceValues values) {
    long hash = 0;
    for (String name : asked) {
      hash = Hashes.mix(hash * 31 + values.text(name).hashCode());
    }
    return hash;
  }

  /** What a record adds to the sum. */
  long of(RawValue record, long start) {
    long hash = start;
    for (String field : received) {
      hash = Hashes.mix(hash * 31 + record.textHash(field));
    }
    return Hashes.mix(hash + 1);
  }
}
