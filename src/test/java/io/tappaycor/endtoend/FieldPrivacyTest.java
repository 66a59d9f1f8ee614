package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the user wants dropped, hashed or masked leaves nowhere in clear. */
final class FieldPrivacyTest {

  private static final String KEY = "\"hash_key\": \"0123456789abcdef\"";

  @TempDir Path home;

  private TapRun.Result run(String settings, Object... more) {
    Path config = TapRun.file(home, "config.json", "{" + settings + "}");
    List<Object> words =
        new java.util.ArrayList<>(List.of("--sandbox", "--employees", 12, "--config", config));
    words.addAll(List.of(more));
    return TapRun.in(home).run(words.toArray());
  }

  private static Set<String> values(TapRun.Result run, String stream, String field) {
    Set<String> values = new HashSet<>();
    run.records(stream).forEach(record -> values.add(record.path(field).asString()));
    return values;
  }

  @Test
  void aHashIsEqualOverRunsAndStreamsSoThatJoinsSurvive() {
    String settings =
        KEY
            + ", \"hash_fields\": [\"*.employeeId\", \"employees.id\"], \"select\": \"employees,pay_rates\"";
    TapRun.Result first = run(settings);
    TapRun.Result second = run(settings);

    assertEquals(0, first.code(), first.err());
    assertEquals(values(first, "employees", "id"), values(second, "employees", "id"));
    assertTrue(
        values(first, "employees", "id").containsAll(values(first, "pay_rates", "employeeId")));
    assertTrue(
        values(first, "employees", "id").stream().allMatch(id -> id.matches("[0-9a-f]{64}")));
    assertEquals(12, first.records("employees").size());
  }

  @Test
  void theSameRulesMakeTheSameDigest() {
    String settings = KEY + ", \"hash_fields\": \"*.employeeId\", \"select\": \"pay_rates\"";

    String first = digest(run(settings));

    assertTrue(first.matches("[0-9a-f]{16}"), first);
    assertEquals(first, digest(run(settings)));
  }

  private static String digest(TapRun.Result run) {
    return run.lastState().at("/bookmarks/pay_rates/partitions/0/digest").asString();
  }

  @Test
  void theClearValueIsNowhere() throws IOException {
    String select = "\"select\": [\"employees\", \"persons\", \"persons.socialSecurityNumber\"]";
    Set<String> clear = values(run(select), "persons", "socialSecurityNumber");
    clear.addAll(values(run(select), "persons", "lastName"));
    Path summary = home.resolve("summary.json");
    Path report = home.resolve("report.html");
    TapRun.Result hidden =
        run(
            select
                + ","
                + KEY
                + ", \"mask_fields\": [\"*.socialSecurityNumber\"],"
                + " \"hash_fields\": [\"*.lastName\", \"*.legalLastName\"], \"drop_fields\": [\"*.email\"]",
            "--summary-file",
            summary,
            "--report",
            report);

    assertEquals(0, hidden.code(), hidden.err());
    assertFalse(clear.isEmpty());
    String persons = hidden.records("persons").toString();
    for (String value : clear) {
      assertFalse(persons.contains("\"" + value + "\""), value);
      for (String text :
          List.of(hidden.err(), Files.readString(summary), Files.readString(report))) {
        assertFalse(text.contains(value), value);
      }
    }
    JsonNode properties = hidden.schema("persons").path("properties");
    assertFalse(properties.has("email"));
    assertEquals("[\"null\",\"string\"]", properties.at("/lastName/type").toString());
    assertFalse(persons.contains("\"email\""), "a dropped field is in no record");
  }

  @Test
  void aTestAppliesItToo() {
    TapRun.Result run =
        run(KEY + ", \"hash_fields\": [\"*.lastName\"], \"select\": \"employees\"", "--test");

    assertTrue(
        values(run, "employees", "lastName").iterator().next().matches("[0-9a-f]{64}"), run.out());
  }

  @Test
  void streamsAreWrittenUnderTheirChosenNamesAndTheStateKeepsTheirOwn() {
    TapRun.Result run =
        run(
            "\"stream_prefix\": \"paycor_\", \"rename_streams\": {\"job_titles\": \"titles\"},"
                + " \"select\": \"departments,job_titles\"");

    assertEquals(0, run.code(), run.err());
    assertEquals(Set.of("paycor_departments", "titles"), Set.copyOf(run.schemas()));
    assertFalse(run.records("titles").isEmpty());
    assertTrue(run.lastState().path("bookmarks").has("job_titles"), run.lastState().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"hash_fields\": [\"*.lastName\"] | hash_fields needs hash_key",
        "\"hash_key\": \"short\" | hash_key is too short",
        "\"drop_fields\": [\"employees.id\"] | key or replication field",
        "\"mask_fields\": [\"time_card_punches.displayDate\"] | key or replication field",
        "\"mask_fields\": [\"*.lastNmae\"] | did you mean *.lastName",
        "\"drop_fields\": \"employees\" | write employees.* for all of a stream",
        "\"rename_streams\": {\"employees\": \"persons\"} | two streams",
        "\"rename_streams\": {\"nobody\": \"persons2\"} | does not exist",
        "\"stream_prefix\": \"a b\" | letters, digits"
      })
  void whatMakesNoSenseIsRefusedBeforeAnyCall(String settings, String message) {
    TapRun.Result run = run(settings);

    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains(message), run.err());
    assertEquals("", run.out());
  }
}
