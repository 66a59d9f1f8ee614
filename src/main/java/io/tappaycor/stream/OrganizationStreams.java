package io.tappaycor.stream;

import static io.tappaycor.stream.StreamDefinition.core;

import io.tappaycor.stream.StreamDefinition.Tier;
import java.util.List;

/** The organization: legal entities and departments. */
final class OrganizationStreams {

  static final List<StreamDefinition> TABLE =
      List.of(
          core(
                  "departments",
                  Endpoint.pages(
                      "/v2/legalentities/{legalEntityId}/departments",
                      "View Legal Entity Departments Information"))
              .keyed("id"),
          core(
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
                  Tier.CORE,
                  Endpoint.wrapped(
                      "/v1/legalentities/ActivatedLegalEntityTenantList", "userLegalEntities"),
                  new Partitioning.OncePerLogin())
              .keyed("legalEntityId", "tenantId"));

  private OrganizationStreams() {}
}
