package io.tappaycor.stream;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every stream there is, in catalog order: the tables of the domains, one after the other. */
public final class StreamTable {

  /** All streams. */
  public static final List<StreamDefinition> ALL =
      Stream.of(
              PeopleStreams.TABLE,
              PayStreams.TABLE,
              OrganizationStreams.TABLE,
              TimeStreams.TABLE,
              SchedulingStreams.TABLE,
              LaborStreams.TABLE,
              LedgerStreams.TABLE,
              HiringStreams.TABLE,
              TenantStreams.TABLE,
              TaxStreams.TABLE,
              ReportStreams.TABLE)
          .flatMap(List::stream)
          .toList();

  private StreamTable() {}

  /** The stream of that {@code tap_stream_id}. */
  public static Optional<StreamDefinition> named(String name) {
    return ALL.stream().filter(stream -> stream.name().equals(name)).findFirst();
  }
}
