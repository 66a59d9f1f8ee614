package io.tappaycor.stream;

import io.tappaycor.stream.StreamDefinition.Tier;
import java.util.List;

/** Tax reference: what can be said of each tax code that is in use. */
final class TaxStreams {

  static final List<StreamDefinition> TABLE =
      List.of(
          perCode(
              "tax_filing_statuses",
              Endpoint.single(
                  "/v1/employees/taxes/filingStatus/{taxCode}", "View Filing Status by Tax Code")),
          perCode(
              "tax_fields",
              Endpoint.single(
                  "/v1/employees/taxes/taxFields/{taxCode}", "Get Tax Fields By Tax Code")));

  private TaxStreams() {}

  private static StreamDefinition perCode(String name, Endpoint endpoint) {
    return StreamDefinition.of(
            name,
            Tier.EXTENDED,
            endpoint,
            new Partitioning.PerParent(ParentLists.TAX_CODES, Partitioning.Choice.ALL))
        .adding(new AddedField.Asked("taxCode"))
        .keyed("taxCode");
  }
}
