package io.tappaycor.sandbox.random;

import java.util.OptionalInt;
import java.util.UUID;

/** The seed from which all data of a legal entity are derived. */
public final class Seed {

  /** Odd, so that the multiplication is invertible modulo 2^32. */
  private static final int SCRAMBLE = 0x9E3779B1;

  private static final int UNSCRAMBLE = inverse(SCRAMBLE);

  /** How often an ID is not a valid UUID, as seen in the real API. */
  private static final int ODD_ID_EVERY = 61;

  private static final int ODD_ID = 17;

  private final long root;

  /** The seed of a legal entity. */
  public Seed(long seed, int legalEntity) {
    this.root = Dice.mix(seed, legalEntity);
  }

  /** Dice for a topic and a number. */
  public Dice dice(String topic, long which) {
    return new Dice(Dice.mix(Dice.mix(root, topic), which));
  }

  /** Dice for a topic and two numbers. */
  public Dice dice(String topic, long which, long when) {
    return new Dice(Dice.mix(Dice.mix(Dice.mix(root, topic), which), when));
  }

  /** An ID for a topic and a number. */
  public String guid(String topic, long which) {
    return guid(topic, which, 0);
  }

  /** An ID for a topic and two numbers. */
  public String guid(String topic, long which, long when) {
    long high = Dice.mix(Dice.mix(Dice.mix(root, topic), which), when);
    return new UUID(high, Dice.mix(high, root)).toString();
  }

  /** An employee ID that encodes the index, so that an employee is found without a list. */
  public String employeeId(int index) {
    long low = Dice.mix(Dice.mix(root, "employee"), index);
    int scrambled = index * SCRAMBLE ^ (int) root;
    long high = ((long) scrambled << Integer.SIZE) | (low >>> Integer.SIZE);
    String id = new UUID(high, Dice.mix(low, root)).toString();
    return index % ODD_ID_EVERY == ODD_ID ? id.substring(0, id.length() - 1) : id;
  }

  /**
   * The index that an employee ID encodes. The caller must compare it with the ID of that index.
   */
  public OptionalInt employeeIndex(String id) {
    try {
      int scrambled = Integer.parseUnsignedInt(id.substring(0, 8), 16);
      return OptionalInt.of((scrambled ^ (int) root) * UNSCRAMBLE);
    } catch (NumberFormatException | StringIndexOutOfBoundsException notOurs) {
      return OptionalInt.empty();
    }
  }

  private static int inverse(int odd) {
    int inverse = odd;
    for (int i = 0; i < 5; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
