package io.tappaycor.sandbox;

import java.util.List;
import java.util.function.IntFunction;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records of a call as a sequence of small units, each made when a page comes to it: nothing is
 * held, whatever the size of the company.
 *
 * @param units how many units there are, such as employees
 * @param unit the records of one of them, perhaps none
 */
record Rows(int units, IntFunction<List<ObjectNode>> unit) {

  static Rows of(List<ObjectNode> records) {
    return new Rows(1, any -> records);
  }

  static Rows single(ObjectNode record) {
    return of(List.of(record));
  }
}
