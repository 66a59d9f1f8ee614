package io.tappaycor.sandbox.time;

import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.endpoint.WindowRule;
import io.tappaycor.sandbox.record.KnownValues;
import io.tappaycor.sandbox.record.Sources;
import java.util.List;

/** Time cards, time off and timekeeping rules. */
public final class TimeEndpoints {

  private static final String EMPLOYEE = "/v1/employees/{employeeId}/";

  private TimeEndpoints() {}

  /** The endpoints of this table. */
  public static List<Endpoint> table() {
    return List.of(
        Endpoint.page(
                "/v2/legalEntities/{legalEntityId}/punches",
                "View Employee Time Card Punches By Legal Entity Id",
                call ->
                    Rows.perEmployee(call.company(), employee -> TimeCardRecord.of(employee, call)))
            .within(WindowRule.PAST_QUARTER),
        Endpoint.page(
                "/v1/legalentities/{legalEntityId}/timeoffrequests",
                "View Timeoff Requests by Legal Entity Id",
                call ->
                    Rows.perEmployee(
                        call.company(), employee -> TimeOffRecord.requests(employee, call)))
            .within(WindowRule.QUARTER)
            // As seen by integrators, an empty list is an error with these words.
            .refusingEmpty("The legal entity is invalid or has no TimeOff requests"),
        Endpoint.page(
            "/v2/legalentities/{legalEntityId}/timeoffaccruals",
            "View Employee Timeoff Accruals by Legal Entity Id",
            call -> Rows.perEmployee(call.company(), TimeOffRecord::balance)),
        Endpoint.page(
            "/v1/legalentities/{legalEntityId}/timeofftypes",
            "View Legal Entity Time Off Types",
            Sources.ofCompany(TimeOffRecord::types)),
        Endpoint.page(
            "/v1/legalentities/{legalEntityId}/timeoffplans",
            "View Legal Entity Time Off Plans",
            Sources.listed("TimeOffPlan", KnownValues.TIME_OFF_PLANS, "timeOffPlanId")),
        Endpoint.array(
            EMPLOYEE + "timeoffplanassignment",
            "Get Assignment of an Employee to Time Off Plans",
            Sources.own("EmployeePlanDetails", 2, "planAssignmentId")),
        Endpoint.object(
            EMPLOYEE + "employeePunchProfileData",
            "View Employee Punch Profile Data by EmployeeId",
            Sources.ownSingle("EmployeePunchProfileData")),
        Endpoint.object(
            EMPLOYEE + "employeePolicyGroupData",
            "View Employee Policy Group Data by EmployeeId",
            Sources.ownSingle("PolicyGroup")));
  }
}
