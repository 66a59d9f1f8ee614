package io.tappaycor.cli;

import io.tappaycor.catalog.FieldPattern;
import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.catalog.SelectionProblems;
import io.tappaycor.config.ClockFields;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.config.Flattening;
import io.tappaycor.config.RawSettings;
import io.tappaycor.config.Secret;
import io.tappaycor.config.Setting;
import io.tappaycor.config.Settings;
import io.tappaycor.failure.UsageException;
import io.tappaycor.record.FieldRules;
import io.tappaycor.record.Hasher;
import io.tappaycor.record.Transforms;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What happens to fields and stream names before anything leaves the process.
 *
 * @param transforms of the records
 * @param fingerprint of the rules and the key: a pass with others is another pass
 * @param prefix of all stream names
 * @param names of single streams, which take no prefix
 */
record Privacy(
    Transforms transforms, String fingerprint, String prefix, Map<String, String> names) {

  private static final int SHORTEST_KEY = 16;
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_-]{0,100}";

  /**
   * Reads the settings.
   *
   * @throws UsageException naming every problem
   */
  static Privacy of(RawSettings settings) {
    FieldRules rules =
        new FieldRules(
            patterns(settings, Settings.DROP_FIELDS),
            patterns(settings, Settings.HASH_FIELDS),
            patterns(settings, Settings.MASK_FIELDS));
    Optional<String> key = settings.get(Settings.HASH_KEY).map(Secret::reveal);
    List<String> problems = new ArrayList<>();
    SelectionProblems fields = new SelectionProblems(StreamTable.ALL);
    boolean open = settings.get(Settings.SCHEMA_DRIFT) == DriftPolicy.KEEP;
    problems.addAll(fields.ofRules(rules.drop(), false, open));
    problems.addAll(fields.ofRules(rules.hash(), true, open));
    problems.addAll(fields.ofRules(rules.mask(), false, open));
    if (!rules.hash().isEmpty() && key.isEmpty()) {
      problems.add(
          "hash_fields needs hash_key: set a secret of at least 16 characters, and keep it");
    }
    if (key.filter(secret -> secret.length() < SHORTEST_KEY).isPresent()) {
      problems.add("hash_key is too short: set at least 16 characters");
    }
    String prefix = settings.get(Settings.STREAM_PREFIX).orElse("");
    Map<String, String> names = settings.get(Settings.RENAME_STREAMS).orElse(Map.of());
    checkNames(prefix, names, problems);
    if (!problems.isEmpty()) {
      throw new UsageException(String.join("\n", problems));
    }
    Optional<Hasher> hasher = key.map(Hasher::new);
    boolean nothing = rules.drop().isEmpty() && rules.hash().isEmpty() && rules.mask().isEmpty();
    Transforms transforms = nothing ? Transforms.NONE : Transforms.by(rules, hasher);
    Optional<Flattening> flattening = flattening(settings);
    return new Privacy(
        flattening.map(transforms::flattening).orElse(transforms),
        (nothing ? "" : rules + hasher.map(with -> with.hash("fingerprint")).orElse(""))
            + clock(settings.get(Settings.CLOCK_FIELDS))
            + flattening.map(Flattening::toString).orElse(""),
        prefix,
        names);
  }

  private static Optional<Flattening> flattening(RawSettings settings) {
    return settings.get(Settings.FLATTENING_ENABLED)
        ? Optional.of(
            new Flattening(
                settings.get(Settings.FLATTENING_MAX_DEPTH),
                settings.get(Settings.FLATTENING_KEY_SEPARATOR)))
        : Optional.empty();
  }

  /** Other times of clocks are other records; the default has always been as it is. */
  private static String clock(ClockFields.Form form) {
    return form == ClockFields.Form.OFFSET ? "" : " clock fields: " + form;
  }

  private static List<FieldPattern> patterns(
      RawSettings settings, Setting<Optional<List<String>>> setting) {
    return settings.get(setting).orElse(List.of()).stream()
        .map(text -> new FieldPattern(text, "the setting " + setting.key()))
        .toList();
  }

  private static void checkNames(String prefix, Map<String, String> names, List<String> problems) {
    if (!prefix.isEmpty() && !prefix.matches(NAME)) {
      problems.add("stream_prefix may have letters, digits, - and _, and begins with no digit");
    }
    Set<String> used = new HashSet<>();
    for (StreamDefinition stream : StreamTable.ALL) {
      String name = names.getOrDefault(stream.name(), prefix + stream.name());
      if (!used.add(name)) {
        problems.add(
            "rename_streams gives the name of %s to two streams: choose another"
                .formatted(stream.name()));
      }
    }
    names.forEach(
        (from, to) -> {
          if (StreamTable.named(from).isEmpty()) {
            problems.add("rename_streams names a stream that does not exist");
          }
          if (!to.matches(NAME)) {
            problems.add(
                "rename_streams: the name of a stream may have letters, digits, - and _, and begins with no digit");
          }
        });
  }

  /** The stream as it leaves. */
  SelectedStream apply(SelectedStream stream) {
    String name = names.getOrDefault(stream.name(), prefix + stream.name());
    return stream.written(name, fingerprint);
  }
}
