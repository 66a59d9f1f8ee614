package io.tappaycor.scope;

/**
 * The id of a legal entity, which Paycor's user interface calls the client id.
 *
 * @param value positive
 */
public record LegalEntityId(long value) implements Comparable<LegalEntityId> {

  public LegalEntityId {
    if (value < 1) {
      throw new IllegalArgumentException("A legal entity id is a positive number");
    }
  }

  @Override
  public int compareTo(LegalEntityId other) {
    return Long.compare(value, other.value);
  }

  /** The digits, as they appear in paths. */
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
