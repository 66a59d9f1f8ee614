package io.tappaycor.sandbox;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The lists that a legal entity keeps for others to choose from, and its settings. */
final class CatalogEndpoints {

  private static final String V1 = "/v1/legalentities/{legalEntityId}/";
  private static final String V2 = "/v2/legalentities/{legalEntityId}/";
  private static final List<String> CATEGORIES =
      List.of("Termination", "ReturnFromLeave", "PlaceOnLeave");

  private CatalogEndpoints() {}

  static List<Endpoint> table() {
    return Stream.of(places(), labor(), policies(), settings()).flatMap(List::stream).toList();
  }

  private static List<Endpoint> places() {
    return List.of(
        Endpoint.page(
            V2 + "worklocations",
            "View Legal Entity Work Locations",
            call -> Rows.of(locations(call.company(), "LegalEntityWorkLocationWithCustomFields"))),
        Endpoint.page(
            V1 + "worksites",
            "View Legal Entity Work Sites",
            Sources.listed("WorkSite", KnownValues.WORK_SITES, "id")),
        Endpoint.page(
            V1 + "payGroups",
            "View Legal Entity Pay Groups",
            PayEndpoints.listing(CatalogEndpoints::payGroups)));
  }

  private static List<Endpoint> labor() {
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
            CatalogEndpoints::profileCodes),
        // The document names no data access for this one.
        Endpoint.page(
            V1 + "activitytypes",
            "",
            Sources.listed("ActivityType", KnownValues.ACTIVITY_TYPES, "id")));
  }

  private static List<Endpoint> policies() {
    return List.of(
        Endpoint.array(
            V1 + "statusReasons/{statusCategory}",
            "Legal Entity Status Reason",
            CatalogEndpoints::statusReasons),
        Endpoint.page(
            V1 + "reasonCodes",
            "Get Reason Codes by Legal Entity ID",
            Sources.listed("ReasonCode", 5, "reasonCodeId")),
        Endpoint.page(
            V1 + "managerprofiles",
            "View Legal Entity Manager Profiles",
            Sources.listed("ProfileSummary", 3, "profileId")),
        Endpoint.page(
            V1 + "certifications",
            "View Certification Information for Legal Entity",
            Sources.listed("TenantCertification", KnownValues.CERTIFICATIONS, "certificationId")),
        Endpoint.page(
            V1 + "certificationOrganizations",
            "View Certification Organizations for Legal Entity",
            Sources.listed(
                "TenantCertificationOrganization",
                KnownValues.CERTIFICATION_ORGANIZATIONS,
                "certificationOrganizationId")),
        Endpoint.page(
            V1 + "timeoffplans",
            "View Legal Entity Time Off Plans",
            Sources.listed("TimeOffPlan", KnownValues.TIME_OFF_PLANS, "timeOffPlanId")));
  }

  private static List<Endpoint> settings() {
    return List.of(
        Endpoint.object(V1 + "services", "View Legal Entity Services", Sources.single("Services")),
        Endpoint.object(
            V1 + "settings",
            "View Legal Entity Settings Information",
            Sources.single("LegalEntitySettings")),
        Endpoint.object(
                "/v1/legalEntities/{legalEntityId}/LockDetails",
                "View Legal Entity Lock Data",
                call -> Rows.single(lock(call.company())))
            .with(Parameter.text(Query.CONTINUATION_TOKEN)));
  }

  private static ObjectNode lock(Company company) {
    return Inventor.record("LegalEntityLockedDetails", company, "lock", 0)
        // With a blank and hundredths, as in the document's example.
        .put("lockUnlockDate", company.settings().anchor() + " 00:00:00.00");
  }

  static List<ObjectNode> locations(Company company, String form) {
    List<Organization.WorkLocation> places = company.organization().locations();
    return IntStream.range(0, places.size())
        .mapToObj(
            i ->
                Inventor.record(form, company, form, i)
                    .put("id", places.get(i).id())
                    .put("name", places.get(i).name()))
        .toList();
  }

  private static List<ObjectNode> payGroups(Company company) {
    return company.organization().payGroups().stream()
        .map(
            group ->
                Text.object()
                    .put("legalEntityId", company.id())
                    .put("payrollId", group.payrollId())
                    .put("payrollDescription", "Payroll of the " + group.name())
                    .put("payrollCode", group.code())
                    .put("payGroupId", group.id())
                    .put("payGroupName", group.name())
                    .put("payGroupFrequency", "BiWeekly"))
        .toList();
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

  private static Rows statusReasons(Call call) {
    int category = CATEGORIES.indexOf(call.path().get("statusCategory"));
    if (category < 0) {
      throw Refusal.badRequest("The status category is not valid.");
    }
    return Rows.of(
        IntStream.range(0, 3 + category)
            .mapToObj(
                i ->
                    Inventor.record("StatusReason", call.company(), "reason", i)
                        .put("id", call.company().seed().guid("reason", category, i))
                        .put("statusCategory", CATEGORIES.get(category)))
            .toList());
  }
}
