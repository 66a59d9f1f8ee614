package io.tappaycor.record;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.tappaycor.catalog.Discovery;
import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.catalog.Selector;
import io.tappaycor.fuzz.Fuzzing;
import io.tappaycor.json.Json;
import io.tappaycor.stream.StreamTable;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every stream with every field, and a judge of what comes out of them. */
final class Everything {

  private Everything() {}

  static List<SelectedStream> selected() {
    ObjectNode catalog = Discovery.catalog(StreamTable.ALL, false);
    catalog
        .path("streams")
        .forEach(
            stream ->
                stream
                    .path("metadata")
                    .forEach(each -> ((ObjectNode) each.path("metadata")).put("selected", true)));
    return new Selector(StreamTable.ALL, warning -> {})
        .from(Fuzzing.file(Json.MAPPER.writeValueAsBytes(catalog)));
  }

  static Schema validator(JsonNode schema) {
    return SchemaRegistry.withDefaultDialect(Dialects.getDraft4()).getSchema(schema);
  }

  /** What is wrong with a record once it has gone over the wire: it is the bytes that count. */
  static List<Error> errors(Schema schema, JsonNode record) {
    JsonNode read = Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(record));
    return schema.validate(
        read, context -> context.executionConfig(each -> each.formatAssertionsEnabled(true)));
  }
}
