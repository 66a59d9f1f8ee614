package io.tappaycor.sandbox.hiring;

import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Include;
import io.tappaycor.sandbox.endpoint.Parameter;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.http.Refusal;
import io.tappaycor.sandbox.record.Inventor;
import io.tappaycor.sandbox.record.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The applicant tracking system. Its candidates are the only records with a filter by last change.
 */
public final class HiringEndpoints {

  private static final String ATS = "/v1/legalEntities/{legalEntityId}/ats/";
  private static final String FROM = "createdOrModifiedStartDate";
  private static final String TO = "createdOrModifiedEndDate";
  private static final int ACCOUNTS = 2;
  private static final int JOBS = 12;
  private static final int CANDIDATES = 15;

  private HiringEndpoints() {}

  /** The endpoints of this table. */
  public static List<Endpoint> table() {
    return List.of(
        Endpoint.page(
            ATS + "accounts",
            "View ATS Accounts By Legal Entity Id",
            call ->
                Rows.of(
                    IntStream.range(0, ACCOUNTS)
                        .mapToObj(i -> account(call.company(), i))
                        .toList())),
        Endpoint.page(
                ATS + "{atsAccountId}/jobs",
                "View ATS Account jobs by ATS Account ID",
                call -> Rows.of(jobs(call)))
            // Paycor's document lists no data access for these includes.
            .including(
                new Include("HiringManagers", "hiringManagers", ""),
                new Include("Recruiters", "recruiters", ""),
                new Include("TeamMembers", "teamMembers", ""),
                new Include("Executives", "executives", ""))
            .with(Parameter.yesOrNo("postedToCareers"), Parameter.text("status")),
        Endpoint.page(
                ATS + "{atsAccountId}/jobs/{atsJobId}/candidates",
                "View ATS Candidates By Job Id",
                call -> Rows.of(candidates(call)))
            .with(Parameter.date(FROM), Parameter.date(TO)));
  }

  private static ObjectNode account(Company company, int place) {
    return Text.object()
        .put("id", company.seed().guid("atsAccount", place))
        .put("title", place == 0 ? "Careers" : "Internal mobility");
  }

  private static int place(Call call, String variable, String topic, int count, long scope) {
    for (int i = 0; i < count; i++) {
      if (call.company().seed().guid(topic, i, scope).equals(call.path().get(variable))) {
        return i;
      }
    }
    throw Refusal.notFound("The " + variable + " does not exist.");
  }

  private static List<ObjectNode> jobs(Call call) {
    int account = place(call, "atsAccountId", "atsAccount", ACCOUNTS, 0);
    return IntStream.range(0, JOBS)
        .mapToObj(
            i ->
                Inventor.record("Job", call.company(), "job", account * JOBS + i)
                    .put("id", call.company().seed().guid("job", i, account))
                    .put("atsAccountId", call.path().get("atsAccountId")))
        .toList();
  }

  private static List<ObjectNode> candidates(Call call) {
    int account = place(call, "atsAccountId", "atsAccount", ACCOUNTS, 0);
    int job = place(call, "atsJobId", "job", JOBS, account);
    LocalDate from = call.query().date(FROM).orElse(LocalDate.MIN);
    LocalDate to = call.query().date(TO).orElse(LocalDate.MAX);
    int scope = account * JOBS + job;
    return IntStream.range(0, CANDIDATES)
        .filter(i -> !modified(call, scope, i).isBefore(from))
        .filter(i -> !modified(call, scope, i).isAfter(to))
        .mapToObj(i -> candidate(call, scope, i))
        .toList();
  }

  private static LocalDate modified(Call call, int scope, int place) {
    int days = call.company().seed().dice("modified", scope, place).below(300);
    return call.company().settings().anchor().minusDays(days);
  }

  private static ObjectNode candidate(Call call, int scope, int place) {
    LocalDate modified = modified(call, scope, place);
    return Inventor.record("AtsCandidate", call.company(), "candidate", scope * 100L + place)
        .put("id", call.company().seed().guid("candidate", scope, place))
        .put("jobId", call.path().get("atsJobId"))
        .put("atsAccountId", call.path().get("atsAccountId"))
        .put("createdDate", modified.minusDays(9) + "T08:15:00.000Z")
        .put("modifiedDate", modified + "T16:45:30.123Z");
  }
}
