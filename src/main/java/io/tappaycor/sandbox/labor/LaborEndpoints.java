package io.tappaycor.sandbox.labor;

import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.http.Refusal;
import io.tappaycor.sandbox.record.KnownValues;
import io.tappaycor.sandbox.record.Sources;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Labor categories, codes and profiles, and the activities that time is booked on. */
public final class LaborEndpoints {

  private static final String V1 = "/v1/legalentities/{legalEntityId}/";
  private static final String V2 = "/v2/legalentities/{legalEntityId}/";

  private LaborEndpoints() {}

  /** The endpoints of this table. */
  public static List<Endpoint> table() {
    KnownValues.Listed codes = KnownValues.LABOR_CODES;
    return List.of(
        Endpoint.page(
            V1 + "laborcategories",
            "View Labor Categories by Legal Entity Id",
            Sources.listed("LaborCategories", KnownValues.LABOR_CATEGORIES, "laborCategoryId")),
        Endpoint.page(
            V1 + "laborcodes",
            "View Labor Codes by Legal Entity Id",
            Sources.listed("LaborCode5", codes, "laborCodeId")),
        Endpoint.page(
            V2 + "laborcodewithrates",
            "View Labor Codes by Legal Entity Id",
            Sources.listed("LaborCodeWithRates", codes, "id")),
        Endpoint.page(
            V1 + "laborprofiles",
            "View Labor Profiles",
            Sources.listed("LaborProfile", KnownValues.LABOR_PROFILES, "laborProfileId")),
        Endpoint.page(
            V1 + "laborprofiles/{laborProfileId}/laborcodes",
            "View Labor Codes by Legal Entity Id and Labor Profile Id",
            LaborEndpoints::profileCodes),
        // Paycor's document lists no data access for this endpoint.
        Endpoint.page(
            V1 + "activitytypes",
            "",
            Sources.listed("ActivityType", KnownValues.ACTIVITY_TYPES, "id")));
  }

  private static Rows profileCodes(Call call) {
    Function<KnownValues.Listed, List<String>> ids =
        listed ->
            IntStream.range(0, listed.count())
                .mapToObj(i -> call.company().seed().guid(listed.topic(), i))
                .toList();
    int profile = ids.apply(KnownValues.LABOR_PROFILES).indexOf(call.path().get("laborProfileId"));
    if (profile < 0) {
      throw Refusal.notFound("The labor profile does not exist.");
    }
    List<ObjectNode> codes =
        Sources.list(call.company(), "LaborCode5", KnownValues.LABOR_CODES, "laborCodeId");
    return Rows.of(codes.subList(profile * 4, profile * 4 + 5));
  }
}
