package io.tappaycor.sandbox.organization;

import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.Organization;
import io.tappaycor.sandbox.record.Text;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A legal entity, as its endpoint returns it. */
final class LegalEntityRecord {

  private LegalEntityRecord() {}

  static ObjectNode of(Company company) {
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
}
