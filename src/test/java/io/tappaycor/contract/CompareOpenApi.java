package io.tappaycor.contract;

import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Compares new OpenAPI documents of Paycor with the facts that the streams rely on: see
 * CONTRIBUTING.md. Exit code 0 if nothing differs, 1 if something does, 2 for invalid usage.
 */
final class CompareOpenApi {

  private final ApiDocuments documents = new ApiDocuments();
  private final List<String> differences = new ArrayList<>();

  private CompareOpenApi() {}

  /** Runs the comparison and exits. */
  public static void main(String[] files) {
    System.exit(run(List.of(files), System.out, System.err));
  }

  static int run(List<String> files, PrintStream out, PrintStream err) {
    if (files.isEmpty()) {
      err.println("Usage: src/tools/compare-openapi OPENAPI.json [OPENAPI.json …]");
      return 2;
    }
    try {
      CompareOpenApi comparison = new CompareOpenApi();
      for (String file : files) {
        comparison.documents.add(Path.of(file));
      }
      comparison.compare();
      List<String> differences = comparison.unknownDifferences();
      differences.forEach(out::println);
      if (differences.isEmpty()) {
        out.println("Nothing differs.");
      }
      return differences.isEmpty() ? 0 : 1;
    } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
      err.println("Cannot compare: " + unreadable.getMessage());
      return 2;
    }
  }

  private void compare() {
    PaycorFacts facts = PaycorFacts.all();
    Set<String> known = new TreeSet<>();
    for (String path : facts.paths()) {
      known.add(ApiDocuments.key("GET", path));
      String subject = subject(path);
      documents
          .get(path)
          .ifPresentOrElse(
              operation ->
                  new EndpointComparison(
                          facts.endpoint(path),
                          operation,
                          difference -> differences.add(subject + difference))
                      .compare(),
              () -> differences.add(streams(path) + "endpoint gone: GET " + path));
    }
    documents.all().stream()
        .filter(
            operation -> !known.contains(ApiDocuments.key(operation.method(), operation.path())))
        .forEach(
            operation ->
                differences.add("new endpoint: " + operation.method() + " " + operation.path()));
  }

  /** Names the streams that an endpoint serves, or the endpoint if it serves none. */
  private static String subject(String path) {
    String streams = streams(path);
    return streams.isEmpty() ? "GET " + path + ": " : streams;
  }

  private static String streams(String path) {
    String names =
        StreamTable.ALL.stream()
            .filter(stream -> stream.endpoint().path().equals(path))
            .map(StreamDefinition::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : names + ": ";
  }

  /** All differences but those that left-out.json lists, with a reason. */
  private List<String> unknownDifferences() {
    Set<String> known =
        PaycorFacts.leftOut()
            .path("differences")
            .valueStream()
            .flatMap(JsonNode::valueStream)
            .map(JsonNode::asString)
            .collect(Collectors.toCollection(TreeSet::new));
    return differences.stream().filter(difference -> !known.contains(difference)).toList();
  }
}
