package io.tappaycor.sandbox;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Paycor keeps above the legal entities, and the taxes that are the same for everybody. */
final class TenantEndpoints {

  private static final String TENANT = "/v1/tenants/{tenantId}";
  private static final String TAXES = "/v1/employees/taxes/";

  private TenantEndpoints() {}

  static List<Endpoint> table() {
    return List.of(
        Endpoint.object(
            TENANT, "View Tenant Information", call -> Rows.single(tenant(call.world()))),
        Endpoint.page(
                "/v2/tenants/{tenantId}/employees",
                "View Tenant Employees",
                call -> call.world().perEmployee(one -> List.of(employee(one))))
            .with(
                Parameter.text("statusFilter"),
                Parameter.text("employeeNumber"),
                Parameter.text("lastName"),
                Parameter.number("departmentCode"),
                Parameter.text("workLocationName"),
                Parameter.text("jobCode")),
        Endpoint.page(
            TENANT + "/persons",
            "View Tenant Persons",
            call -> call.world().perEmployee(one -> List.of(person(one)))),
        Endpoint.page(
            TENANT + "/worklocations",
            "View Tenant Work Locations",
            everywhere(one -> CatalogEndpoints.locations(one, "TenantWorkLocation"))),
        Endpoint.page(
            TENANT + "/jobtitles",
            "View Tenant Job Titles",
            everywhere(OrganizationEndpoints::titles)),
        Endpoint.object(
            TAXES + "filingStatus/{taxCode}",
            "View Filing Status by Tax Code",
            call -> tax(call, "FilingStatus")),
        Endpoint.object(
            TAXES + "taxFields/{taxCode}",
            "Get Tax Fields By Tax Code",
            call -> tax(call, "GlobalTaxForm")));
  }

  private static Function<Call, Rows> everywhere(Function<Company, List<ObjectNode>> records) {
    return call ->
        new Rows(
            call.world().companies().size(),
            place -> records.apply(call.world().companies().get(place)));
  }

  private static ObjectNode tenant(World world) {
    ObjectNode record = Text.object().put("id", World.TENANT).put("name", "Blue Heron Holding");
    ArrayNode entities = record.putArray("legalEntities");
    world.companies().forEach(one -> entities.add(Text.legalEntity(one)));
    return record;
  }

  /** The id is the list's own; the employee's is in the reference. */
  private static ObjectNode employee(Employee employee) {
    return Inventor.record("EmployeeList", employee, "tenant", 0)
        .put("id", employee.guid("tenantEmployee", 0));
  }

  private static ObjectNode person(Employee employee) {
    ObjectNode record =
        Inventor.record("PersonList", employee, "tenantPerson", 0).put("id", employee.personId());
    record
        .putObject("person")
        .put("id", employee.personId())
        .put("url", "/v1/tenants/" + World.TENANT + "/persons/" + employee.personId())
        .put("legalEntityId", Integer.toString(employee.company().id()));
    return record;
  }

  private static Rows tax(Call call, String form) {
    List<String> codes = call.company().codes().taxes().stream().map(CodeBook.Code::code).toList();
    int place = codes.indexOf(call.path().get("taxCode"));
    if (place < 0) {
      throw Refusal.notFound("The tax code does not exist.");
    }
    return Rows.single(Inventor.record(form, call.company(), form, place));
  }
}
