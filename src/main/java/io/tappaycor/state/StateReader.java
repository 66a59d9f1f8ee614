package io.tappaycor.state;

import io.tappaycor.failure.UsageException;
import io.tappaycor.json.Json;
import io.tappaycor.json.JsonFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a state file. A state that cannot be read is an error, never ignored: ignoring it would
 * read everything again, or skip what was never read.
 */
public final class StateReader {

  private final StateProblems problems;
  private final Map<String, String> replicationKeys;

  private StateReader(StateProblems problems, Map<String, String> replicationKeys) {
    this.problems = problems;
    this.replicationKeys = replicationKeys;
  }

  /**
   * The state in the file, with or without Meltano's wrapper.
   *
   * @param replicationKeys by stream; empty text for a stream without: other streams' state is kept
   *     unread
   * @throws UsageException if it is no state
   */
  public static SyncState read(Path file, Map<String, String> replicationKeys) {
    ObjectNode root = JsonFile.read("state", file);
    StateReader reader = new StateReader(StateProblems.ofFile(file), replicationKeys);
    return new SyncState(reader.validated(reader.unwrapped(root)));
  }

  /**
   * The state in a line of text that may be anything; empty if it is no state.
   *
   * @param replicationKeys as above
   */
  public static Optional<SyncState> inLine(byte[] line, Map<String, String> replicationKeys) {
    try {
      if (!(Json.read(line) instanceof ObjectNode root) || !root.path("bookmarks").isObject()) {
        return Optional.empty();
      }
      StateReader reader = new StateReader(StateProblems.ofFile(Path.of("line")), replicationKeys);
      return Optional.of(new SyncState(reader.validated(root)));
    } catch (JacksonException | UsageException somethingElse) {
      return Optional.empty();
    }
  }

  /**
   * The state whose parts a pipeline has in a database.
   *
   * @param parts as {@link StateParts#split} made them
   * @param replicationKeys as above
   * @throws UsageException if they are no parts of a state
   */
  public static SyncState ofParts(
      String pipeline, SortedMap<Long, String> parts, Map<String, String> replicationKeys) {
    StateProblems problems = StateProblems.ofPipeline(pipeline);
    StateReader reader = new StateReader(problems, replicationKeys);
    return new SyncState(reader.validated(new StateComposition(problems).of(parts)));
  }

  private ObjectNode unwrapped(ObjectNode root) {
    // A line as the tap wrote it is a likely mistake that needs no failure.
    String wrapper = root.path("type").asString("").equals("STATE") ? "value" : "singer_state";
    if (!root.has("type") && !root.has(wrapper)) {
      return root;
    }
    if (root.path(wrapper) instanceof ObjectNode inner) {
      return inner;
    }
    throw problems.wrong(wrapper, root.path(wrapper), "an object");
  }

  private ObjectNode validated(ObjectNode root) {
    // A config or catalog given by mistake: to take it for an empty state would be to ignore it.
    boolean known = root.has("bookmarks") || root.has("currently_syncing") || root.has("pass");
    if (!root.isEmpty() && !known) {
      throw problems.wrong("bookmarks", root.path("bookmarks"), "an object");
    }
    JsonNode current = root.path("currently_syncing");
    if (current.isNull()) {
      root.remove("currently_syncing");
    } else if (!current.isMissingNode() && !current.isString()) {
      throw problems.wrong("currently_syncing", current, "a string");
    }
    pass(root.path("pass"));
    problems.requireWritable(root);
    JsonNode bookmarks = root.path("bookmarks");
    if (bookmarks.isNull()) {
      root.remove("bookmarks");
      return root;
    }
    problems.requireObject("bookmarks", bookmarks);
    replicationKeys.forEach(
        (stream, key) -> {
          problems.requireObject("bookmarks." + stream, bookmarks.path(stream));
          if (bookmarks.path(stream) instanceof ObjectNode bookmark) {
            new BookmarkReader(problems, "bookmarks." + stream, key).read(bookmark);
          }
        });
    return root;
  }

  private void pass(JsonNode pass) {
    problems.requireObject("pass", pass);
    problems.requireTime("pass.began", pass.path("began"));
    problems.requireTime("pass.ended", pass.path("ended"));
  }
}
