package io.tappaycor.summary;

import io.tappaycor.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last runs, newest first. A report carries them in itself, so that the next one can go on with
 * them.
 */
record History(List<JsonNode> runs) {

  private static final int MOST = 30;
  private static final String OPEN = "<script type=\"application/json\" id=\"runs\">";
  private static final String CLOSE = "</script>";

  History {
    runs = List.copyOf(runs);
  }

  /** What an earlier report in that file knows; nothing if there is none, or it is no report. */
  static History of(Path file) {
    try {
      String page = Files.readString(file, StandardCharsets.UTF_8);
      int start = page.indexOf(OPEN);
      int end = start < 0 ? -1 : page.indexOf(CLOSE, start);
      if (end < 0) {
        return new History(List.of());
      }
      String json = page.substring(start + OPEN.length(), end);
      List<JsonNode> runs = new ArrayList<>();
      Json.read(json.getBytes(StandardCharsets.UTF_8)).forEach(runs::add);
      return new History(runs);
    } catch (IOException | JacksonException none) {
      return new History(List.of());
    }
  }

  /** With this run as the newest. */
  History and(ObjectNode summary) {
    ObjectNode run = Json.NODES.objectNode();
    for (String field :
        List.of("run_id", "started_at", "duration_seconds", "exit_code", "records", "calls")) {
      run.set(field, summary.path(field));
    }
    List<JsonNode> all = new ArrayList<>(List.of(run));
    all.addAll(runs);
    return new History(all.subList(0, Math.min(MOST, all.size())));
  }

  /** The element that carries them. */
  String element() {
    ArrayNode all = Json.NODES.arrayNode();
    runs.forEach(all::add);
    // The only text that could end the element early.
    return OPEN + all.toString().replace("<", "\\u003c") + CLOSE;
  }
}
