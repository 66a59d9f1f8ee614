package io.tappaycor.stream;

import static io.tappaycor.stream.StreamDefinition.Tier.EXTENDED;
import static io.tappaycor.stream.StreamDefinition.perLegalEntity;
import static io.tappaycor.stream.StreamDefinition.perParent;

import java.util.List;

/** Labor: categories, codes, profiles and activity types that time and pay are booked on. */
final class LaborStreams {

  static final List<StreamDefinition> TABLE =
      List.of(
          perLegalEntity(
                  EXTENDED,
                  "labor_categories",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/laborcategories",
                      "View Labor Categories by Legal Entity Id"))
              .keyed("laborCategoryId"),
          perLegalEntity(
                  EXTENDED,
                  "labor_codes",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/laborcodes",
                      "View Labor Codes by Legal Entity Id"))
              .keyed("laborCodeId"),
          perLegalEntity(
                  EXTENDED,
                  "labor_code_rates",
                  Endpoint.pages(
                      "/v2/legalentities/{legalEntityId}/laborcodewithrates",
                      "View Labor Codes by Legal Entity Id"))
              .keyed("id"),
          perLegalEntity(EXTENDED, "labor_profiles", Endpoints.LABOR_PROFILES)
              .keyed("laborProfileId"),
          perParent(
                  EXTENDED,
                  "labor_profile_codes",
                  Endpoint.pages(
                      "/v1/legalentities/{legalEntityId}/laborprofiles/{laborProfileId}/laborcodes",
                      "View Labor Codes by Legal Entity Id and Labor Profile Id"),
                  ParentLists.LABOR_PROFILES)
              .keyed("laborProfileId", "laborCodeId"),
          // The API document names no data access for this one.
          perLegalEntity(
                  EXTENDED,
                  "activity_types",
                  Endpoint.pages("/v1/legalentities/{legalEntityId}/activitytypes"))
              .keyed("legalEntityId", "id"));

  private LaborStreams() {}
}
