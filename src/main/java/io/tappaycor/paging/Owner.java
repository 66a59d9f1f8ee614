package io.tappaycor.paging;

import io.tappaycor.http.MalformedResponseException;
import io.tappaycor.json.RawValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose records were asked for. A cache or a mix-up on the way can bring those of another legal
 * entity or employee, which would be stamped with the wrong ids: every owner that a record names
 * has to be the one that was asked for. A record that names none is believed.
 *
 * @param expected what each field has to be; absent or blank fields count as equal
 */
public record Owner(Map<List<String>, String> expected) {

  /** Nobody in particular. */
  public static final Owner ANYBODY = new Owner(Map.of());

  /** The names of owners in Paycor's records, by the path parameter that asks for them. */
  private static final Map<String, List<List<String>>> FIELDS =
      Map.of(
          "legalEntityId",
          List.of(List.of("legalEntityId"), List.of("legalEntity", "id"), List.of("clientId")),
          "employeeId",
          List.of(List.of("employeeId"), List.of("employee", "id")));

  public Owner {
    expected = Map.copyOf(expected);
  }

  /**
   * The owner that a path names.
   *
   * @param template with parameters such as {@code {employeeId}}
   * @param values of the parameters
   */
  public static Owner of(String template, Map<String, String> values) {
    Map<List<String>, String> expected = new HashMap<>();
    FIELDS.forEach(
        (name, fields) -> {
          if (template.contains("{" + name + "}") && values.containsKey(name)) {
            fields.forEach(field -> expected.put(field, values.get(name)));
          }
        });
    return new Owner(expected);
  }

  /** Compares as text, ignoring case: ids are numbers here and strings there. */
  void check(RawValue record) throws MalformedResponseException {
    for (Map.Entry<List<String>, String> field : expected.entrySet()) {
      String text = record.path(field.getKey()).asString("").strip();
      if (!text.isEmpty() && !text.equalsIgnoreCase(field.getValue())) {
        throw MalformedResponseException.wrongOwner(String.join(".", field.getKey()));
      }
    }
  }
}
