package io.tappaycor.sandbox.people;

import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.record.Text;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The job titles of a company, as its list and the tenant's return them. */
public final class JobTitleRecord {

  private JobTitleRecord() {}

  /** All job titles of a company. */
  public static List<ObjectNode> all(Company company) {
    return company.organization().titles().stream()
        .map(
            title ->
                Text.object()
                    .put("jobTitleId", title.id())
                    .put("jobTitle", title.name())
                    .put("jobCode", title.code())
                    .put("jobCategory", title.archived() ? null : (Integer) 9)
                    .put("isArchived", title.archived())
                    .set("tenant", Text.tenant()))
        .toList();
  }
}
