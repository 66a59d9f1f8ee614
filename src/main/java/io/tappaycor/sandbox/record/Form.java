package io.tappaycor.sandbox.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a kind of record. Most values are invented from names and kinds of fields; only
 * those that join records are written by hand.
 */
record Form(String name, List<Field> fields) {

  /**
   * One field.
   *
   * @param kind a kind of value, another form, or a list of either in brackets
   */
  record Field(String name, String kind, boolean nullable) {

    boolean isList() {
      return kind.startsWith("[");
    }

    /** The field of a list's items. */
    Field item() {
      return new Field(name, kind.substring(1, kind.length() - 1), false);
    }
  }

  private static final Map<String, Form> ALL = load();

  static boolean exists(String name) {
    return ALL.containsKey(name);
  }

  static Form named(String name) {
    Form form = ALL.get(name);
    if (form == null) {
      throw new IllegalArgumentException("No form " + name);
    }
    return form;
  }

  private static Map<String, Form> load() {
    try (InputStream file = Form.class.getResourceAsStream("/sandbox/forms.txt")) {
      if (file == null) {
        throw new IllegalStateException("The sandbox's forms are missing from the jar");
      }
      return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, Form> parse(String text) {
    Map<String, List<Field>> fields = new LinkedHashMap<>();
    List<Field> current = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("  ")) {
        current.add(field(line.strip()));
      } else if (!line.startsWith("#")) {
        current = new ArrayList<>();
        fields.put(line, current);
      }
    }
    Map<String, Form> forms = new LinkedHashMap<>();
    fields.forEach((name, list) -> forms.put(name, new Form(name, List.copyOf(list))));
    return forms;
  }

  private static Field field(String line) {
    int space = line.indexOf(' ');
    boolean nullable = line.endsWith("?");
    String kind = line.substring(space + 1, nullable ? line.length() - 1 : line.length());
    return new Field(line.substring(0, space), kind, nullable);
  }
}
