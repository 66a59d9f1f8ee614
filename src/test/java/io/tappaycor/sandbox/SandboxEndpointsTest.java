package io.tappaycor.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Parameter;
import io.tappaycor.sandbox.endpoint.Shape;
import io.tappaycor.sandbox.report.ReportEndpoints;
import io.tappaycor.sandbox.settings.CompanySettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every row of the table answers, in its shape, and the same way twice. */
final class SandboxEndpointsTest {

  private static final CompanySettings COMPANY =
      CompanySettings.defaults(Client.TODAY).withEmployees(60);
  private static final String V1 = "/v1/legalentities/501123/";

  @Test
  void everyEndpointAnswersInItsShapeAndTheSameTwice() throws Exception {
    try (Client client = Client.start(COMPANY, one -> one);
        Client other = Client.start(COMPANY, one -> one)) {
      Map<String, String> values = values(client);
      Set<String> empty = new TreeSet<>();
      for (Endpoint endpoint : Endpoints.all()) {
        String path = path(endpoint, values);
        boolean posted = endpoint.method().equals("POST");
        JsonNode answer = posted ? client.post(path) : client.read(path);
        assertEquals(answer, posted ? other.post(path) : other.read(path));
        if (endpoint.shape() == Shape.PAGE) {
          assertTrue(answer.path("records").isArray(), path);
        } else {
          assertEquals(endpoint.shape() == Shape.ARRAY, answer.isArray(), path);
        }
        JsonNode records = endpoint.shape() == Shape.PAGE ? answer.path("records") : answer;
        if (records.isEmpty()) {
          empty.add(endpoint.path());
        }
      }
      // Not everybody has one of these.
      empty.removeIf(path -> path.startsWith("/v1/employees/{employeeId}/"));
      assertEquals(Set.of(), empty);
    }
  }

  @Test
  void theListsReferToEachOther() throws Exception {
    try (Client client = Client.start(COMPANY, one -> one)) {
      Set<String> employees = new HashSet<>();
      for (JsonNode one : client.all("/v2/legalentities/501123/employees")) {
        employees.add(one.path("id").asString());
      }
      for (JsonNode one : client.all("/v2/tenants/678556/employees")) {
        assertTrue(employees.contains(one.path("employee").path("id").asString()));
        assertFalse(employees.contains(one.path("id").asString()));
      }
      Set<String> groups = new HashSet<>();
      for (JsonNode one : client.all(V1 + "schedulegroups")) {
        groups.add(one.path("id").asString());
      }
      for (JsonNode one :
          client.all(V1 + "schedulingShifts?startDate=2026-11-23&endDate=2026-11-24")) {
        assertTrue(groups.contains(one.path("scheduleGroupId").asString()));
        assertTrue(employees.contains(one.path("employeeId").asString()));
      }
    }
  }

  @Test
  void whatTheDocumentCallsOptionalIsAskedForNonetheless() throws Exception {
    try (Client client = Client.start(COMPANY, one -> one)) {
      assertEquals(400, client.get(V1 + "payschedule").statusCode());
      assertEquals(400, client.get(V1 + "paydata").statusCode());
      assertEquals(
          400,
          client.get(V1 + "paydata?processDate=2026-11-18&fromCheckDate=2026-11-01").statusCode());
      assertEquals(
          400,
          client
              .get(V1 + "missedPunchRequests?startDate=2026-10-01&endDate=2026-11-01")
              .statusCode());
      assertEquals(404, client.get("/v1/tenants/1").statusCode());
    }
  }

  private static Map<String, String> values(Client client) throws Exception {
    Map<String, String> values = new HashMap<>();
    values.put("legalEntityId", "501123");
    values.put("tenantId", "678556");
    values.put("taxCode", "FWH");
    values.put("statusCategory", "TerminationReason");
    JsonNode employee = client.read("/v2/legalentities/501123/employees").path("records").get(3);
    values.put("employeeId", employee.path("id").asString());
    String account = id(client, "/v1/legalEntities/501123/ats/accounts", "id");
    values.put("atsAccountId", account);
    String jobs = "/v1/legalEntities/501123/ats/" + account + "/jobs";
    values.put("atsJobId", id(client, jobs, "id"));
    values.put("laborProfileId", id(client, V1 + "laborprofiles", "laborProfileId"));
    values.put("payGroupId", id(client, V1 + "payGroups", "payGroupId"));
    values.put("scope", ReportEndpoints.SCOPE);
    values.put("userId", id(client, "/v1/Reporting/Reporting/ReportingUsers", "userId"));
    values.put(
        "templateId",
        id(client, "/v1/Reporting/501123/ReportIdentifiers/" + values.get("userId"), "templateId"));
    values.put(
        "plannerId", id(client, V1 + "payrollProcessing?fromCheckDate=2026-10-01", "plannerId"));
    return values;
  }

  private static String id(Client client, String path, String field) throws Exception {
    return client.read(path).path("records").get(0).path(field).asString();
  }

  private static String path(Endpoint endpoint, Map<String, String> values) {
    String path = endpoint.path();
    for (Map.Entry<String, String> value : values.entrySet()) {
      path = path.replace("{" + value.getKey() + "}", value.getValue());
    }
    List<String> names = endpoint.parameters().stream().map(Parameter::name).toList();
    Map<String, String> query = new HashMap<>();
    query.put("startDate", "2026-11-01");
    query.put("endDate", "2026-11-24");
    query.put("fromCheckDate", "2026-01-01");
    query.put("toCheckDate", "2026-11-24");
    query.put("asOfDate", "2026-01-01");
    query.put("untilDate", "2026-11-24");
    query.put("depth", "10");
    query.put("plannerId", values.get("plannerId"));
    query.put("payGroupId", values.get("payGroupId"));
    query.keySet().retainAll(names);
    if (endpoint.path().endsWith("/paydata")) {
      query.remove("plannerId");
    }
    return path + "?" + Client.encode(query);
  }
}
