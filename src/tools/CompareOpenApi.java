import io.tappaycor.catalog.SchemaLibrary;
import io.tappaycor.json.Json;
import io.tappaycor.stream.AddedField;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Compares OpenAPI 3 documents with the streams and their schemas: what is new, gone or other than
 * it was. Exit code 0 if nothing differs, 1 if something does, 2 if it was called wrongly.
 */
final class CompareOpenApi {

  private static final Path LEFT_OUT = Path.of("src/test/resources/facts/left-out.json");

  /** The record itself, above its fields. */
  private static final String RECORD = "";

  private static final Pattern ACCESS = Pattern.compile("(?i)data access:\\s*([^\\n<]*)");

  private final Map<String, Operation> operations = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();
  private final JsonNode leftOut;

  private CompareOpenApi(JsonNode leftOut) {
    this.leftOut = leftOut;
  }

  /** A readable endpoint of a document. */
  private record Operation(String path, JsonNode node, JsonNode document) {}

  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  private static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length == 0) {
      err.println(
          "Usage: java -cp tap-paycor.jar CompareOpenApi.java OPENAPI.json [OPENAPI.json …]");
      return 2;
    }
    try {
      CompareOpenApi comparison = new CompareOpenApi(json(LEFT_OUT.toString()));
      for (String file : args) {
        comparison.take(file);
      }
      comparison.compare();
      comparison.differences.forEach(out::println);
      if (comparison.differences.isEmpty()) {
        out.println("Nothing differs.");
      }
      return comparison.differences.isEmpty() ? 0 : 1;
    } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
      err.println("Cannot compare: " + unreadable.getMessage());
      return 2;
    }
  }

  private static JsonNode json(String file) throws IOException {
    return Json.MAPPER.readTree(Files.readString(Path.of(file)));
  }

  private void take(String file) throws IOException {
    JsonNode document = json(file);
    if (!document.path("openapi").asString("").startsWith("3.")) {
      throw new IllegalArgumentException(file + " is no OpenAPI 3 document");
    }
    for (var path : document.path("paths").properties()) {
      JsonNode get = path.getValue().path("get");
      if (get.isObject()) {
        operations.put(key(path.getKey()), new Operation(path.getKey(), get, document));
      }
    }
  }

  /** Paths are spelled in several ways, and parameters named in as many. */
  private static String key(String path) {
    return path.toLowerCase(Locale.ROOT).replaceAll("\\{[^}]*\\}", "{}");
  }

  private void compare() {
    Set<String> known = new TreeSet<>();
    leftOut
        .path("endpoints")
        .forEach(each -> each.forEach(path -> known.add(key(path.asString()))));
    for (StreamDefinition stream : StreamTable.ALL) {
      known.add(key(stream.endpoint().path()));
      Operation operation = operations.get(key(stream.endpoint().path()));
      if (operation == null) {
        report(stream, "endpoint gone: GET " + stream.endpoint().path());
      } else {
        compareFields(stream, operation);
        compareAccess(stream, operation);
      }
    }
    operations.forEach(
        (key, each) -> {
          if (!known.contains(key)) {
            differences.add("new endpoint: GET " + each.path());
          }
        });
  }

  private void report(StreamDefinition stream, String what) {
    differences.add(stream.name() + ": " + what);
  }

  private void compareFields(StreamDefinition stream, Operation operation) {
    Map<String, String> theirs = new Fields(operation.document()).of(record(stream, operation));
    Map<String, String> ours =
        new Fields(operation.document()).of(SchemaLibrary.schemaOf(stream.name()));
    Set<String> added =
        stream.added().stream()
            .map(AddedField::name)
            .collect(Collectors.toCollection(TreeSet::new));
    JsonNode otherType = leftOut.path("types").path(stream.name());
    theirs.forEach(
        (field, type) -> {
          String was = ours.get(field);
          if (was == null && ours.containsKey(above(field)) && !isLeftOut(stream.name(), field)) {
            report(stream, "new field: " + field + " (" + type + ")");
          } else if (was != null && !was.equals(type) && !otherType.has(field)) {
            report(stream, "type of " + field + ": " + type + ", was " + was);
          }
        });
    ours.keySet().stream()
        .filter(each -> !theirs.containsKey(each) && !added.contains(each))
        .filter(each -> theirs.containsKey(above(each)))
        .forEach(each -> report(stream, "field gone: " + each));
  }

  /** What is in a field that is new or gone is new or gone with it. */
  private static String above(String field) {
    return field.contains(".") ? field.substring(0, field.lastIndexOf('.')) : RECORD;
  }

  private boolean isLeftOut(String stream, String field) {
    return leftOut
        .path("fields")
        .path(stream)
        .valueStream()
        .flatMap(JsonNode::valueStream)
        .map(JsonNode::asString)
        .anyMatch(each -> field.equals(each) || field.startsWith(each + "."));
  }

  /** The schema of one record of an answer. */
  private static JsonNode record(StreamDefinition stream, Operation operation) {
    Fields fields = new Fields(operation.document());
    JsonNode answer = fields.resolve(operation.node().path("responses").path("200"));
    JsonNode schema =
        answer.path("content").valueStream().findFirst().orElse(answer).path("schema");
    Map<String, JsonNode> properties = fields.properties(schema);
    String rows =
        stream.endpoint().shape() instanceof Endpoint.Shape.Wrapped wrapped
            ? wrapped.rows()
            : "records";
    JsonNode list = fields.resolve(properties.getOrDefault(rows, fields.resolve(schema)));
    return list.has("items") ? list.path("items") : schema;
  }

  /** Only where the document carries it: in the text of the endpoint. */
  private void compareAccess(StreamDefinition stream, Operation operation) {
    List<String> ours = stream.endpoint().dataAccess();
    Matcher theirs = ACCESS.matcher(operation.node().path("description").asString(""));
    if (theirs.find()) {
      String names = theirs.group(1).strip();
      boolean same = ours.isEmpty() ? names.isEmpty() : ours.stream().allMatch(names::contains);
      if (!same) {
        report(stream, "data access: " + names + ", was " + String.join("; ", ours));
      }
    }
  }

  /** Every field of a schema, however deep, as a dotted path with its type. */
  private record Fields(JsonNode document) {

    /** Deeper nesting is a schema that refers to itself. */
    private static final int MAX_DEPTH = 12;

    Map<String, String> of(JsonNode schema) {
      Map<String, String> types = new LinkedHashMap<>(Map.of(RECORD, "object"));
      collect(schema, "", 0, types);
      return types;
    }

    private void collect(JsonNode schema, String prefix, int depth, Map<String, String> types) {
      if (depth > MAX_DEPTH) {
        return;
      }
      properties(schema)
          .forEach(
              (name, field) -> {
                types.put(prefix + name, type(field));
                collect(field, prefix + name + ".", depth + 1, types);
              });
      JsonNode items = resolve(schema).path("items");
      if (items.isObject()) {
        collect(items, prefix, depth + 1, types);
      }
    }

    /** Its own properties and those of all that it is made of. */
    Map<String, JsonNode> properties(JsonNode schema) {
      Map<String, JsonNode> all = new LinkedHashMap<>();
      JsonNode resolved = resolve(schema);
      resolved.path("allOf").forEach(each -> all.putAll(properties(each)));
      resolved.path("properties").properties().forEach(e -> all.put(e.getKey(), e.getValue()));
      return all;
    }

    private String type(JsonNode schema) {
      JsonNode resolved = resolve(schema);
      JsonNode type = resolved.path("type");
      String name =
          type.isArray()
              ? type.valueStream()
                  .map(JsonNode::asString)
                  .filter(each -> !each.equals("null"))
                  .findFirst()
                  .orElse("null")
              : type.asString(properties(resolved).isEmpty() ? "string" : "object");
      if (name.equals("array")) {
        return "array of " + type(resolved.path("items"));
      }
      return resolved.path("format").asString("").equals("date-time") ? name + " date-time" : name;
    }

    /** Follows references, also those that stand alone in allOf, oneOf or anyOf to be nullable. */
    JsonNode resolve(JsonNode schema) {
      JsonNode at = schema;
      for (int i = 0; i < MAX_DEPTH; i++) {
        JsonNode reference = at.path("$ref");
        JsonNode only = only(at);
        if (reference.isString()) {
          at = document.at(JsonPointer.compile(reference.asString().replaceFirst("^#", "")));
        } else if (only.isObject()) {
          at = only;
        } else {
          return at;
        }
      }
      return at;
    }

    private static JsonNode only(JsonNode schema) {
      for (String choice : List.of("allOf", "oneOf", "anyOf")) {
        List<JsonNode> real =
            schema
                .path(choice)
                .valueStream()
                .filter(each -> !each.path("type").asString("").equals("null"))
                .toList();
        if (real.size() == 1 && !schema.has("properties")) {
          return real.get(0);
        }
      }
      return schema.path("only");
    }
  }
}
