package io.tappaycor.sandbox.tenant;

import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.World;
import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Parameter;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.organization.OrganizationEndpoints;
import io.tappaycor.sandbox.people.JobTitleRecord;
import io.tappaycor.sandbox.record.Inventor;
import io.tappaycor.sandbox.record.Text;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Paycor keeps above the legal entities. */
public final class TenantEndpoints {

  private static final String TENANT = "/v1/tenants/{tenantId}";

  private TenantEndpoints() {}

  /** The endpoints of this table. */
  public static List<Endpoint> table() {
    return List.of(
        Endpoint.object(
            TENANT, "View Tenant Information", call -> Rows.single(tenant(call.world()))),
        Endpoint.page(
                "/v2/tenants/{tenantId}/employees",
                "View Tenant Employees",
                call -> Rows.perEmployee(call.world(), employee -> List.of(employee(employee))))
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
            call -> Rows.perEmployee(call.world(), employee -> List.of(person(employee)))),
        Endpoint.page(
            TENANT + "/worklocations",
            "View Tenant Work Locations",
            everywhere(company -> OrganizationEndpoints.locations(company, "TenantWorkLocation"))),
        Endpoint.page(
            TENANT + "/jobtitles", "View Tenant Job Titles", everywhere(JobTitleRecord::all)));
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
    world.companies().forEach(company -> entities.add(Text.legalEntity(company)));
    return record;
  }

  /** The ID belongs to the tenant's list; the reference has the employee's. */
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
}
