package io.tappaycor.catalog;

import static io.tappaycor.catalog.CatalogText.entry;
import static io.tappaycor.catalog.CatalogText.field;
import static io.tappaycor.catalog.CatalogText.fields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UserCatalogTest {
  @TempDir private Path folder;
  private CatalogText catalog;

  @BeforeEach
  void open() {
    catalog = new CatalogText(folder);
  }

  private String refusal(String text) {
    return assertThrows(UsageException.class, () -> catalog.select(text)).getMessage();
  }

  @Test
  void theCatalogsSchemaOverridesOurs() {
    SelectedStream stream =
        catalog.stream(
            "job_titles",
            "{\"properties\": {\"jobTitleId\": {\"type\": [\"integer\"], \"title\": \"mine\"}}}",
            "");

    assertEquals(
        Json.MAPPER.readTree("{\"type\": [\"integer\"], \"title\": \"mine\"}"),
        stream.schema(false).path("properties").path("jobTitleId"));
  }

  /** Else each release that words a description better would start unfinished passes anew. */
  @Test
  void aDescriptionInOtherWordsChangesNoDigest() {
    String schema =
        """
        {"description": %1$s, "properties": {
          "id": {"type": "string", "description": %1$s},
          "description": {"type": ["null", "string"], "description": %1$s}}}
        """;

    String digest = catalog.stream("departments", schema.formatted("\"one\""), "").digest();
    assertEquals(digest, catalog.stream("departments", schema.formatted("\"two\""), "").digest());
    String less = schema.formatted("\"one\"").replace("\"description\": {", "\"code\": {");
    assertNotEquals(digest, catalog.stream("departments", less, "").digest());
  }

  @Test
  void fieldsThatAnOldCatalogLacksAreKnownButNotSelected() {
    SelectedStream stream =
        catalog.stream(
            "employees",
            """
            {"properties": {"id": {"type": "string"}, "statusData": {"type": ["null", "object"],
              "properties": {"status": {"type": ["null", "string"]}}}}}
            """,
            "");

    assertEquals(List.of("id", "statusData", "statusData.status"), fields(stream));
    assertTrue(stream.fullSchema().path("properties").has("firstName"));
    assertTrue(
        stream.fullSchema().path("properties").path("statusData").path("properties").has("flsa"));
  }

  @Test
  void aKeyThatTheCatalogsSchemaLacksIsWrittenAllTheSame() {
    SelectedStream stream =
        catalog.stream(
            "job_titles", "{\"properties\": {\"title\": {\"type\": [\"null\", \"string\"]}}}", "");

    assertTrue(fields(stream).containsAll(stream.definition().keyProperties()));
  }

  @Test
  void anUnselectedFieldIsNotRequired() {
    SelectedStream stream =
        catalog.stream(
            "job_titles",
            """
            {"required": ["jobTitleId", "title"], "properties": {"jobTitleId": {"type": "string"},
              "title": {"type": "string"}, "part": {"type": "object", "required": ["x"],
                "properties": {"x": {"type": "string"}}}}}
            """,
            ","
                + field("title", "{\"selected\": false}")
                + ","
                + field("part/x", "{\"selected\": false}"));

    assertEquals("[\"jobTitleId\"]", stream.schema(false).path("required").toString());
    assertFalse(stream.schema(false).path("properties").path("part").has("required"));
  }

  @Test
  void referencesAreResolved() {
    SelectedStream stream =
        catalog.stream(
            "job_titles",
            """
            {"definitions": {"text": {"type": ["null", "string"]}, "part": {"type": "object",
               "properties": {"x": {"$ref": "#/definitions/text"}}}},
             "properties": {"jobTitleId": {"type": "string"},
               "title": {"$ref": "#/definitions/text"},
               "rows": {"type": "array", "items": {"$ref": "#/definitions/part"}}}}
            """,
            "");

    assertFalse(stream.schema(false).toString().contains("$ref"));
    assertFalse(stream.schema(false).has("definitions"));
    assertTrue(fields(stream).containsAll(List.of("title", "rows.x")));
    assertEquals(
        "[\"null\",\"string\"]",
        stream.schema(false).path("properties").path("title").path("type").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "#/definitions/loop, refers to itself",
    "#/definitions/none, no schema in it",
    "https://example.com/schema.json, no schema in it",
    "#/definitions/word, no schema in it",
  })
  void aReferenceThatLeadsNowhereIsRefused(String target, String why) {
    String schema =
        """
        {"definitions": {"word": "text", "loop": {"properties":
           {"x": {"$ref": "#/definitions/loop"}}}},
         "properties": {"title": {"$ref": "%s"}}}
        """
            .formatted(target);

    String message = refusal(entry("job_titles", "\"schema\": " + schema));

    assertTrue(message.contains("streams[0].schema"), message);
    assertTrue(message.contains(catalog.file().toString()), message);
    assertTrue(message.contains(why), message);
  }

  @Test
  void choicesWithoutAnEndAreRefused() {
    String choice = "{\"type\": \"string\"}";
    for (int level = 0; level < 4; level++) {
      String one = "{\"title\": " + choice + "}";
      choice =
          "{\"properties\": %s, \"anyOf\": [%s]}"
              .formatted(one, String.join(",", Collections.nCopies(40, "{\"format\": \"x\"}")));
    }

    String message =
        refusal(entry("job_titles", "\"schema\": {\"properties\": {\"title\": " + choice + "}}"));

    assertTrue(message.contains("streams[0].schema"), message);
    assertTrue(message.contains("choices"), message);
  }

  @ParameterizedTest
  @CsvSource({"paystubs, checkDate", "paystubs, "})
  void fullTableOnAnIncrementalStreamHasNoBookmark(String stream, String ours) {
    String metadata =
        ours == null
            ? "{\"breadcrumb\": [], \"metadata\": {\"replication-method\": \"FULL_TABLE\"}}"
            : "{\"breadcrumb\": [], \"metadata\": {\"replication-method\": \"INCREMENTAL\"}}";

    assertEquals(Optional.ofNullable(ours), catalog.stream(stream, metadata).bookmarkField());
  }

  @Test
  void theMethodMayStandBesideTheSchema() {
    String method = "\"replication_method\": \"FULL_TABLE\"";

    assertEquals(
        Optional.empty(), catalog.select(entry("paystubs", method)).get(0).bookmarkField());
    assertEquals(Optional.of("checkDate"), catalog.stream("paystubs", "").bookmarkField());
  }

  @ParameterizedTest
  @CsvSource({
    "employees, INCREMENTAL, FULL_TABLE",
    "paystubs, LOG_BASED, INCREMENTAL and FULL_TABLE",
    "employees, LOG_BASED, FULL_TABLE only",
  })
  void aMethodThatTheStreamCannotDoIsRefused(String stream, String method, String offered) {
    String message =
        refusal(
            entry(
                stream,
                "\"metadata\": [{\"breadcrumb\": [], \"metadata\": {\"replication-method\": \""
                    + method
                    + "\"}}]"));

    assertTrue(message.contains(method), message);
    assertTrue(message.contains(stream), message);
    assertTrue(message.contains(offered), message);
  }

  @Test
  void anImpossibleMethodOfAnUnselectedStreamIsNobodysProblem() {
    assertEquals(
        List.of(),
        catalog.select(
            entry(
                "employees",
                "\"metadata\": [{\"breadcrumb\": [], \"metadata\": {\"selected\": false,"
                    + " \"replication-method\": \"INCREMENTAL\"}}]")));
  }

  @ParameterizedTest
  @CsvSource({
    "'{}', streams",
    "'{\"streams\": {}}', streams",
    "'{\"streams\": [1]}', streams[0]",
    "'{\"streams\": [{}]}', streams[0].tap_stream_id",
    "'{\"streams\": [{\"tap_stream_id\": 5}]}', streams[0].tap_stream_id",
    "'{\"streams\": [{\"stream\": \"x\", \"schema\": []}]}', streams[0].schema",
    "'{\"streams\": [{\"stream\": \"x\", \"schema\": \"y\"}]}', streams[0].schema",
    "'{\"streams\": [{\"stream\": \"x\", \"schema\": {\"properties\": []}}]}', streams[0].schema.properties",
    "'{\"streams\": [{\"stream\": \"x\", \"metadata\": {}}]}', streams[0].metadata",
    "'{\"streams\": [{\"stream\": \"x\", \"metadata\": [5]}]}', streams[0].metadata[0].breadcrumb",
    "'{\"streams\": [{\"stream\": \"x\", \"metadata\": [{\"breadcrumb\": \"a\"}]}]}', streams[0].metadata[0].breadcrumb",
    "'{\"streams\": [{\"stream\": \"x\", \"metadata\": [{\"breadcrumb\": [1]}]}]}', streams[0].metadata[0].breadcrumb",
    "'{\"streams\": [{\"stream\": \"x\", \"metadata\": [{\"breadcrumb\": []}]}]}', streams[0].metadata[0].metadata",
    "'{\"streams\": [{\"stream\": \"x\"}, {\"stream\": \"x\"}]}', the stream x twice",
    "'[]', an array",
    "'', is empty",
    "'{\"streams\": [', not valid JSON",
  })
  void aCatalogThatIsNoneIsRefusedNamingFileAndPlace(String text, String place) {
    String message = refusal(text);

    assertTrue(message.contains(catalog.file().toString()), message);
    assertTrue(message.contains(place), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"schema\": null, \"metadata\": null", "\"schema\": {}"})
  void whatTheCatalogDoesNotSayIsAsByDefault(String rest) {
    SelectedStream stream = catalog.select(entry("job_titles", rest)).get(0);

    assertEquals(
        SchemaLibrary.schemaOf("job_titles").path("properties"),
        stream.fullSchema().path("properties"));
  }

  @Test
  void aPartOfAFieldNamedItemsHasThatFieldAround() {
    Breadcrumb items = Breadcrumb.STREAM.property("items");

    assertEquals(items, items.property("x").parent());
    assertEquals(items, items.items().property("x").parent());
    assertEquals(items, items.items().items().property("x").parent());
    assertEquals(Breadcrumb.STREAM, items.parent());
    assertEquals("items.x", items.items().property("x").dotted());
  }
}
