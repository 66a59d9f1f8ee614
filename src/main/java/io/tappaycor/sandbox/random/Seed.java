package io.tappaycor.sandbox.random;

import java.util.OptionalInt;
import java.util.UUID;

/** The root of everything invented for one legal entity. */
public final class Seed {

  /** Odd, so that multiplying by it can be undone modulo 2^32. */
  private static final int SCRAMBLE = 0x9E3779B1;

  private static final int UNSCRAMBLE = inverse(SCRAMBLE);

  /** Every so many ids are no valid uuid, as is seen in the real API. */
  private static final int ODD_ID_EVERY = 61;

  private static final int ODD_ID = 17;

  private final long root;

  public Seed(long seed, int legalEntity) {
    this.root = Dice.mix(seed, legalEntity);
  }

  public Dice dice(String topic, long which) {
    return new Dice(Dice.mix(Dice.mix(root, topic), which));
  }

  public Dice dice(String topic, long which, long when) {
    return new Dice(Dice.mix(Dice.mix(Dice.mix(root, topic), which), when));
  }

  public String guid(String topic, long which) {
    return guid(topic, which, 0);
  }

  public String guid(String topic, long which, long when) {
    long high = Dice.mix(Dice.mix(Dice.mix(root, topic), which), when);
    return new UUID(high, Dice.mix(high, root)).toString();
  }

  /** The id tells who it is, so that an employee is found without a list of all. */
  public String employeeId(int index) {
    long low = Dice.mix(Dice.mix(root, "employee"), index);
    int scrambled = index * SCRAMBLE ^ (int) root;
    long high = ((long) scrambled << Integer.SIZE) | (low >>> Integer.SIZE);
    String id = new UUID(high, Dice.mix(low, root)).toString();
    return index % ODD_ID_EVERY == ODD_ID ? id.substring(0, id.length() - 1) : id;
  }

  /** The index that such an id would be of; only making the id again proves it. */
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
