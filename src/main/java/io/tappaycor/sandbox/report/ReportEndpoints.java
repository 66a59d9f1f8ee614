package io.tappaycor.sandbox.report;

import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.World;
import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.http.Refusal;
import io.tappaycor.sandbox.record.Text;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Report Builder. Users see the same templates, each with the same rows: one per employee. Rows are
 * objects by field id; no response of Paycor has been seen.
 */
public final class ReportEndpoints {

  /** The application scope that lists users. */
  public static final String SCOPE = "Reporting";

  private static final String ROOT = "/v1/Reporting/";
  private static final int USERS = 3;
  private static final int MOST_ROWS = 500;
  private static final List<String> TEMPLATES = List.of("Headcount", "Hours by department");
  private static final List<String> COLUMNS = List.of("Employee Number", "Department", "Headcount");

  private ReportEndpoints() {}

  /** The endpoints of this table. */
  public static List<Endpoint> table() {
    return List.of(
        Endpoint.page(
            ROOT + "{scope}/ReportingUsers",
            "View Reporting Users by Application Scope",
            ReportEndpoints::users),
        Endpoint.page(
            ROOT + "{legalEntityId}/ReportIdentifiers/{userId}",
            "View Report Identifiers To Download Reports",
            ReportEndpoints::reports),
        Endpoint.page(
            ROOT + "{legalEntityId}/CustomParameters/{templateId}/{userId}",
            "View Report Builder Custom Parameter Values",
            ReportEndpoints::parameters),
        Endpoint.page(
            ROOT + "{legalEntityId}/TemplateData/{templateId}/{userId}",
            "View Single Report Template of a User",
            ReportEndpoints::report));
  }

  /** A report of each company, as the setting {@code report_templates} names them. */
  public static List<String> choice(World world) {
    return world.companies().stream()
        .map(company -> userId(company, 0) + "/" + templateId(company, 0))
        .toList();
  }

  private static Rows users(Call call) {
    if (!SCOPE.equals(call.path().get("scope"))) {
      throw Refusal.notFound("The application scope does not exist.");
    }
    List<Company> companies = call.world().companies();
    return new Rows(
        companies.size(),
        place ->
            IntStream.range(0, USERS).mapToObj(user -> user(companies.get(place), user)).toList());
  }

  private static ObjectNode user(Company company, int place) {
    Employee employee = company.employee(place % company.settings().employees());
    return Text.object()
        .put("userId", userId(company, place))
        .put("firstName", employee.firstName())
        .put("lastName", employee.lastName())
        .put("legalEntityId", company.id());
  }

  private static Rows reports(Call call) {
    checkUser(call);
    return Rows.of(
        IntStream.range(0, TEMPLATES.size())
            .mapToObj(
                place ->
                    Text.object()
                        .put("templateId", templateId(call.company(), place))
                        .putNull("parentTemplateId")
                        .put("displayName", TEMPLATES.get(place)))
            .toList());
  }

  private static Rows parameters(Call call) {
    checkReport(call);
    ObjectNode parameter =
        Text.object()
            .put("customParameterId", call.company().seed().guid("reportParameter", 0))
            .put("type", "String")
            .put("name", "Location");
    parameter.putArray("values").add("East").add("West");
    return Rows.single(parameter);
  }

  private static Rows report(Call call) {
    checkReport(call);
    int rows = Math.min(MOST_ROWS, call.company().settings().employees());
    ObjectNode report = Text.object();
    ArrayNode headers = report.putArray("headers");
    for (int column = 0; column < COLUMNS.size(); column++) {
      headers
          .addObject()
          .put("fieldId", fieldId(call.company(), column))
          .put("displayName", COLUMNS.get(column))
          .put("clientDataType", column == 2 ? "Number" : "String")
          .putNull("relatedFieldId")
          .put("groupLevel", 0)
          .putNull("aggregationType")
          .put("fieldType", "TemplateField");
    }
    ArrayNode data = report.putArray("data");
    IntStream.range(0, rows).forEach(row -> data.add(row(call.company(), row)));
    report.putNull("footers").put("totalRows", rows);
    return Rows.single(report);
  }

  private static ObjectNode row(Company company, int place) {
    Employee employee = company.employee(place);
    return Text.object()
        .put(fieldId(company, 0), employee.number())
        .put(fieldId(company, 1), place % 2 == 0 ? "Kitchen" : "Front of house")
        .put(fieldId(company, 2), 1);
  }

  private static void checkUser(Call call) {
    if (IntStream.range(0, USERS)
        .noneMatch(place -> userId(call.company(), place).equals(call.path().get("userId")))) {
      throw Refusal.notFound("The user does not exist.");
    }
  }

  private static void checkReport(Call call) {
    checkUser(call);
    if (IntStream.range(0, TEMPLATES.size())
        .noneMatch(
            place -> templateId(call.company(), place).equals(call.path().get("templateId")))) {
      throw Refusal.notFound("The template does not exist.");
    }
  }

  private static String userId(Company company, int place) {
    return company.seed().guid("reportUser", place);
  }

  private static String templateId(Company company, int place) {
    return company.seed().guid("reportTemplate", place);
  }

  private static String fieldId(Company company, int place) {
    return company.seed().guid("reportField", place);
  }
}
