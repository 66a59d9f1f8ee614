package io.tappaycor.sandbox;

import java.util.List;

/** When people work and when they do not. */
final class TimeEndpoints {

  private TimeEndpoints() {}

  static List<Endpoint> table() {
    return List.of(
        Endpoint.page(
                "/v2/legalEntities/{legalEntityId}/punches",
                "View Employee Time Card Punches By Legal Entity Id",
                call -> call.company().perEmployee(one -> TimeCardRecord.of(one, call)))
            .within(WindowRule.PAST_QUARTER),
        Endpoint.page(
                "/v1/legalentities/{legalEntityId}/timeoffrequests",
                "View Timeoff Requests by Legal Entity Id",
                call -> call.company().perEmployee(one -> TimeOffRecord.requests(one, call)))
            .within(WindowRule.QUARTER)
            // In these words seen by integrators: nothing found is answered as an error.
            .refusingEmpty("The legal entity is invalid or has no TimeOff requests"),
        Endpoint.page(
            "/v2/legalentities/{legalEntityId}/timeoffaccruals",
            "View Employee Timeoff Accruals by Legal Entity Id",
            call -> call.company().perEmployee(TimeOffRecord::balance)),
        Endpoint.page(
            "/v1/legalentities/{legalEntityId}/timeofftypes",
            "View Legal Entity Time Off Types",
            PayEndpoints.listing(TimeOffRecord::types)));
  }
}
