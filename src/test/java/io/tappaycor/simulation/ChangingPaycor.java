package io.tappaycor.simulation;

import io.tappaycor.http.Response;
import io.tappaycor.http.Target;
import io.tappaycor.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Paycor whose records change, vanish and come back between runs. Lists that others are read by
 * stay as they are. Safe for many threads.
 */
final class ChangingPaycor implements Paycor {

  private static final Set<String> PARENTS = Set.of("/employees", "/payrollProcessing");
  private static final List<String> CHANGEABLE =
      List.of(
          "description",
          "reason",
          "bankName",
          "comment",
          "jobTitle",
          "name",
          "grossAmount",
          "hourAmount",
          "lastName");

  private final Paycor paycor;
  private final Map<String, Fate> fates = new HashMap<>();
  private final List<String> known = new ArrayList<>();

  /** What has become of a record: 0 is as it was; negative if it is gone. */
  private record Fate(int version) {}

  ChangingPaycor(Paycor paycor) {
    this.paycor = paycor;
  }

  @Override
  public Response answer(Target target) throws IOException {
    Response response = paycor.answer(target);
    String path = target.path();
    if (response.status() != 200 || PARENTS.stream().anyMatch(path::endsWith)) {
      return response;
    }
    JsonNode body = Json.MAPPER.readTree(response.body());
    JsonNode list = body.isArray() ? body : body.path("records");
    if (list instanceof ArrayNode records) {
      change(path, records);
    }
    return new Response(200, response.retryAfter(), Json.MAPPER.writeValueAsBytes(body));
  }

  private synchronized void change(String path, ArrayNode records) {
    for (int index = records.size() - 1; index >= 0; index--) {
      ObjectNode record = (ObjectNode) records.get(index);
      String identity = path + record;
      Fate fate = fates.get(identity);
      if (fate == null) {
        known.add(identity);
        fates.put(identity, new Fate(0));
      } else if (fate.version() < 0) {
        records.remove(index);
      } else if (fate.version() > 0) {
        change(record, fate.version());
      }
    }
  }

  private static void change(ObjectNode record, int version) {
    for (String field : CHANGEABLE) {
      JsonNode value = record.path(field);
      if (value.isString()) {
        record.put(field, value.asString() + " " + version);
        return;
      }
      if (value.isNumber()) {
        record.put(field, value.decimalValue().add(java.math.BigDecimal.valueOf(version)));
        return;
      }
    }
  }

  /** Some records change, some vanish, some come back. */
  synchronized void pass(Random random, int most) {
    for (int count = random.nextInt(most); count > 0 && !known.isEmpty(); count--) {
      String identity = known.get(random.nextInt(known.size()));
      int version = fates.get(identity).version();
      fates.put(identity, new Fate(random.nextInt(3) == 0 ? -1 : Math.abs(version) + 1));
    }
  }

  /** So many records of a list change, and so many vanish. */
  synchronized void change(String pathEnd, int changed, int gone) {
    int seen = 0;
    for (String identity : known) {
      if (identity.substring(0, identity.indexOf('{')).endsWith(pathEnd)) {
        if (seen < changed) {
          fates.put(identity, new Fate(Math.abs(fates.get(identity).version()) + 1));
        } else if (seen < changed + gone) {
          fates.put(identity, new Fate(-1));
        }
        seen++;
      }
    }
    if (seen < changed + gone) {
      throw new IllegalStateException("Only " + seen + " records of " + pathEnd);
    }
  }

  /** All that vanished is back, as it was. */
  synchronized void restore() {
    fates.replaceAll((identity, fate) -> fate.version() < 0 ? new Fate(0) : fate);
  }
}
