package io.tappaycor.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.sandbox.settings.CompanySettings;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A client that passes here must not be surprised by the real one. */
final class SandboxRulesTest {

  private static final CompanySettings COMPANY = CompanySettings.defaults(Client.TODAY);
  private static final String EMPLOYEES = "/v2/legalentities/501123/employees";
  private static final String PUNCHES = "/v2/legalEntities/501123/punches";

  @Test
  void pagesEndAndListEveryEmployeeOnce() throws Exception {
    try (Client client = Client.start(COMPANY, one -> one.withPageSize(7))) {
      List<JsonNode> employees = client.all(EMPLOYEES + "?include=Status");
      Set<String> ids = new HashSet<>();
      employees.forEach(one -> ids.add(one.path("id").asString()));
      assertEquals(120, employees.size());
      assertEquals(120, ids.size());
      assertEquals(18, client.sandbox.traffic().calls("/employees$"));
    }
  }

  @Test
  void theLastPageSaysSoWithNulls() throws Exception {
    try (Client client = Client.start()) {
      JsonNode first = client.read(EMPLOYEES + "?include=All");
      assertEquals(100, first.path("records").size());
      String next = first.path("additionalResultsUrl").asString();
      assertTrue(next.startsWith(EMPLOYEES + "?include=All&continuationToken="));
      JsonNode last = client.read(next);
      assertFalse(last.path("hasMoreResults").asBoolean());
      assertTrue(last.path("continuationToken").isNull());
      assertTrue(last.path("additionalResultsUrl").isNull());
    }
  }

