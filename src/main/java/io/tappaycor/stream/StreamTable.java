package io.tappaycor.stream;

import java.util.List;
import java.util.Optional;

/** Every stream there is, in catalog order: the tables of the domains, one after the other. */
public final class StreamTable {

  /**
   * The streams of one part of Paycor.
   *
   * @param name as a heading of the documentation
   */
  public record Domain(String name, List<StreamDefinition> streams) {}

  /** All domains, in catalog order. */
  public static final List<Domain> DOMAINS =
      List.of(
          new Domain("People", PeopleStreams.TABLE),
          new Domain("Pay", PayStreams.TABLE),
          new Domain("Organization", OrganizationStreams.TABLE),
          new Domain("Time", TimeStreams.TABLE),
          new Domain("Scheduling", SchedulingStreams.TABLE),
          new Domain("Labor", LaborStreams.TABLE),
          new Domain("Ledger", LedgerStreams.TABLE),
          new Domain("Hiring", HiringStreams.TABLE),
          new Domain("Tenant", TenantStreams.TABLE),
          new Domain("Tax", TaxStreams.TABLE),
          new Domain("Reports", ReportStreams.TABLE));

  /** All streams. */
  public static final List<StreamDefinition> ALL =
      DOMAINS.stream().flatMap(domain -> domain.streams().stream()).toList();

  private StreamTable() {}

  /** The stream of that {@code tap_stream_id}. */
  public static Optional<StreamDefinition> named(String name) {
    return ALL.stream().filter(stream -> stream.name().equals(name)).findFirst();
  }
}
