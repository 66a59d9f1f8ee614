package io.tappaycor.paging;

import io.tappaycor.http.MalformedResponseException;
import io.tappaycor.json.Json;
import io.tappaycor.json.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of a report as records: {@code values} by field id, and {@code namedValues} by the
 * headers' names. Paycor's document gives headers, data and the total of rows, but no example of a
 * row: an object by field id, an array in the order of the headers, and the text of either are
 * read. There is no way to ask for a second page, so fewer rows than the total are an error.
 *
 * @param report as received
 */
record ReportRows(Envelope report) {

  /** The rows. */
  List<RawValue> read() throws MalformedResponseException {
    RawValue data = report.field("data");
    if (data == null || !(data.isArray() || isNull(data))) {
      throw new MalformedResponseException("its report has no data");
    }
    List<Header> headers = headers();
    List<RawValue> rows = new ArrayList<>();
    for (RawValue row : data.elements()) {
      rows.add(RawValue.of(record(values(row, headers), headers)));
    }
    long total = total();
    if (rows.size() < total) {
      throw new MalformedResponseException(
          "its report has %d of %d rows".formatted(rows.size(), total));
    }
    return rows;
  }

  /** A column: its id, and its name, which is the id where there is no name of its own. */
  private record Header(String id, String name) {}

  private List<Header> headers() throws MalformedResponseException {
    RawValue all = report.field("headers");
    List<Header> headers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (RawValue header : all == null ? List.<RawValue>of() : all.elements()) {
      String id = text(new Envelope(header).field("fieldId"));
      String name = text(new Envelope(header).field("displayName"));
      if (id.isEmpty()) {
        throw new MalformedResponseException("its report has a header without fieldId");
      }
      headers.add(new Header(id, !name.isEmpty() && names.add(name) ? name : id));
    }
    return headers;
  }

  private static ObjectNode values(RawValue row, List<Header> headers)
      throws MalformedResponseException {
    JsonNode content = row.tree();
    if (content.isString()) {
      try {
        content = Json.readUnambiguous(content.stringValue().getBytes(StandardCharsets.UTF_8));
      } catch (JacksonException plain) {
        throw unreadable();
      }
    }
    if (content instanceof ObjectNode object) {
      return object;
    }
    if (!content.isArray() || content.size() != headers.size()) {
      throw unreadable();
    }
    ObjectNode values = Json.NODES.objectNode();
    for (int column = 0; column < headers.size(); column++) {
      values.set(headers.get(column).id(), content.get(column));
    }
    return values;
  }

  private static MalformedResponseException unreadable() {
    return new MalformedResponseException(
        "its report has a row that is neither an object nor one value for each header");
  }

  private static ObjectNode record(ObjectNode values, List<Header> headers) {
    Map<String, String> names = new HashMap<>();
    headers.forEach(header -> names.put(header.id(), header.name()));
    ObjectNode named = Json.NODES.objectNode();
    values
        .properties()
        .forEach(
            value ->
                named.set(names.getOrDefault(value.getKey(), value.getKey()), value.getValue()));
    ObjectNode record = Json.NODES.objectNode();
    record.set("values", values);
    record.set("namedValues", named);
    return record;
  }

  private long total() throws MalformedResponseException {
    RawValue total = report.field("totalRows");
    String text = text(total);
    if (!text.matches("\\d{1,18}")) {
      throw new MalformedResponseException(
          "its report does not say how many rows it has (totalRows)");
    }
    return Long.parseLong(text);
  }

  private static String text(@Nullable RawValue value) {
    return value == null ? "" : value.tree().asString("").strip();
  }

  private static boolean isNull(RawValue value) {
    return value.tree().isNull();
  }
}
