package io.tappaycor.stream;

import java.util.List;

/** A top-level field that the tap adds to a record, because a key or a join needs it. */
public sealed interface AddedField {

  /** The field's name in the record. */
  String name();

  /**
   * What the endpoint was asked for, such as the legal entity or the employee.
   *
   * @param of the asked value's name, where it is another one
   */
  record Asked(String name, String of) implements AddedField {

    /** What was asked for under the same name. */
    public Asked(String name) {
      this(name, name);
    }
  }

  /**
   * Another field of the record under the name that joins need.
   *
   * @param from dotted path
   */
  record Copied(String name, String from) implements AddedField {}

  /** The record's own text, or an empty one where Paycor leaves it null: it is part of the key. */
  record OrEmpty(String name) implements AddedField {}

  /**
   * The 1-based place of the record among those alike in the given fields, in API order, counted
   * across pages: for endpoints without ids.
   */
  record Counted(String name, List<String> among) implements AddedField {
    public Counted {
      among = List.copyOf(among);
    }
  }
}
