package io.tappaycor.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program that tells what a new version of Paycor's documents changes, run as people run it.
 */
final class CompareOpenApiTest {

  private static final String PROGRAM = "src/tools/CompareOpenApi.java";
  private static final Path SMALL = Path.of("src", "test", "resources", "openapi", "small.json");

  /** What came of a run. */
  private record Result(int code, List<String> lines) {}

  @Test
  void whatIsNewGoneOrOtherIsListed() throws Exception {
    Result result = run(SMALL.toString());

    assertEquals(1, result.code());
    assertEquals(
        List.of(
            "job_titles: type of jobCode: integer, was string",
            "job_titles: new field: history (array of object)",
            "job_titles: field gone: jobTitle",
            "job_titles: field gone: jobCategory",
            "job_titles: field gone: isArchived",
            "job_titles: data access: View Job Titles Of All, was View Legal Entity Job Titles",
            "new endpoint: GET /v1/legalentities/{legalEntityId}/parrots"),
        result.lines().stream().filter(each -> !each.contains("endpoint gone")).toList());
    assertTrue(
        result
            .lines()
            .contains("employees: endpoint gone: GET /v2/legalentities/{legalEntityId}/employees"));
  }

  @Test
  void nothingDiffersFromTheDocumentsThatTheProjectGoesBy(@TempDir Path home) throws Exception {
    Path document =
        Files.writeString(home.resolve("all.json"), OpenApiDocument.ofFacts().toString());

    assertEquals(new Result(0, List.of("Nothing differs.")), run(document.toString()));
  }

  @Test
  void withoutADocumentItTellsHowToCallIt() throws Exception {
    Result result = run();

    assertEquals(2, result.code());
    assertTrue(result.lines().get(0).startsWith("Usage: "), result.lines().toString());
  }

  @Test
  void whatIsNoOpenApiDocumentIsRefused() throws Exception {
    Result result = run("src/test/resources/facts/joins.json");

    assertEquals(2, result.code(), result.lines().toString());
  }

  private static Result run(String... documents) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                PROGRAM));
    command.addAll(List.of(documents));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), out.lines().toList());
  }
}
