package io.tappaycor.sandbox;

import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.hiring.HiringEndpoints;
import io.tappaycor.sandbox.hiring.OnboardingEndpoints;
import io.tappaycor.sandbox.labor.LaborEndpoints;
import io.tappaycor.sandbox.ledger.LedgerEndpoints;
import io.tappaycor.sandbox.organization.OrganizationEndpoints;
import io.tappaycor.sandbox.pay.PayEndpoints;
import io.tappaycor.sandbox.pay.PayScheduleEndpoints;
import io.tappaycor.sandbox.people.PeopleEndpoints;
import io.tappaycor.sandbox.people.WorkerEndpoints;
import io.tappaycor.sandbox.report.ReportEndpoints;
import io.tappaycor.sandbox.scheduling.SchedulingEndpoints;
import io.tappaycor.sandbox.tax.TaxEndpoints;
import io.tappaycor.sandbox.tenant.TenantEndpoints;
import io.tappaycor.sandbox.time.PunchEndpoints;
import io.tappaycor.sandbox.time.TimeEndpoints;
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
            TaxEndpoints.table(),
            ReportEndpoints.table())
        .flatMap(List::stream)
        .toList();
  }
}
