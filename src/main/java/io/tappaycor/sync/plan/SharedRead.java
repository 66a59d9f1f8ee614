package io.tappaycor.sync.plan;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.AddedField;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.Endpoint.Include;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.ParentLists;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.Windowing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One read of an endpoint, for one stream or for several that are made of the same records: the
 * list of employees serves {@code employees} and {@code employments} at once.
 *
 * @param streams at least one; more than one only where there are no windows
 */
public record SharedRead(List<SelectedStream> streams) {

  public SharedRead {
    streams = List.copyOf(streams);
  }

  /** The stream that calls are counted for. */
  public SelectedStream lead() {
    return streams.get(0);
  }

  /** The definition of the lead. */
  public StreamDefinition definition() {
    return lead().definition();
  }

  /** Where it is read. */
  public Endpoint endpoint() {
    return definition().endpoint();
  }

  /** Whether it keeps a bookmark in this run. */
  public boolean isIncremental() {
    return lead().bookmarkField().isPresent();
  }

  /** Whether it takes a call for each of many parents or values. */
  public boolean isFanOut() {
    return definition().partitioning() instanceof Partitioning.PerParent
        || definition().partitioning() instanceof Partitioning.PerValue;
  }

  /** Whether only the newest of several records with the same key counts: totals of a year. */
  public boolean isNewestFirst() {
    return definition().partitioning() instanceof Partitioning.PerParent by
        && by.choice() == Partitioning.Choice.LAST_OF_EACH_PAY_GROUP;
  }

  /** Whether there is something to read only of employees who were paid. */
  public boolean isOfPaidEmployees() {
    return definition().partitioning() instanceof Partitioning.PerParent by
        && by.choice() == Partitioning.Choice.WITH_PAY_DATA;
  }

  /**
   * Whether it reads all that there is of each employee, so that not everybody has to be asked each
   * day.
   */
  public boolean isOfEachEmployee() {
    return definition().windowing() instanceof Windowing.None
        && parentList().filter(ParentLists.EMPLOYEES::equals).isPresent();
  }

  /** The list that the parents are taken from. */
  public Optional<ParentList> parentList() {
    return definition().partitioning() instanceof Partitioning.PerParent by
        ? Optional.of(by.list())
        : Optional.empty();
  }

  /** Whether it is read once for all legal entities together. */
  public boolean isTogether() {
    return definition().partitioning() instanceof Partitioning.PerLogin
        || parentList().map(ParentList::together).orElse(false);
  }

  /** The scopes that it is read in, one after the other. */
  public List<Scope> scopes(Extent extent) {
    return isTogether()
        ? List.of(new Scope.Login())
        : extent.entities().stream().<Scope>map(Scope.LegalEntity::new).toList();
  }

  /** The includes whose fields somebody selected. */
  public List<Include> includes() {
    return streams.stream().flatMap(stream -> stream.includes().stream()).distinct().toList();
  }

  /**
   * The fields of the lead's key that tell the records of one list apart; none if the endpoint has
   * no ids.
   */
  public List<String> keysAsReceived() {
    List<String> keys = new ArrayList<>();
    for (String key : definition().keyProperties()) {
      Optional<AddedField> added =
          definition().added().stream().filter(field -> field.name().equals(key)).findFirst();
      if (added.isEmpty() || added.get() instanceof AddedField.OrEmpty) {
        keys.add(key);
      } else if (added.get() instanceof AddedField.Copied copied) {
        keys.add(copied.from());
      } else if (added.get() instanceof AddedField.Counted) {
        return List.of();
      }
    }
    return keys;
  }

  /** How its windows are made, if it has such. */
  public Optional<Windowing.ByDate> windowing() {
    return definition().windowing() instanceof Windowing.ByDate rule
        ? Optional.of(rule)
        : Optional.empty();
  }

  /** Whether another stream is made of the same records, at the same times. */
  public boolean serves(StreamDefinition other) {
    return endpoint().path().equals(other.endpoint().path())
        && endpoint().query().equals(other.endpoint().query())
        && definition().partitioning().equals(other.partitioning())
        && definition().windowing() instanceof Windowing.None
        && other.windowing() instanceof Windowing.None;
  }

  /** Whether it can only be read page after page: one list, or windows that overlap. */
  public boolean isSequential() {
    return !isFanOut() && windowing().map(Windowing.ByDate::overlapping).orElse(true);
  }
}
