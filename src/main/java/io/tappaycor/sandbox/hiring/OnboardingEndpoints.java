package io.tappaycor.sandbox.hiring;

import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Parameter;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.record.Inventor;
import io.tappaycor.sandbox.record.Sources;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** New hires in onboarding, and their proof of work authorization. */
public final class OnboardingEndpoints {

  private static final String V1 = "/v1/legalentities/{legalEntityId}/";

  private OnboardingEndpoints() {}

  /** The endpoints of this table. */
  public static List<Endpoint> table() {
    return List.of(
        Endpoint.page(
            "/v2/legalentities/{legalEntityId}/onboardingemployees",
            "View Legal Entity Onboarding Employees",
            Sources.listed("OnboardingEmployeeV2", 7, "onboardingEmployeeId")),
        Endpoint.page(
            V1 + "OnboardingNotificationUsers",
            "View Legal Entity Onboarding Notification Users",
            Sources.listed("OnboardingNotificationUser", 2, "onboardingNotificationUserId")),
        Endpoint.page(
            V1 + "I9DelegateUsers",
            "View I9 Delegate Users",
            Sources.listed("I9OnboardingDelegateUsers", 3, "i9DelegateUserId")),
        Endpoint.object(
                "/v1/employees/{employeeId}/I9Verification",
                "View I9 Verification",
                call -> Rows.single(verification(call)))
            .with(Parameter.choices("include", List.of("DocumentNumber"))));
  }

  /**
   * Document numbers are returned only on request. They are nested, so no {@link Include} describes
   * them.
   */
  private static ObjectNode verification(Call call) {
    ObjectNode record = Inventor.record("I9Verification", call.employee(), "i9", 0);
    if (!call.query().names("include", "DocumentNumber")) {
      for (String list : List.of("listA", "listB", "listC")) {
        if (record.path(list) instanceof ObjectNode papers) {
          papers.putNull("documentNumber");
        }
      }
    }
    return record;
  }
}
