package io.tappaycor.sync;

import io.tappaycor.failure.TapException;
import io.tappaycor.http.CallLog;
import io.tappaycor.http.Target;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.Endpoint.Include;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.Windowing;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One reading of an endpoint, for one stream or for several that are made of the same records: the
 * list of employees serves employees and employments at once.
 */
record Reading(List<StreamOutput> outputs) {

  Reading {
    outputs = List.copyOf(outputs);
  }

  /** Its streams write through the lane of this engine from here on. */
  void bind(Engine engine) {
    outputs.forEach(each -> each.bind(engine));
  }

  /** The stream that the calls are counted for; the only one where there are windows. */
  StreamOutput lead() {
    return outputs.get(0);
  }

  StreamDefinition definition() {
    return lead().stream().definition();
  }

  Endpoint endpoint() {
    return definition().endpoint();
  }

  CallLog calls() {
    return lead().report().calls();
  }

  List<StreamOutput> live() {
    return outputs.stream().filter(StreamOutput::isLive).toList();
  }

  /**
   * Goes on only while there is somebody to read for.
   *
   * @throws TapException what failed the last of the streams
   */
  void requireLive() {
    if (live().isEmpty()) {
      List<TapException> failures = lead().report().failures();
      throw failures.get(failures.size() - 1);
    }
  }

  boolean isFanOut() {
    return definition().partitioning() instanceof Partitioning.PerParent
        || definition().partitioning() instanceof Partitioning.PerValue;
  }

  /** The list that the parents are taken from. */
  Optional<ParentList> parentList() {
    return definition().partitioning() instanceof Partitioning.PerParent by
        ? Optional.of(by.list())
        : Optional.empty();
  }

  /** Whether it is read once for all legal entities together. */
  boolean isTogether() {
    return definition().partitioning() instanceof Partitioning.PerLogin
        || parentList().map(ParentList::together).orElse(false);
  }

  /** The optional parts whose fields somebody selected. */
  List<Include> includes() {
    return outputs.stream().flatMap(each -> each.stream().includes().stream()).distinct().toList();
  }

  /** Asks for the optional parts, but for those that are refused. */
  List<Target.Parameter> parts(Set<String> refused) {
    return includes().stream()
        .map(Include::value)
        .filter(each -> !refused.contains(each))
        .distinct()
        .map(each -> new Target.Parameter("include", each))
        .toList();
  }

  /** Whether another stream is made of the same records, at the same times. */
  boolean serves(StreamDefinition other) {
    return endpoint().path().equals(other.endpoint().path())
        && endpoint().query().equals(other.endpoint().query())
        && definition().partitioning().equals(other.partitioning())
        && definition().windowing() instanceof Windowing.None
        && other.windowing() instanceof Windowing.None;
  }
}
