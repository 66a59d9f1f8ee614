package io.tappaycor.state;

import io.tappaycor.json.Json;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.scope.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far every stream got, per scope: what it says stands for what was wholly written, nothing
 * else. What belongs to streams not synced now is kept as it came. For one thread.
 */
public final class SyncState {

  static final String BOOKMARKS = "bookmarks";
  static final String PARTITIONS = "partitions";
  private static final String CURRENT = "currently_syncing";
  private static final String PASS = "pass";

  private final ObjectNode root;

  /** A state, validated. */
  SyncState(ObjectNode root) {
    this.root = root;
  }

  /** The state before the first run. */
  public static SyncState empty() {
    return new SyncState(Json.NODES.objectNode());
  }

  /** The same state, which goes its own way from here on. */
  public SyncState copy() {
    return new SyncState(toJson());
  }

  /** The state as Singer carries it; a copy. */
  public ObjectNode toJson() {
    return root.deepCopy();
  }

  /** Whether anything is known of any stream. */
  public boolean hasBookmarks() {
    return !root.path(BOOKMARKS).isEmpty();
  }

  /** The stream that an earlier run was cut at. */
  public Optional<String> currentlySyncing() {
    JsonNode name = root.path(CURRENT);
    return name.isString() ? Optional.of(name.asString()) : Optional.empty();
  }

  /** Notes the first unfinished stream, or that there is none. */
  public void currentlySyncing(Optional<String> stream) {
    stream.ifPresentOrElse(name -> root.put(CURRENT, name), () -> root.remove(CURRENT));
  }

  /** The last pass; empty in the states of older versions, and before the first run. */
  public Optional<Pass> pass() {
    JsonNode pass = root.path(PASS);
    return Bookmarks.instant(pass.path("began").asString(""))
        .map(began -> new Pass(began, Bookmarks.instant(pass.path("ended").asString(""))));
  }

  /** Notes the pass that goes on, or that it has ended. */
  public void pass(Pass pass) {
    ObjectNode node = root.putObject(PASS);
    node.put("began", pass.began().truncatedTo(ChronoUnit.SECONDS).toString());
    pass.ended()
        .ifPresent(time -> node.put("ended", time.truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  /**
   * Takes the last pass for one that has ended, so that the next run begins one of its own. A state
   * that knows of none gets one of long ago: without a pass, a run would go on from its offsets.
   */
  public void endPass() {
    Pass last = pass().orElse(new Pass(Instant.EPOCH, Optional.empty()));
    pass(new Pass(last.began(), last.ended().or(() -> Optional.of(last.began()))));
    currentlySyncing(Optional.empty());
  }

  /** What it says of the run, as JSON: all but the bookmarks. */
  public String progress() {
    ObjectNode progress = toJson();
    progress.remove(BOOKMARKS);
    return progress.toString();
  }

  /**
   * Takes what another state said of its run, in place of what this one says.
   *
   * @param text as {@link #progress()} made it; what cannot be read counts as nothing, which costs
   *     calls at most
   */
  public void progress(Optional<String> text) {
    root.remove(List.of(CURRENT, PASS));
    try {
      if (text.isPresent()
          && Json.read(text.get().getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode own) {
        own.remove(BOOKMARKS);
        root.setAll(own);
      }
    } catch (JacksonException unreadable) {
      root.remove(List.of(CURRENT, PASS));
    }
  }

  /**
   * What is known of a stream in a scope, for reading. A bookmark for all legal entities counts for
   * each.
   */
  public Partition partition(String stream, Scope scope) {
    ObjectNode found = find(stream, scope);
    JsonNode common = root.path(BOOKMARKS).path(stream).path(Partition.VALUE);
    if (common.isString() && (found == null || !found.has(Partition.VALUE))) {
      ObjectNode merged = found == null ? Json.NODES.objectNode() : found.deepCopy();
      return new Partition(merged.put(Partition.VALUE, common.asString()));
    }
    return found == null ? Partition.empty() : new Partition(found);
  }

  /** The same for noting more. */
  public Partition edit(String stream, Scope scope) {
    ObjectNode known = find(stream, scope);
    if (known != null) {
      return new Partition(known);
    }
    ObjectNode bookmark = object(object(root, BOOKMARKS), stream);
    ArrayNode partitions =
        bookmark.get(PARTITIONS) instanceof ArrayNode list ? list : bookmark.putArray(PARTITIONS);
    ObjectNode partition = partitions.addObject();
    ObjectNode context = partition.putObject(Partition.CONTEXT);
    if (scope instanceof Scope.LegalEntity entity) {
      context.put(Partition.ENTITY, entity.id().value());
    }
    return new Partition(partition);
  }

  private @Nullable ObjectNode find(String stream, Scope scope) {
    for (JsonNode partition : root.path(BOOKMARKS).path(stream).path(PARTITIONS)) {
      String id = partition.path(Partition.CONTEXT).path(Partition.ENTITY).asString("");
      if (id.equals(Partition.id(scope)) && partition instanceof ObjectNode found) {
        return found;
      }
    }
    return null;
  }

  /** The legal entities that any stream was read for. */
  public Set<LegalEntityId> legalEntities() {
    Set<LegalEntityId> ids = new TreeSet<>();
    for (JsonNode bookmark : root.path(BOOKMARKS)) {
      for (JsonNode partition : bookmark.path(PARTITIONS)) {
        long id = partition.path(Partition.CONTEXT).path(Partition.ENTITY).asLong(0);
        if (id > 0 && partition.size() > 1) {
          ids.add(new LegalEntityId(id));
        }
      }
    }
    return ids;
  }

  /** One partition, for people. */
  public record Entry(String stream, String legalEntity, Partition partition) {}

  /** Everything that is known, stream by stream. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (var bookmark : root.path(BOOKMARKS).properties()) {
      for (JsonNode node : bookmark.getValue().path(PARTITIONS)) {
        if (node instanceof ObjectNode partition) {
          String entity = partition.path(Partition.CONTEXT).path(Partition.ENTITY).asString("");
          entries.add(new Entry(bookmark.getKey(), entity, new Partition(partition)));
        }
      }
    }
    return entries;
  }

  /** Acknowledges that a legal entity is read no longer. */
  public void forget(LegalEntityId entity) {
    for (JsonNode bookmark : root.path(BOOKMARKS)) {
      if (bookmark.get(PARTITIONS) instanceof ArrayNode partitions) {
        for (int index = partitions.size() - 1; index >= 0; index--) {
          JsonNode context = partitions.get(index).path(Partition.CONTEXT);
          if (context.path(Partition.ENTITY).asString("").equals(entity.toString())) {
            partitions.remove(index);
          }
        }
      }
    }
  }

  /** Forgets all that is known of a stream: it is read as if for the first time. */
  public void reset(String stream) {
    if (root.get(BOOKMARKS) instanceof ObjectNode bookmarks) {
      bookmarks.remove(stream);
    }
    if (currentlySyncing().equals(Optional.of(stream))) {
      currentlySyncing(Optional.empty());
    }
  }

  private static ObjectNode object(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode known ? known : parent.putObject(name);
  }
}
