package io.tappaycor.catalog;

import static io.tappaycor.catalog.CatalogText.entry;
import static io.tappaycor.catalog.CatalogText.field;
import static io.tappaycor.catalog.CatalogText.fields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.UsageException;
import io.tappaycor.stream.Endpoint.Include;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SelectionTest {
  @TempDir private Path folder;
  private CatalogText catalog;

  @BeforeEach
  void open() {
    catalog = new CatalogText(folder);
  }

  @Test
  void withoutACatalogTheCoreStreamsAreSelected() {
    List<String> core =
        StreamTable.ALL.stream()
            .filter(each -> each.tier() == StreamDefinition.Tier.CORE)
            .map(StreamDefinition::name)
            .toList();

    assertEquals(
        core,
        new Selector(StreamTable.ALL, catalog.warnings()::add)
            .defaults().stream().map(SelectedStream::name).toList());
    assertEquals(List.of(), catalog.warnings());
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"selected\": true}', true",
    "'{\"selected\": \"true\"}', true",
    "'{\"selected\": \"TRUE\"}', true",
    "'{\"selected\": false}', false",
    "'{\"selected\": \"false\"}', false",
    "'{\"selected\": null, \"selected-by-default\": false}', false",
    "'{\"selected\": true, \"selected-by-default\": false}', true",
    "'{\"selected\": false, \"selected-by-default\": true}', false",
    "'{\"selected-by-default\": \"false\"}', false",
    "'{}', true",
  })
  void aStreamIsSelectedBySelectedElseByDefault(String metadata, boolean selected) {
    List<SelectedStream> streams =
        catalog.select(
            entry(
                "job_titles",
                "\"metadata\": [{\"breadcrumb\": [], \"metadata\": " + metadata + "}]"));

    assertEquals(selected, !streams.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"selected\": true}', true",
    "'{\"selected\": \"true\"}', true",
    "'{\"selected\": false}', false",
    "'{\"selected\": \"false\"}', false",
    "'{\"selected\": null}', true",
    "'{\"inclusion\": \"unsupported\", \"selected\": true}', false",
    "'{\"inclusion\": \"automatic\", \"selected\": false}', true",
    "'{\"selected-by-default\": false}', false",
  })
  void aFieldIsSelectedByItsInclusionElseBySelected(String metadata, boolean selected) {
    SelectedStream stream = catalog.stream("employees", field("firstName", metadata));

    assertEquals(selected, fields(stream).contains("firstName"));
    assertTrue(fields(stream).contains("lastName"));
  }

  @Test
  void aSensitiveFieldIsSelectedOnlyByName() {
    assertFalse(fields(catalog.stream("direct_deposits", "")).contains("routingNumber"));
    assertTrue(
        fields(catalog.stream("direct_deposits", field("routingNumber", "{\"selected\": true}")))
            .contains("routingNumber"));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"selected\": false}'",
    "'{\"inclusion\": \"unsupported\"}'",
    "'{\"inclusion\": \"available\", \"selected\": false}'",
  })
  void keysAndReplicationKeysAreAutomaticWhateverTheCatalogSays(String metadata) {
    SelectedStream stream =
        catalog.stream(
            "paystubs",
            field("plannerId", metadata)
                + ","
                + field("checkDate", metadata)
                + ","
                + field("netAmount", metadata));

    assertTrue(fields(stream).contains("plannerId"));
    assertTrue(fields(stream).contains("checkDate"));
    assertFalse(fields(stream).contains("netAmount"));
  }

  @Test
  void aPartOfAFieldIsDeselectedOnItsOwn() {
    List<String> fields =
        fields(catalog.stream("employees", field("statusData/flsa", "{\"selected\": false}")));

    assertFalse(fields.contains("statusData.flsa"));
    assertTrue(fields.contains("statusData.status"));
  }

  @Test
  void aPartInsideAnArrayIsDeselectedByTheBreadcrumbOfItsItems() {
    List<String> fields =
        fields(
            catalog.stream(
                "time_card_punches",
                field("laborCodes/items/laborCodeName", "{\"selected\": false}")));

    assertFalse(fields.contains("laborCodes.laborCodeName"));
    assertTrue(fields.contains("laborCodes.laborCode"));
    assertEquals(List.of(), catalog.warnings());
  }

  @Test
  void nothingOfADeselectedFieldIsSelected() {
    List<String> fields =
        fields(
            catalog.stream(
                "employees",
                field("statusData", "{\"selected\": false}")
                    + ","
                    + field("statusData/flsa", "{\"selected\": true}")));

    assertTrue(fields.stream().noneMatch(each -> each.startsWith("statusData")));
  }

  @Test
  void aStreamThatTheCatalogLeavesOutIsNotSelected() {
    assertEquals(
        List.of("job_titles"),
        catalog.select(entry("job_titles", "\"metadata\": []")).stream()
            .map(SelectedStream::name)
            .toList());
    assertEquals(List.of(), catalog.select("{\"streams\": []}"));
  }

  @Test
  void whatDoesNotExistIsWarnedAbout() {
    catalog.select(entry("invoices", "\"metadata\": []"));
    catalog.stream("employees", field("shoeSize", "{\"selected\": true}"));

    assertEquals(2, catalog.warnings().size());
    assertTrue(catalog.warnings().get(0).contains("stream invoices"));
    assertTrue(catalog.warnings().get(1).contains("field shoeSize of employees"));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "'\"true\"', true", "false, false"})
  void theLegacySelectedInsideTheSchemaCounts(String selected, boolean expected) {
    String schema =
        """
        {"selected": true, "properties": {"id": {"type": "string"},
          "firstName": {"type": ["null", "string"], "selected": %s}}}
        """
            .formatted(selected);
    SelectedStream stream = catalog.select(entry("employees", "\"schema\": " + schema)).get(0);

    assertEquals(expected, fields(stream).contains("firstName"));
    assertFalse(stream.schema(false).toString().contains("\"selected\""));
  }

  @Test
  void theLegacySelectedBesideTheSchemaCounts() {
    assertEquals(List.of(), catalog.select(entry("job_titles", "\"selected\": false")));
  }

  @Test
  void onlyThePartsOfSelectedFieldsAreAskedFor() {
    SelectedStream stream =
        catalog.stream("employees", field("statusData", "{\"selected\": false}"));

    assertEquals(
        List.of("EmploymentDates", "Position", "WorkLocation"),
        stream.includes().stream().map(Include::value).toList());
  }

  @Test
  void aSensitivePartIsNotAskedForUnlessItsFieldIsSelected() {
    assertFalse(asksForNumber(catalog.stream("persons", "")));
    assertTrue(
        asksForNumber(
            catalog.stream("persons", field("socialSecurityNumber", "{\"selected\": true}"))));
  }

  private static boolean asksForNumber(SelectedStream persons) {
    return persons.includes().stream()
        .anyMatch(each -> each.value().equals("SocialSecurityNumber"));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"table-key-properties\": [\"employeeId\", \"displayDate\"]}'",
    "'{\"table-key-properties\": []}'",
    "'{\"replication-key\": \"punchIn\"}'",
  })
  void otherKeysThanThoseOfTheStreamAreRefused(String metadata) {
    String message =
        assertThrows(
                UsageException.class,
                () -> catalog.select(entry("time_card_punches", root(metadata))))
            .getMessage();

    assertTrue(message.contains("on time_card_punches than the stream has"), message);
  }

  @Test
  void theKeysOfTheStreamInAnyOrderAreTaken() {
    assertEquals(
        1,
        catalog
            .select(
                entry(
                    "time_card_punches",
                    root(
                        "{\"table-key-properties\": [\"sequence\", \"employeeId\", \"displayDate\"],"
                            + " \"replication-key\": \"displayDate\"}")))
            .size());
  }

  private static String root(String metadata) {
    return "\"metadata\": [{\"breadcrumb\": [], \"metadata\": " + metadata + "}]";
  }
}
