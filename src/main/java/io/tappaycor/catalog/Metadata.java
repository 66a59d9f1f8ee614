package io.tappaycor.catalog;

import io.tappaycor.json.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Singer metadata of one stream, by breadcrumb, and the selection rules that follow from it. */
final class Metadata {

  private static final Set<String> TRUE = Set.of("true", "yes", "1", "on");

  private final Map<Breadcrumb, ObjectNode> entries = new LinkedHashMap<>();

  ObjectNode at(Breadcrumb breadcrumb) {
    return entries.computeIfAbsent(breadcrumb, any -> Json.NODES.objectNode());
  }

  /**
   * Lays a user's metadata over this: key by key, the user's wins. But what is automatic stays so:
   * a record without its key is lost at the target.
   */
  void overlay(Metadata users) {
    users.entries.forEach(
        (breadcrumb, entry) -> {
          boolean automatic = text(breadcrumb, "inclusion").equals("automatic");
          ObjectNode ours = at(breadcrumb).setAll(entry);
          if (automatic) {
            ours.put("inclusion", "automatic");
          }
        });
  }

  /** Whether the stream is selected: {@code selected}, else {@code selected-by-default}. */
  boolean selectsStream() {
    return decided(Breadcrumb.STREAM).orElse(false);
  }

  /**
   * Whether a field of a selected stream is: {@code automatic}, else {@code selected}, else {@code
   * selected-by-default}, else as its parent. Nothing of an unselected field is selected.
   */
  boolean selects(Breadcrumb field) {
    if (field.steps().isEmpty()) {
      return true;
    }
    String inclusion = text(field, "inclusion");
    if (inclusion.equals("automatic")) {
      return true;
    }
    return !inclusion.equals("unsupported")
        && selects(field.parent())
        && decided(field).orElse(true);
  }

  Set<Breadcrumb> breadcrumbs() {
    return entries.keySet();
  }

  String text(Breadcrumb breadcrumb, String key) {
    ObjectNode entry = entries.get(breadcrumb);
    return entry == null ? "" : entry.path(key).asString("");
  }

  private Optional<Boolean> decided(Breadcrumb breadcrumb) {
    ObjectNode entry = entries.get(breadcrumb);
    return entry == null
        ? Optional.empty()
        : truth(entry.get("selected")).or(() -> truth(entry.get("selected-by-default")));
  }

  /** Singer's own example writes these as text, and some catalogs say yes. */
  private static Optional<Boolean> truth(@Nullable JsonNode value) {
    if (value == null || !(value.isBoolean() || value.isString())) {
      return Optional.empty();
    }
    return Optional.of(TRUE.contains(value.asString().strip().toLowerCase(Locale.ROOT)));
  }

  ArrayNode toJson() {
    ArrayNode list = Json.NODES.arrayNode();
    entries.forEach(
        (breadcrumb, entry) -> {
          ObjectNode item = list.addObject();
          ArrayNode steps = item.putArray("breadcrumb");
          breadcrumb.steps().forEach(steps::add);
          item.set("metadata", entry);
        });
    return list;
  }
}
