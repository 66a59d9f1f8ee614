package io.tappaycor.sandbox.organization;

import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.Organization;
import io.tappaycor.sandbox.record.Text;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The departments of a legal entity, as version 2 of the list returns them. */
final class DepartmentRecord {

  private DepartmentRecord() {}

  static List<ObjectNode> all(Company company) {
    Organization organization = company.organization();
    return organization.departments().stream()
        .map(department -> department(department, organization))
        .toList();
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
      // Customers define these names, which may contain spaces.
      values.put("Cost Center", "CC-" + department.code()).put("GL segment", "4" + place.zip());
    }
    return record;
  }
}
