package io.tappaycor.stream;

import static io.tappaycor.stream.StreamDefinition.Tier.CORE;
import static io.tappaycor.stream.StreamDefinition.Tier.EXTENDED;
import static io.tappaycor.stream.StreamDefinition.perLegalEntity;

import io.tappaycor.stream.Endpoint.QueryParameter;
import java.util.List;

/** The organization: legal entities and departments. */
final class OrganizationStreams {

  static final List<StreamDefinition> TABLE =
      List.of(
          perLegalEntity(
                  CORE,
                  "departments",
                  Endpoint.pages(
                      "/v2/legalentities/{legalEntityId}/departments",
                      "View Legal Entity Departments Information"))
              .keyed("id"),
          perLegalEntity(
                  CORE,
                  "legal_entities",
                  Endpoint.single(
                          "/v1/legalentities/{legalEntityId}",
                          "View Legal Entity Basic Information")
                      .including(
                          "BusinessNames",
                          "businessNames",
                          "View Legal Entity Business Names & Addresses"))
              .keyed("id"),
          StreamDefinition.of(
                  "activated_legal_entities",
                  CORE,
                  Endpoints.ACTIVATED_LEGAL_ENTITIES,
                  new Partitioning.PerLogin())
              .filtered(new RecordFilter.OfLegalEntity("legalEntityId"))
              .keyed("legalEntityId", "tenantId"),
          perLegalEntity(
                  EXTENDED,
                  "work_locations",
                  Endpoint.pages(
                      "/v2/legalentities/{legalEntityId}/worklocations",
                      "View Legal Entity Work Locations"))
              .keyed("legalEntityId", "id"),
          perLegalEntity(
                  EXTENDED,
                  "work_sites",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/worksites",
                      "View Legal Entity Work Sites"))
              .keyed("legalEntityId", "id"),
          perLegalEntity(EXTENDED, "pay_groups", Endpoints.PAY_GROUPS).keyed("payGroupId"),
          perLegalEntity(
                  EXTENDED,
                  "reason_codes",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/reasonCodes",
                      "Get Reason Codes by Legal Entity ID"))
              .keyed("legalEntityId", "reasonCodeId"),
          perLegalEntity(
                  EXTENDED,
                  "basic_locations",
                  Endpoint.single(
                      "/v1/legalentities/{legalEntityId}/basiclocationinformation",
                      "View Legal Entity Basic Location Information"))
              .keyed("legalEntityId"),
          // Only the last days are asked for; seven if nothing is said.
          perLegalEntity(
                  EXTENDED,
                  "deals",
                  Endpoint.wrapped(
                          "/v1/legalentities/{legalEntityId}/deals",
                          "deals",
                          "Get Deals By Legal Entity ID")
                      .with(new QueryParameter.Fixed("closedWonDays", "365")))
              .keyed("legalEntityId", "id"),
          perLegalEntity(
                  EXTENDED,
                  "services",
                  Endpoint.single(
                      "/v1/legalentities/{legalEntityId}/services", "View Legal Entity Services"))
              .keyed("legalEntityId"),
          perLegalEntity(
                  EXTENDED,
                  "legal_entity_settings",
                  Endpoint.single(
                      "/v1/legalentities/{legalEntityId}/settings",
                      "View Legal Entity Settings Information"))
              .keyed("legalEntityId"),
          perLegalEntity(
                  EXTENDED,
                  "legal_entity_lock_details",
                  Endpoint.single(
                      "/v1/legalEntities/{legalEntityId}/LockDetails",
                      "View Legal Entity Lock Data"))
              .keyed("legalEntityId"));

  private OrganizationStreams() {}
}
