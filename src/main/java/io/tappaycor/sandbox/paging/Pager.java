package io.tappaycor.sandbox.paging;

import io.tappaycor.json.Json;
import io.tappaycor.sandbox.endpoint.Query;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.http.Refusal;
import io.tappaycor.sandbox.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Splits records into Paycor's pages. */
public final class Pager {

  private final int pageSize;

  /** Creates a pager. */
  public Pager(int pageSize) {
    this.pageSize = pageSize;
  }

  /** One page of the rows. Looks one record ahead to tell whether more follow. */
  public ObjectNode page(Rows rows, Request request, Query query) {
    String scope = PageToken.scope(request);
    PageToken start =
        query
            .text(Query.CONTINUATION_TOKEN)
            .map(
                text ->
                    PageToken.read(text, scope)
                        .orElseThrow(
                            () -> Refusal.badRequest("The continuation token is not valid.")))
            .orElse(PageToken.START);
    List<ObjectNode> records = new ArrayList<>(pageSize);
    int unit = start.unit();
    int offset = start.offset();
    while (unit < rows.units()) {
      List<ObjectNode> unitRecords = rows.unit().apply(unit);
      while (offset < unitRecords.size()) {
        if (records.size() == pageSize) {
          return write(records, request, new PageToken(unit, offset).write(scope));
        }
        records.add(unitRecords.get(offset));
        offset++;
      }
      unit++;
      offset = 0;
    }
    return write(records, request, "");
  }

  private static ObjectNode write(List<ObjectNode> records, Request request, String next) {
    ObjectNode page = Json.NODES.objectNode().put("hasMoreResults", !next.isEmpty());
    if (next.isEmpty()) {
      page.putNull(Query.CONTINUATION_TOKEN).putNull("additionalResultsUrl");
    } else {
      page.put(Query.CONTINUATION_TOKEN, next).put("additionalResultsUrl", nextUrl(request, next));
    }
    return page.set("records", array(records));
  }

  /** The records as a bare array. */
  public static JsonNode array(List<ObjectNode> records) {
    return Json.NODES.arrayNode(records.size()).addAll(records);
  }

  /** Relative to the host and with the same query, like Paycor's. */
  private static String nextUrl(Request request, String next) {
    Stream<String> kept =
        Stream.of(request.rawQuery().split("&", -1))
            .filter(pair -> !pair.isEmpty())
            .filter(
                pair ->
                    !pair.toLowerCase(Locale.ROOT)
                        .startsWith(Query.CONTINUATION_TOKEN.toLowerCase(Locale.ROOT) + "="));
    return request.path()
        + "?"
        + Stream.concat(kept, Stream.of(Query.CONTINUATION_TOKEN + "=" + next))
            .collect(Collectors.joining("&"));
  }
}
