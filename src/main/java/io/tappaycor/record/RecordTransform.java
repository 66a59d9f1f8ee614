package io.tappaycor.record;

import tools.jackson.databind.node.ObjectNode;

/**
 * Changes records between conformance and encoding, and the published schema with them: what is
 * written must always be what the SCHEMA says. Safe for many threads.
 */
public interface RecordTransform {

  /** The schema of the records that this transform makes. */
  ObjectNode schema(ObjectNode schema);

  /**
   * The record to write.
   *
   * @param record conforms to the schema that was given to {@link #schema}; may be changed in place
   */
  ObjectNode record(ObjectNode record);

  /** Whether nothing changes: then records are written without a tree in between. */
  default boolean isIdentity() {
    return false;
  }

  /** Changes nothing. */
  static RecordTransform identity() {
    return new RecordTransform() {
      @Override
      public ObjectNode schema(ObjectNode schema) {
        return schema;
      }

      @Override
      public ObjectNode record(ObjectNode record) {
        return record;
      }

      @Override
      public boolean isIdentity() {
        return true;
      }
    };
  }
}
