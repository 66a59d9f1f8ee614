package io.tappaycor.cli;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.config.Configuration;
import io.tappaycor.config.Setting;
import io.tappaycor.config.Settings;
import io.tappaycor.failure.UsageException;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.RecordFilter;
import io.tappaycor.stream.StreamDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings that only some streams need: they are missed when such a stream is selected. */
final class RequiredSettings {

  private RequiredSettings() {}

  /**
   * Checks the settings of a run.
   *
   * @throws UsageException naming every setting that is not set, and the streams that need it
   */
  static void check(List<SelectedStream> streams, Configuration.Reports reports) {
    List<String> problems = new ArrayList<>();
    if (reports.scope().isEmpty()) {
      demand(Settings.REPORT_SCOPE, streams, RequiredSettings::needsScope, problems);
    }
    if (reports.choice().reports().isEmpty()) {
      demand(Settings.REPORT_TEMPLATES, streams, RequiredSettings::needsTemplates, problems);
    }
    if (!problems.isEmpty()) {
      throw new UsageException(String.join("\n", problems));
    }
  }

  private static void demand(
      Setting<?> setting,
      List<SelectedStream> streams,
      Predicate<StreamDefinition> needs,
      List<String> problems) {
    String names =
        streams.stream()
            .map(SelectedStream::definition)
            .filter(needs)
            .map(StreamDefinition::name)
            .collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      problems.add(
          "%s is not set: set it in the config, or deselect what needs it (%s)"
              .formatted(setting.key(), names));
    }
  }

  private static boolean needsScope(StreamDefinition stream) {
    return stream.endpoint().path().contains("{scope}")
        || parents(stream).anyMatch(list -> list.endpoint().path().contains("{scope}"));
  }

  private static boolean needsTemplates(StreamDefinition stream) {
    return parents(stream).anyMatch(list -> list.rows() instanceof RecordFilter.OfReport);
  }

  private static Stream<ParentList> parents(StreamDefinition stream) {
    return stream.partitioning() instanceof Partitioning.PerParent by
        ? Stream.concat(Stream.of(by.list()), by.list().outer().stream())
        : Stream.empty();
  }
}
