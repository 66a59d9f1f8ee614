package io.tappaycor.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Runs the comparison on documents that are like the facts but for one change. */
record ChangedDocument(Path folder) {

  /** The exit code and the lines of output. */
  record Result(int code, List<String> lines) {}

  Result changed(Consumer<ObjectNode> change) throws IOException {
    ObjectNode document = OpenApiDocument.ofFacts();
    change.accept(document);
    Path file = Files.writeString(folder.resolve("changed.json"), document.toString());
    return run(file.toString());
  }

  static ObjectNode get(ObjectNode document, String path) {
    return (ObjectNode) document.path("paths").path(path).path("get");
  }

  static ObjectNode parameter(ObjectNode document, String path, String name) {
    return get(document, path)
        .path("parameters")
        .valueStream()
        .filter(parameter -> parameter.path("name").asString().equals(name))
        .map(ObjectNode.class::cast)
        .findFirst()
        .orElseThrow();
  }

  static void describe(ObjectNode document, String path, String text, String other) {
    ObjectNode operation = get(document, path);
    String description = operation.path("description").asString();
    assertTrue(description.contains(text), description);
    operation.put("description", description.replace(text, other));
  }

  static Result run(String... files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int code = CompareOpenApi.run(List.of(files), out, out);
    return new Result(code, bytes.toString(StandardCharsets.UTF_8).lines().toList());
  }
}
