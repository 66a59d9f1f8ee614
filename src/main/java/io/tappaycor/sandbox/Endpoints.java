package io.tappaycor.sandbox;

import java.util.List;
import java.util.stream.Stream;

/** All endpoints of the API, in the order in which paths are matched. */
final class Endpoints {

  private Endpoints() {}

  static List<Endpoint> all() {
    return Stream.of(
            PeopleEndpoints.table(),
            WorkerEndpoints.table(),
            PayEndpoints.table(),
            PayScheduleEndpoints.table(),
            OrganizationEndpoints.table(),
            TimeEndpoints.table(),
            PunchEndpoints.table(),
            SchedulingEndpoints.table(),
            LaborEndpoints.table(),
            LedgerEndpoints.table(),
            HiringEndpoints.table(),
            OnboardingEndpoints.table(),
            TenantEndpoints.table(),
            TaxEndpoints.table())
        .flatMap(List::stream)
        .toList();
  }
}
