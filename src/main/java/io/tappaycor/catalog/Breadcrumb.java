package io.tappaycor.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where a piece of metadata belongs, as Singer writes it: empty for the stream, {@code
 * ["properties", "a"]} for a field, {@code ["properties", "a", "items", "properties", "b"]} for a
 * field of an array's elements.
 */
record Breadcrumb(List<String> steps) {

  private static final Set<String> CHOICES = Set.of("anyOf", "oneOf");

  static final Breadcrumb STREAM = new Breadcrumb(List.of());

  Breadcrumb {
    steps = List.copyOf(steps);
  }

  /**
   * As somebody wrote it. Steps into a choice are left out, as Singer's own library does: a field
   * has one place, in whichever branch it is declared.
   */
  static Breadcrumb of(List<String> written) {
    List<String> steps = new ArrayList<>();
    for (int index = 0; index < written.size(); index++) {
      String step = written.get(index);
      if (CHOICES.contains(step)) {
        index += index + 1 < written.size() && written.get(index + 1).matches("[0-9]+") ? 1 : 0;
      } else {
        steps.add(step);
        // A name follows "properties": it may be "anyOf" itself.
        if (step.equals("properties") && index + 1 < written.size()) {
          steps.add(written.get(++index));
        }
      }
    }
    return new Breadcrumb(steps);
  }

  Breadcrumb property(String name) {
    return with("properties", name);
  }

  Breadcrumb items() {
    return with("items");
  }

  /** The field around this one; the stream for a top-level field. */
  Breadcrumb parent() {
    int end = 0;
    int index = 0;
    while (index + 2 < steps.size()) {
      // A name follows "properties": it may be "items" or "properties" itself.
      boolean named = steps.get(index).equals("properties");
      index += named ? 2 : 1;
      end = named ? index : end;
    }
    return new Breadcrumb(steps.subList(0, Math.min(end, steps.size())));
  }

  boolean isTopLevelField() {
    return steps.size() == 2;
  }

  /** The name of the field itself. */
  String name() {
    return steps.get(steps.size() - 1);
  }

  /** The field's path as people write it. */
  String dotted() {
    List<String> names = new ArrayList<>();
    for (int index = 0; index < steps.size(); index++) {
      if (steps.get(index).equals("properties") && index + 1 < steps.size()) {
        names.add(steps.get(++index));
      }
    }
    return String.join(".", names);
  }

  private Breadcrumb with(String... more) {
    List<String> longer = new ArrayList<>(steps);
    longer.addAll(List.of(more));
    return new Breadcrumb(longer);
  }
}
