package io.tappaycor.sandbox;

import java.util.List;
import java.util.stream.Stream;

/** The whole table of the API, one domain after the other. */
final class Endpoints {

  private Endpoints() {}

  static List<Endpoint> all() {
    return Stream.of(
            OrganizationEndpoints.table(),
            PeopleEndpoints.table(),
            PayEndpoints.table(),
            TimeEndpoints.table(),
            CatalogEndpoints.table(),
            WorkerEndpoints.table(),
            TenantEndpoints.table(),
            ScheduleOfPayEndpoints.table(),
            LedgerEndpoints.table(),
            WorkdayEndpoints.table(),
            HiringEndpoints.table())
        .flatMap(List::stream)
        .toList();
  }
}
