package io.tappaycor.sandbox.organization;

import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.Organization;
import io.tappaycor.sandbox.company.World;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Include;
import io.tappaycor.sandbox.endpoint.Parameter;
import io.tappaycor.sandbox.endpoint.Query;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.record.Inventor;
import io.tappaycor.sandbox.record.KnownValues;
import io.tappaycor.sandbox.record.Sources;
import io.tappaycor.sandbox.record.Text;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The legal entity, its departments, places, pay groups and settings. */
public final class OrganizationEndpoints {

  private static final String LEGAL_ENTITY = "/v1/legalentities/{legalEntityId}";
  private static final String V1 = "/v1/legalentities/{legalEntityId}/";
  private static final String V2 = "/v2/legalentities/{legalEntityId}/";

  private static final int DEALS = 2;

  private OrganizationEndpoints() {}

  /** The endpoints of this table. */
  public static List<Endpoint> table() {
    return Stream.of(entity(), places(), settings()).flatMap(List::stream).toList();
  }

  private static List<Endpoint> entity() {
    return List.of(
        // Before {legalEntityId}, which also matches it. No data access is documented for it.
        Endpoint.object(
            "/v1/legalentities/ActivatedLegalEntityTenantList",
            "",
            call -> Rows.single(activated(call.world()))),
        Endpoint.object(
                LEGAL_ENTITY,
                "View Legal Entity Basic Information",
                call -> Rows.single(LegalEntityRecord.of(call.company())))
            .including(
                new Include(
                    "BusinessNames",
                    "businessNames",
                    "View Legal Entity Business Names & Addresses")),
        Endpoint.page(
            "/v2/legalentities/{legalEntityId}/departments",
            "View Legal Entity Departments Information",
            Sources.ofCompany(DepartmentRecord::all)));
  }

  private static List<Endpoint> places() {
    return List.of(
        Endpoint.object(
            V1 + "basiclocationinformation",
            "View Legal Entity Basic Location Information",
            Sources.single("LegalEntityBasicLocationInfo")),
        Endpoint.object(
                V1 + "deals",
                "Get Deals By Legal Entity ID",
                call -> Rows.single(deals(call.company())))
            .with(Parameter.number("closedWonDays")),
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
            Sources.ofCompany(OrganizationEndpoints::payGroups)));
  }

  private static ObjectNode deals(Company company) {
    ObjectNode answer = Text.object().put("clientId", Integer.toString(company.id()));
    ArrayNode deals = answer.putArray("deals");
    for (int deal = 0; deal < DEALS; deal++) {
      deals.add(
          Inventor.record("OpportunityLineItem", company, "deal", deal)
              .put("id", company.seed().guid("deal", deal))
              .put("clientId", Integer.toString(company.id())));
    }
    return answer.put("totalDeals", DEALS).put("retrievedAt", "2026-01-01T00:00:00Z");
  }

  private static List<Endpoint> settings() {
    return List.of(
        Endpoint.page(
            V1 + "reasonCodes",
            "Get Reason Codes by Legal Entity ID",
            Sources.listed("ReasonCode", 5, "reasonCodeId")),
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

  private static ObjectNode activated(World world) {
    ObjectNode answer = Text.object();
    ArrayNode rows = answer.putArray("userLegalEntities");
    for (Company company : world.companies()) {
      rows.addObject().put("legalEntityId", company.id()).put("tenantId", World.TENANT);
    }
    return answer;
  }

  private static ObjectNode lock(Company company) {
    return Inventor.record("LegalEntityLockedDetails", company, "lock", 0)
        // With a space and hundredths, as in the example in Paycor's document.
        .put("lockUnlockDate", company.settings().anchor() + " 00:00:00.00");
  }

  /** The work locations of a company, in the form of the caller's list. */
  public static List<ObjectNode> locations(Company company, String form) {
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
}
