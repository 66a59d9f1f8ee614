package io.tappaycor.record;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.config.ClockFields;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.failure.DataException;
import io.tappaycor.failure.UnusableRecordException;
import io.tappaycor.json.Json;
import io.tappaycor.json.JsonBuffer;
import io.tappaycor.json.RawValue;
import io.tappaycor.stream.AddedField;
import io.tappaycor.stream.StreamDefinition;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one stream's records look like when they leave: compiled once, used for every record.
 * Immutable but for the counting of drift; safe for many threads.
 */
public final class RecordShape {

  private final StreamDefinition stream;
  private final ObjectType type;
  private final Drift drift;

  /**
   * The shape of a selected stream's records.
   *
   * @param clockZone the zone of wall times that come without one
   */
  public RecordShape(SelectedStream selected, ZoneId clockZone, DriftPolicy policy) {
    this(selected, ClockFields.in(clockZone), new Drift(policy));
  }

  /**
   * The shape of a selected stream's records.
   *
   * @param clock how the time of a clock on a wall is written
   * @param drift counts together with the stream's other shapes
   */
  public RecordShape(SelectedStream selected, ClockFields clock, Drift drift) {
    this.stream = selected.definition();
    this.drift = drift;
    boolean keep = drift.policy() == DriftPolicy.KEEP;
    this.type =
        new TypeCompiler(stream.clockFields(), clock, keep)
            .object(
                selected.schema(keep),
                selected.fullSchema(),
                "",
                new HashSet<>(stream.keyProperties()));
  }

  /** What did not fit so far. */
  public Drift drift() {
    return drift;
  }

  /** Makes records of one list, in the list's order. Not for several threads. */
  public Maker forList() {
    return new Maker();
  }

  /** Makes the records of one list: counts their places as it goes. */
  public final class Maker {

    private final Map<List<JsonNode>, Integer> places = new HashMap<>();
    private final Drift own = drift.ofList();

    private Maker() {}

    /** The undeclared fields that records have kept since this was asked. */
    public List<KeptField> takeKept() {
      return own.takeKept();
    }

    /**
     * The record as the schema promises it.
     *
     * @param raw the record as the API sent it
     * @param asked what the API was asked for, such as the legal entity, by field name
     * @throws DataException if it cannot be brought into that shape
     */
    public ObjectNode make(RawValue raw, Map<String, ? extends JsonNode> asked) {
      JsonBuffer out = new JsonBuffer(0);
      write(raw, asked, out);
      return (ObjectNode) out.parsed();
    }

    /**
     * Writes the record as the schema promises it.
     *
     * @param raw the record as the API sent it
     * @param asked what the API was asked for, such as the legal entity, by field name
     * @throws UnusableRecordException if a field has no value that must have one; then some of it
     *     is written
     * @throws DataException if drift is not allowed
     */
    public void write(RawValue raw, Map<String, ? extends JsonNode> asked, JsonBuffer out) {
      if (!raw.isObject()) {
        throw new UnusableRecordException("not an object");
      }
      Map<String, JsonNode> over = new HashMap<>();
      for (AddedField field : stream.added()) {
        JsonNode value = value(field, raw, over, asked);
        if (value != null) {
          over.put(field.name(), value);
        }
      }
      type.write(raw.document(), raw.position(), over, "", own, out);
    }

    private @Nullable JsonNode value(
        AddedField field,
        RawValue record,
        Map<String, JsonNode> over,
        Map<String, ? extends JsonNode> asked) {
      if (field instanceof AddedField.Asked of) {
        return asked.get(of.of());
      }
      if (field instanceof AddedField.Copied copied) {
        return record.find(copied.from());
      }
      if (field instanceof AddedField.OrEmpty) {
        JsonNode value = record.path(field.name());
        return value.isMissingNode() || value.isNull() ? Json.NODES.stringNode("") : value;
      }
      List<String> among = ((AddedField.Counted) field).among();
      List<JsonNode> like =
          among.stream()
              .map(
                  name ->
                      inShape(name, over.containsKey(name) ? over.get(name) : record.path(name)))
              .toList();
      return Json.NODES.numberNode(places.merge(like, 1, Integer::sum));
    }

    /** As it will be written: what differs before and not after would be the same key twice. */
    private JsonNode inShape(String field, JsonNode value) {
      int position = type.fields().position(field);
      return position < 0 || value.isMissingNode() || value.isNull()
          ? value
          : type.fields().get(position).type().conform(value, field, new Drift(DriftPolicy.WARN));
    }
  }
}
