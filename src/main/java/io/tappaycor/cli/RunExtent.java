package io.tappaycor.cli;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.cli.TapOptions.Backfill;
import io.tappaycor.config.Configuration;
import io.tappaycor.config.LegalEntities;
import io.tappaycor.failure.ExitCode;
import io.tappaycor.paging.ListReader;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.scope.Shard;
import io.tappaycor.sync.LegalEntityList;
import io.tappaycor.sync.plan.Extent;
import io.tappaycor.sync.plan.SharedRead;
import io.tappaycor.sync.report.StreamReport;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a run reaches over, by its configuration and options. */
final class RunExtent {

  private final TapOptions options;
  private final Configuration configuration;

  RunExtent(TapOptions options, Configuration configuration) {
    this.options = options;
    this.configuration = configuration;
  }

  /**
   * The extent of a run that starts now. Asks Paycor for the legal entities if the configuration
   * names none.
   */
  Extent from(ListReader reader, Clock clock) {
    Optional<Backfill> backfill = options.resumption().backfill();
    List<LegalEntityId> all =
        configuration.legalEntities() instanceof LegalEntities.These these
            ? these.ids()
            : LegalEntityList.read(reader);
    return new Extent(
        all.stream().filter(options.shard()::has).toList(),
        all,
        backfill.map(Backfill::since).or(configuration::startDate),
        configuration.lookbackDays(),
        configuration.skipEndedDays(),
        configuration.reports(),
        clock.instant(),
        backfill.isPresent());
  }

  /** Those of the streams that this run has anything to read for. */
  List<SelectedStream> among(List<SelectedStream> streams, Extent extent) {
    Shard shard = options.shard();
    return streams.stream()
        .filter(
            stream ->
                new SharedRead(List.of(stream)).isTogether()
                    ? shard.isFirst()
                    : shard.isWhole() || !extent.entities().isEmpty())
        .toList();
  }

  /**
   * The exit code of a run that came to its end. One that reads no legal entity cannot say that
   * nothing is permitted: other shards do.
   */
  ExitCode code(List<StreamReport> reports, Extent extent) {
    return extent.entities().isEmpty() ? Failures.worst(reports) : Failures.of(reports);
  }

  /** The exit code, given what the state was read for before: the login may list it no longer. */
  ExitCode codeAfter(Set<LegalEntityId> known, Extent extent, ExitCode code) {
    if (configuration.legalEntities() instanceof LegalEntities.These) {
      return code;
    }
    Set<LegalEntityId> lost = new TreeSet<>(known);
    lost.removeAll(extent.entities());
    return Failures.ofLost(lost, code);
  }
}