  @Test
  void aTokenOfAnotherQueryOrOfNobodyIsRefused() throws Exception {
    try (Client client = Client.start()) {
      String token = client.read(EMPLOYEES).path("continuationToken").asString();
      String path = EMPLOYEES + "?include=All&continuationToken=";
      assertEquals(400, client.get(path + token).statusCode());
      assertEquals(400, client.get(path + "00000000-0000-0000-0000-000000000000").statusCode());
      assertEquals(200, client.get(EMPLOYEES + "?continuationToken=" + token).statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PUNCHES + "?startDate=2026-08-01&endDate=2026-11-01",
        PUNCHES + "?startDate=2025-11-23&endDate=2025-11-30",
        PUNCHES + "?startDate=2026-11-25&endDate=2026-11-26",
        PUNCHES + "?startDate=2026-11-20&endDate=2026-11-19",
        PUNCHES + "?startDate=2026-02-30&endDate=2026-03-01",
        PUNCHES + "?startDate=yesterday&endDate=2026-03-01",
        PUNCHES + "?endDate=2026-03-01",
        EMPLOYEES + "?include=Everything",
        EMPLOYEES + "?pageSize=500",
        "/v1/legalentities/501123/paystubs?include=All",
        "/v1/legalentities/501123/payrollProcessing",
        "/v1/legalentities/501123/timeoffrequests?startDate=2025-11-01&endDate=2025-12-01"
      })
  void callsThatBreakARuleAreRefused(String path) throws Exception {
    try (Client client = Client.start()) {
      HttpResponse<String> refused = client.get(path);
      assertEquals(400, refused.statusCode());
      JsonNode error = Client.json(refused);
      assertTrue(error.has("CorrelationId") && error.has("Title") && error.has("Source"));
      assertFalse(error.path("Detail").asString().isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PUNCHES + "?startDate=2026-08-27&endDate=2026-11-24",
        PUNCHES + "?startDate=2025-11-24T00:00:00Z&endDate=2025-11-30T23:59:59",
        "/v1/LEGALENTITIES/501123/TimeOffRequests?startDate=2026-11-25&endDate=2027-02-01"
      })
  void callsAtTheEdgeOfARulePass(String path) throws Exception {
    try (Client client = Client.start()) {
      assertEquals(200, client.get(path).statusCode());
    }
  }

  @Test
  void partsThatAreNotAskedForComeBackNull() throws Exception {
    try (Client client = Client.start()) {
      JsonNode bare = client.read(EMPLOYEES).path("records").path(0);
      assertTrue(bare.path("statusData").isNull() && bare.path("positionData").isNull());
      JsonNode some =
          client.read(EMPLOYEES + "?include=Status&include=Position").path("records").path(0);
      assertTrue(some.path("statusData").isObject() && some.path("positionData").isObject());
      assertTrue(some.path("employmentDateData").isNull());
    }
  }

  @Test
  void whatIsNotGrantedIsForbidden() throws Exception {
    Set<String> refused = Set.of("View Legal Entity Job Titles", "View Person SSN");
    try (Client client = Client.start(COMPANY, one -> one.withRefusedDataAccess(refused))) {
      assertEquals(403, client.get("/v1/legalentities/501123/jobtitles").statusCode());
      String persons = "/v1/legalEntities/501123/persons";
      assertEquals(200, client.get(persons + "?include=Email").statusCode());
      assertEquals(403, client.get(persons + "?include=All").statusCode());
    }
  }

  @Test
  void aRefusedLegalEntityIsForbiddenEverywhereWhileOthersWork() throws Exception {
    CompanySettings two = COMPANY.withLegalEntities(List.of(501123, 501124)).withEmployees(5);
    try (Client client = Client.start(two, one -> one.withRefusedLegalEntities(Set.of(501124)))) {
      assertEquals(200, client.get(EMPLOYEES).statusCode());
      assertEquals(403, client.get("/v2/legalentities/501124/employees").statusCode());
      assertEquals(404, client.get("/v2/legalentities/999/employees").statusCode());
      assertEquals(2, client.config.path("legal_entity_id").size());
    }
  }

  @Test
  void goneEmployeesAreListedButNotFound() throws Exception {
    try (Client client = Client.start(COMPANY, one -> one.withGoneEmployees(3))) {
      int missing = 0;
      for (JsonNode employee : client.all(EMPLOYEES)) {
        String path = "/v1/employees/" + employee.path("id").asString() + "/payrates";
        missing += client.get(path).statusCode() == 404 ? 1 : 0;
      }
      assertEquals(3, missing);
      assertEquals(404, client.get("/v1/employees/nobody/payrates").statusCode());
      assertEquals(404, client.get("/v1/no/such/path").statusCode());
    }
  }

  @Test
  void tooManyCallsAreToldHowLongToWait() throws Exception {
    try (Client client =
        Client.start(
            COMPANY, one -> one.withRateLimit(60).withRateLimitWindow(Duration.ofSeconds(2)))) {
      HttpResponse<String> last = client.get(EMPLOYEES);
      while (last.statusCode() == 200 && client.sandbox.traffic().calls() < 20) {
        last = client.get(EMPLOYEES);
      }
      assertEquals(429, last.statusCode());
      assertTrue(last.body().startsWith("{\"message\":\"Rate limit is exceeded. Try again in "));
      String wait = last.headers().firstValue("Retry-After").orElseThrow();
      Thread.sleep(Duration.ofSeconds(Long.parseLong(wait)).toMillis());
      assertEquals(200, client.get(EMPLOYEES).statusCode());
    }
  }

  @Test
  void bigAnswersAreCompressedForThoseWhoAskForIt() throws Exception {
    try (Client client = Client.start()) {
      HttpRequest request =
          HttpRequest.newBuilder(client.uri(EMPLOYEES))
              .header("Ocp-Apim-Subscription-Key", client.config("subscription_key"))
              .header("Authorization", "Bearer " + client.accessToken)
              .header("Accept-Encoding", "gzip")
              .build();
      HttpResponse<byte[]> zipped =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertEquals("gzip", zipped.headers().firstValue("Content-Encoding").orElse(""));
      try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
        assertEquals(client.get(EMPLOYEES).body(), new String(body.readAllBytes(), UTF_8));
      }
    }
  }

  @Test
  void timeOffWithNothingToShowIsAnsweredAsAnError() throws Exception {
    CompanySettings lonely = COMPANY.withEmployees(1);
    try (Client client = Client.start(lonely, one -> one)) {
      HttpResponse<String> nothing =
          client.get(
              "/v1/legalentities/501123/timeoffrequests"
                  + "?startDate=2030-01-01&endDate=2030-01-31");
      assertEquals(400, nothing.statusCode());
      assertTrue(nothing.body().contains("is invalid or has no TimeOff requests"));
    }
  }
}
