package io.tappaycor.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The legal entity itself, its departments and its job titles. */
final class OrganizationEndpoints {

  private static final String LEGAL_ENTITY = "/v1/legalentities/{legalEntityId}";

  private OrganizationEndpoints() {}

  static List<Endpoint> table() {
    return List.of(
        // Before {legalEntityId}, which would match it too. The document asks no data access of it.
        Endpoint.object(
            "/v1/legalentities/ActivatedLegalEntityTenantList",
            "",
            call -> Rows.single(activated(call.world()))),
        Endpoint.object(
                LEGAL_ENTITY,
                "View Legal Entity Basic Information",
                call -> Rows.single(legalEntity(call.company())))
            .including(
                new Part(
                    "BusinessNames",
                    "businessNames",
                    "View Legal Entity Business Names & Addresses")),
        Endpoint.page(
            "/v2/legalentities/{legalEntityId}/departments",
            "View Legal Entity Departments Information",
            listing(OrganizationEndpoints::departments)),
        Endpoint.page(
            LEGAL_ENTITY + "/jobtitles",
            "View Legal Entity Job Titles",
            listing(OrganizationEndpoints::titles)));
  }

  private static Function<Call, Rows> listing(Function<Company, List<ObjectNode>> records) {
    return call -> Rows.of(records.apply(call.company()));
  }

  private static ObjectNode activated(World world) {
    ObjectNode answer = Text.object();
    ArrayNode rows = answer.putArray("userLegalEntities");
    for (Company company : world.companies()) {
      rows.addObject().put("legalEntityId", company.id()).put("tenantId", World.TENANT);
    }
    return answer;
  }

  private static ObjectNode legalEntity(Company company) {
    String url = "/v1/legalentities/" + company.id();
    ObjectNode record =
        Text.object()
            .put("id", company.id())
            .put("name", company.name())
            .put("taxFilingName", company.name() + ", LLC")
            .put("federalId", "00" + company.seed().dice("federal", 0).digits(7))
            .put("type", "LLC")
            .put("isLost", false);
    ObjectNode legalName = record.putArray("businessNames").addObject();
    legalName.put("type", "Legal").put("name", company.name() + ", LLC");
    legalName.putArray("addresses").add(address(company));
    record.putArray("taxFilingBusinessNames");
    record.set("tenant", Text.tenant());
    for (String list :
        List.of("employees", "persons", "earnings", "deductions", "taxes", "settings")) {
      record.set(list, Text.object().putNull("id").put("url", url + "/" + list));
    }
    return record;
  }

  private static ObjectNode address(Company company) {
    Organization.WorkLocation place = company.organization().locations().get(0);
    return Text.object()
        .put("streetLine1", place.street())
        .putNull("streetLine2")
        .putNull("suite")
        .put("city", place.city())
        .put("state", place.state())
        .put("country", "USA")
        .putNull("county")
        .put("zipCode", place.zip())
        .put("type", "Primary");
  }

  private static List<ObjectNode> departments(Company company) {
    Organization organization = company.organization();
    return organization.departments().stream().map(one -> department(one, organization)).toList();
  }

  private static ObjectNode department(
      Organization.Department department, Organization organization) {
    Organization.WorkLocation place = organization.locations().get(department.location());
    Organization.PayGroup payroll = organization.payGroups().get(0);
    Optional<String> parent = department.parentId();
    ObjectNode record =
        Text.object()
            .put("id", department.id())
            .put("code", Long.toString(department.code()))
            .put("description", department.name())
            .put("parentId", parent.orElse(null))
            .put("level", department.level())
            .put("payrollId", payroll.payrollId())
            .put("payrollDescription", payroll.name())
            .put("workLocationId", place.id())
            .put("workLocationName", place.name());
    ObjectNode values = record.putObject("customFieldValues");
    if (department.level() > 1) {
      // Customers name these fields themselves, spaces and all.
      values.put("Cost Center", "CC-" + department.code()).put("GL segment", "4" + place.zip());
    }
    return record;
  }

  static List<ObjectNode> titles(Company company) {
    return company.organization().titles().stream()
        .map(
            title ->
                Text.object()
                    .put("jobTitleId", title.id())
                    .put("jobTitle", title.name())
                    .put("jobCode", title.code())
                    .put("jobCategory", title.archived() ? null : (Integer) 9)
                    .put("isArchived", title.archived())
                    .set("tenant", Text.tenant()))
        .toList();
  }
}
