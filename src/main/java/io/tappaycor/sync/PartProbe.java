package io.tappaycor.sync;

import io.tappaycor.http.CallLog;
import io.tappaycor.http.Target;
import io.tappaycor.paging.ListReader.Result;
import io.tappaycor.stream.Endpoint.Include;
import io.tappaycor.sync.Units.Unit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out which optional parts Paycor refuses, when it refuses them all together: a call without
 * any, then one for each.
 */
record PartProbe(Engine engine, Reading reading) {

  /**
   * The values of {@code include} that are refused.
   *
   * @param refusal of the call with all parts
   * @throws NotPermittedException if the call is refused without any part, too
   */
  Set<String> refusedParts(NotPermittedException refusal) throws NotPermittedException {
    Target refused = refusal.refused();
    List<String> values = reading.includes().stream().map(Include::value).distinct().toList();
    boolean isOurs = refused.template().equals(reading.endpoint().path());
    Target bare = without(refused, values);
    if (values.isEmpty() || !isOurs || isRefused(bare)) {
      throw refusal;
    }
    Set<String> parts = new LinkedHashSet<>();
    for (String value : values) {
      if (isRefused(bare.with("include", value))) {
        parts.add(value);
      }
    }
    if (parts.isEmpty()) {
      // Each alone is permitted, and all together are not: nothing that we could leave out.
      throw refusal;
    }
    return parts;
  }

  /**
   * The values of {@code include} that are refused for a part.
   *
   * @param sample a call of it
   * @throws NotPermittedException if the call is refused without any of them, too
   */
  Set<String> refusedParts(Part part, Unit sample) throws NotPermittedException {
    Target target = part.target(sample);
    return isRefused(target)
        ? refusedParts(new NotPermittedException(reading.endpoint().dataAccess(), target))
        : Set.of();
  }

  private boolean isRefused(Target target) {
    CallLog calls = reading.calls();
    return engine.reader().first(target, reading.endpoint().shape(), calls).result()
        == Result.NOT_PERMITTED;
  }

  /** Other parameters called include are no parts, such as a filter by status. */
  private static Target without(Target target, List<String> values) {
    return new Target(
        target.template(),
        target.path(),
        target.query().stream()
            .filter(each -> !each.name().equals("include") || !values.contains(each.value()))
            .toList());
  }
}
