package io.tappaycor.record;

import io.tappaycor.json.Json;
import io.tappaycor.record.FieldRules.Action;
import io.tappaycor.stream.StreamDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Drops, hashes and masks the fields of one stream, those that its schema does not declare among
 * them. What is done to an object or array is done to all that is in it. Nulls stay.
 */
final class FieldTransform implements RecordTransform {

  private static final int CLEAR = 4;

  private static final List<String> ALTERNATIVES = List.of("anyOf", "oneOf", "allOf");

  /** Customers name the keys of some objects: not all of them are remembered. */
  private static final int MOST_KNOWN = 4_096;

  private final StreamDefinition stream;
  private final FieldRules rules;
  private final @Nullable Hasher hasher;
  private final Map<String, Optional<Action>> known = new ConcurrentHashMap<>();

  FieldTransform(StreamDefinition stream, FieldRules rules, @Nullable Hasher hasher) {
    this.stream = stream;
    this.rules = rules;
    this.hasher = hasher;
  }

  @Override
  public ObjectNode record(ObjectNode record) {
    fields(record, "", null);
    return record;
  }

  private void fields(ObjectNode object, String around, @Nullable Action inherited) {
    List<String> dropped = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String path = path(around, field.getKey());
      Action action = action(path, inherited);
      if (action == Action.DROP) {
        dropped.add(field.getKey());
      } else {
        field.setValue(value(field.getValue(), path, action));
      }
    }
    object.remove(dropped);
  }

  private JsonNode value(JsonNode value, String path, @Nullable Action action) {
    if (value instanceof ObjectNode object) {
      fields(object, path, action);
      return object;
    }
    if (value instanceof ArrayNode array) {
      for (int index = 0; index < array.size(); index++) {
        array.set(index, value(array.get(index), path, action));
      }
      return array;
    }
    if (action == null || value.isNull()) {
      return value;
    }
    String text = value.isString() ? value.stringValue() : value.toString();
    return Json.NODES.stringNode(action == Action.HASH ? hashed(text) : masked(text));
  }

  private String hashed(String text) {
    if (hasher == null) {
      throw new IllegalStateException("hash_fields without hash_key");
    }
    return hasher.hash(text);
  }

  private static String masked(String text) {
    int length = text.codePointCount(0, text.length());
    int hidden = length <= CLEAR ? length : length - CLEAR;
    return "*".repeat(hidden) + text.substring(text.offsetByCodePoints(0, hidden));
  }

  @Override
  public ObjectNode schema(ObjectNode schema) {
    ObjectNode published = schema.deepCopy();
    properties(published, "", null);
    return published;
  }

  private void properties(JsonNode schema, String around, @Nullable Action inherited) {
    if (schema.get("properties") instanceof ObjectNode properties) {
      List<String> dropped = new ArrayList<>();
      for (Map.Entry<String, JsonNode> property : properties.properties()) {
        String path = path(around, property.getKey());
        Action action = action(path, inherited);
        if (action == Action.DROP) {
          dropped.add(property.getKey());
        } else if (property.getValue() instanceof ObjectNode inner) {
          property.setValue(declared(inner, path, action));
        }
      }
      properties.remove(dropped);
      if (schema.get("required") instanceof ArrayNode required) {
        required.removeIf(name -> dropped.contains(name.asString("")));
      }
    }
  }

  /** What a field is declared as; a user's schema may give several alternatives. */
  private ObjectNode declared(ObjectNode schema, String path, @Nullable Action action) {
    boolean nested = schema.has("properties");
    properties(schema, path, action);
    if (schema.get("items") instanceof ObjectNode items) {
      schema.set("items", declared(items, path, action));
      nested = true;
    }
    for (String keyword : ALTERNATIVES) {
      if (schema.get(keyword) instanceof ArrayNode alternatives) {
        nested = true;
        for (int index = 0; index < alternatives.size(); index++) {
          if (alternatives.get(index) instanceof ObjectNode alternative) {
            alternatives.set(index, declared(alternative, path, action));
          }
        }
      }
    }
    boolean open = schema.path("type").toString().contains("object");
    return action == null || open || nested ? schema : text(schema);
  }

  /** A hash or masked value is a text, whatever the value was. */
  private static ObjectNode text(ObjectNode schema) {
    ObjectNode text = Json.NODES.objectNode();
    ArrayNode types = text.putArray("type");
    String before = schema.path("type").toString();
    if (before.contains("null") || before.isEmpty()) {
      types.add("null");
    }
    types.add("string");
    if (schema.has("description")) {
      text.set("description", schema.path("description"));
    }
    return text;
  }

  private static String path(String around, String name) {
    return around.isEmpty() ? name : around + "." + name;
  }

  /** The stronger of what is done to a field and to what is around it. */
  private @Nullable Action action(String path, @Nullable Action inherited) {
    Optional<Action> own = known.get(path);
    if (own == null) {
      own = rules.of(stream, path);
      if (known.size() < MOST_KNOWN) {
        known.put(path, own);
      }
    }
    if (own.isEmpty() || inherited == null) {
      return own.orElse(inherited);
    }
    return own.get().compareTo(inherited) < 0 ? own.get() : inherited;
  }
}
