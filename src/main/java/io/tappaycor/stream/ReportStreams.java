package io.tappaycor.stream;

import static io.tappaycor.stream.StreamDefinition.Tier.EXTENDED;

import java.util.List;

/**
 * Report Builder, the only bulk export of Paycor: what users may see of the reports that they have
 * designed. No response has been seen, so they are read leniently and checked against their total.
 */
final class ReportStreams {

  static final List<StreamDefinition> TABLE =
      List.of(
          StreamDefinition.of(
                  "report_users", EXTENDED, Endpoints.REPORT_USERS, new Partitioning.PerLogin())
              // A user of two legal entities may be listed for both.
              .keyed("legalEntityId", "userId")
              .filtered(new RecordFilter.OfLegalEntity("legalEntityId")),
          StreamDefinition.perParent(
                  EXTENDED, "reports", Endpoints.REPORTS, ParentLists.REPORT_USERS)
              .keyed("legalEntityId", "userId", "templateId"),
          report(
                  "report_parameters",
                  Endpoint.pages(
                      "/v1/Reporting/{legalEntityId}/CustomParameters/{templateId}/{userId}",
                      "View Report Builder Custom Parameter Values"))
              .keyed("legalEntityId", "userId", "templateId", "customParameterId"),
          report(
                  "report_rows",
                  Endpoint.report(
                      "/v1/Reporting/{legalEntityId}/TemplateData/{templateId}/{userId}",
                      "View Single Report Template of a User"))
              .adding(
                  new AddedField.Counted(
                      "sequence", List.of("legalEntityId", "userId", "templateId")))
              .keyed("legalEntityId", "userId", "templateId", "sequence")
              // Nobody knows what a report has in it.
              .sensitive("values", "namedValues"));

  private ReportStreams() {}

  private static StreamDefinition report(String name, Endpoint endpoint) {
    return StreamDefinition.perParent(EXTENDED, name, endpoint, ParentLists.REPORTS)
        .adding(new AddedField.Asked("userId"));
  }
}
