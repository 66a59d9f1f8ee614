package io.tappaycor.docs;

import io.tappaycor.catalog.SchemaLibrary;
import io.tappaycor.contract.DottedFields;
import io.tappaycor.json.Json;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamDefinition.Tier;
import io.tappaycor.stream.StreamTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The file of sources of the dbt project: every stream as a table. */
final class DbtSources {

  /** The one extended stream that models read. */
  private static final String LEDGER = "general_ledger";

  /** Fields that tell who somebody is, or where to reach or pay them. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(?i)(first|middle|last|full|preferred|maiden|employee|contact|owner|accountholder)name2?"
              + "|.*(email|phone|birth|socialsecurity|ssn|passport|admissionnumber|documentnumber).*"
              + "|employeeaddress\\d|employeeaccountnumber|.*(masked|routing)accountnumber"
              + "|routingnumber|gender.*|ethnicity|maritalstatus.*|disability|resumetext"
              + "|spoucebd|streetline\\d|subscribernumber|badgenumber|address2?");

  private static final Pattern ABOUT_A_PERSON =
      Pattern.compile("(?i)(.*\\.)?(employeeId|firstName|lastName|fullName|employeeName|ssn)");

  /** Places of a company are nobody's home. */
  private static final Set<String> PLACES =
      Set.of("work_locations", "tenant_work_locations", "work_sites", "legal_entities", "ats_jobs");

  private final List<String> lines = new ArrayList<>();

  private DbtSources() {}

  static List<String> lines() {
    DbtSources sources = new DbtSources();
    sources.lines.addAll(
        List.of(
            "# Generated from the stream definitions and schemas of tap-paycor.",
            "version: 2",
            "",
            "sources:",
            "  - name: paycor",
            "    description: The tables that tap-paycor and a target for PostgreSQL write.",
            "    schema: \"{{ var('paycor_schema', 'paycor') }}\"",
            "    config:",
            "      loaded_at_field: _sdc_extracted_at",
            "      freshness:",
            "        warn_after: {count: 36, period: hour}",
            "        error_after: {count: 72, period: hour}",
            "    tables:"));
    StreamTable.ALL.forEach(sources::table);
    return sources.lines;
  }

  private void table(StreamDefinition stream) {
    ObjectNode schema = SchemaLibrary.schemaOf(stream.name());
    boolean personal =
        DottedFields.of(schema).keySet().stream()
            .anyMatch(field -> ABOUT_A_PERSON.matcher(field).matches());
    lines.add("      - name: " + stream.name());
    lines.add("        description: " + quoted(schema));
    lines.add("        config:");
    if (stream.tier() != Tier.CORE) {
      String variable = stream.name().equals(LEDGER) ? LEDGER : "extended_streams";
      lines.add("          enabled: \"{{ var('paycor_%s', false) }}\"".formatted(variable));
    }
    lines.add("          meta: {contains_pii: " + personal + "}");
    lines.add("        data_tests:");
    lines.add(
        "          - paycor_key: {columns: [" + String.join(", ", stream.keyProperties()) + "]}");
    lines.add("        columns:");
    schema
        .path("properties")
        .properties()
        .forEach(each -> column(stream, each.getKey(), each.getValue()));
  }

  private void column(StreamDefinition stream, String name, JsonNode declared) {
    lines.add("          - name: " + name);
    lines.add("            quote: true");
    lines.add("            description: " + quoted(declared));
    boolean sensitive = stream.sensitiveFields().stream().anyMatch(field -> isWithin(field, name));
    if (sensitive || isPersonal(stream, name, declared)) {
      lines.add("            config: {meta: {contains_pii: true}}");
    }
  }

  private static boolean isPersonal(StreamDefinition stream, String name, JsonNode declared) {
    return !PLACES.contains(stream.name())
        && !name.equals("workLocation")
        && (PERSONAL.matcher(name).matches()
            || declared.path("properties").properties().stream()
                .anyMatch(each -> isPersonal(stream, each.getKey(), each.getValue()))
            || declared.path("items").path("properties").properties().stream()
                .anyMatch(each -> isPersonal(stream, each.getKey(), each.getValue())));
  }

  private static boolean isWithin(String field, String column) {
    return field.equals(column) || field.startsWith(column + ".");
  }

  private static String quoted(JsonNode declared) {
    return Json.NODES.stringNode(declared.path("description").asString("")).toString();
  }
}
