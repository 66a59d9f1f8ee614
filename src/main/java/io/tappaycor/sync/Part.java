package io.tappaycor.sync;

import io.tappaycor.http.Target;
import io.tappaycor.stream.Endpoint.Include;
import io.tappaycor.sync.Units.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A reading for one legal entity.
 *
 * @param entity 0 for what is read for all of them together
 * @param asked the legal entity, or nothing for what is read once per login
 * @param refusedParts values of {@code include} that this legal entity does not permit
 */
record Part(Reading reading, long entity, Asked asked, Set<String> refusedParts) {

  Part {
    refusedParts = Set.copyOf(refusedParts);
  }

  static Part of(Reading reading, long entity) {
    return new Part(
        reading, entity, entity == 0 ? Asked.nothing() : Asked.entity(entity), Set.of());
  }

  Part without(Set<String> parts) {
    return new Part(reading, entity, asked, parts);
  }

  /** The call of a unit. */
  Target target(Unit unit) {
    List<Target.Parameter> query =
        new ArrayList<>(Units.bounds(reading.definition().windowing(), unit));
    query.addAll(reading.parts(refusedParts));
    return unit.asked().target(reading.endpoint(), query);
  }

  /** The fields that do not come, because their parts are refused. */
  Set<String> withheld() {
    return reading.includes().stream()
        .filter(each -> refusedParts.contains(each.value()))
        .map(Include::field)
        .collect(Collectors.toSet());
  }

  List<StreamOutput.Encoder> encoders(Asked whole, StreamOutput.Admission admission) {
    Set<String> withheld = withheld();
    return reading.live().stream().map(each -> each.encoder(whole, admission, withheld)).toList();
  }

  /** Says in the reports what does not come, and what to enable for it. */
  void reportWithheld() {
    for (StreamOutput output : reading.outputs()) {
      for (Include include : output.stream().includes()) {
        if (refusedParts.contains(include.value())) {
          output.report().notice(where() + "without " + describe(include));
        }
      }
    }
  }

  private static String describe(Include include) {
    return include.field()
        + ", which is not permitted"
        + (include.dataAccess().isEmpty()
            ? " (403)"
            : ": enable the data access \"" + include.dataAccess() + "\"");
  }

  /** The legal entity, as a beginning of what is said of it. */
  String where() {
    return entity == 0 ? "" : "legal entity " + entity + ": ";
  }
}
