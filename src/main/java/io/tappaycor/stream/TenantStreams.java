package io.tappaycor.stream;

import io.tappaycor.stream.StreamDefinition.Tier;
import java.util.List;

/** Tenants: what Paycor keeps above legal entities. */
final class TenantStreams {

  private static final Partitioning PER_TENANT =
      new Partitioning.PerParent(ParentLists.TENANTS, Partitioning.Choice.ALL);

  static final List<StreamDefinition> TABLE =
      List.of(
          StreamDefinition.of(
                  "tenants",
                  Tier.EXTENDED,
                  Endpoint.single("/v1/tenants/{tenantId}", "View Tenant Information"),
                  PER_TENANT)
              .keyed("id"),
          tenant(
                  "tenant_employees",
                  Endpoint.pages("/v2/tenants/{tenantId}/employees", "View Tenant Employees"))
              .keyed("id")
              .filtered(new RecordFilter.OfEmployee("employee.id")),
          tenant(
                  "tenant_persons",
                  Endpoint.pages("/v1/tenants/{tenantId}/persons", "View Tenant Persons"))
              .keyed("id")
              .filtered(new RecordFilter.OfLegalEntity("person.legalEntityId")),
          tenant(
                  "tenant_work_locations",
                  Endpoint.pages(
                      "/v1/tenants/{tenantId}/worklocations", "View Tenant Work Locations"))
              .keyed("id"),
          tenant(
                  "tenant_job_titles",
                  Endpoint.pages("/v1/tenants/{tenantId}/jobtitles", "View Tenant Job Titles"))
              .keyed("jobTitleId"));

  private TenantStreams() {}

  private static StreamDefinition tenant(String name, Endpoint endpoint) {
    return StreamDefinition.of(name, Tier.EXTENDED, endpoint, PER_TENANT)
        .adding(new AddedField.Asked("tenantId"));
  }
}
