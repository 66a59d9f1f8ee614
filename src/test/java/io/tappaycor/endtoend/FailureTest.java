package io.tappaycor.endtoend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.tappaycor.cli.TapRun;
import io.tappaycor.http.PaycorErrors;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Paycor that fails in one place: WireMock in front of the sandbox. */
final class FailureTest {

  @TempDir Path home;
  private Company company;
  private final WireMockServer front = new WireMockServer(wireMockConfig().dynamicPort());

  @BeforeEach
  void start() {
    company = Company.small(home);
    front.start();
    front.stubFor(
        any(anyUrl()).atPriority(9).willReturn(aResponse().proxiedFrom(company.baseUrl())));
    company.with("api_base_url", front.baseUrl()).with("max_retry_seconds", 0);
  }

  @AfterEach
  void stop() {
    front.stop();
    company.close();
  }

  private void broken(String path, ResponseDefinitionBuilder answer) {
    front.stubFor(get(urlPathMatching(path)).atPriority(1).willReturn(answer));
  }

  @Test
  void aStreamThatFailsDoesNotStopTheOthers() {
    broken(".*/departments", aResponse().withStatus(500));
    TapRun.Result result = company.sync();

    assertEquals(4, result.code(), result.err());
    assertFalse(result.schemas().contains("departments"));
    assertEquals(20, result.schemas().size());
    assertTrue(
        result.err().contains("departments failed: legal entity 501123: Tried to read"),
        result.err());
    assertFalse(result.lastState().has("currently_syncing"), "what failed does not go first");
  }

  @Test
  void aListThatIsNotThereIsAFailure() {
    broken(".*/jobtitles", aResponse().withStatus(404).withBody(PaycorErrors.NOT_FOUND));
    TapRun.Result result = company.sync("--catalog", company.catalog("job_titles"));

    assertEquals(4, result.code());
    assertTrue(result.err().contains("404"), result.err());
  }

  @Test
  void aPageWithoutRecordsIsAFailureAndNotTheEnd() {
    broken(".*/departments", aResponse().withBody("{\"hasMoreResults\": false}"));

    assertEquals(4, company.sync("--catalog", company.catalog("departments")).code());
  }

  @Test
  void anErrorBodyWithStatus200IsAFailureAndNotAnEmptyList() {
    broken(
        ".*/departments",
        aResponse().withBody("{\"CorrelationId\": \"abcdef01\", \"Title\": \"Oops\"}"));

    assertEquals(4, company.sync("--catalog", company.catalog("departments")).code());
  }

  @Test
  void aListThatSaysItHasNoneIsEmptyWhereThatWasSeen() {
    broken(
        ".*/timeoffrequests",
        aResponse()
            .withStatus(400)
            .withBody(PaycorErrors.body("Bad Request", "x is invalid or has no TimeOff requests")));
    TapRun.Result result = company.sync("--catalog", company.catalog("time_off_requests"));

    assertEquals(0, result.code(), result.err());
    assertEquals(1, result.schemas().size(), "an empty stream has its SCHEMA");
  }

  @Test
  void aListThatSaysItHasNoneIsAFailureElsewhere() {
    broken(
        ".*/departments",
        aResponse()
            .withStatus(400)
            .withBody(PaycorErrors.body("Bad Request", "x is invalid or has no Departments")));

    assertEquals(4, company.sync("--catalog", company.catalog("departments")).code());
  }

  @Test
  void aRecordWithoutItsKeyIsADataFailureThatNamesTheField() {
    broken(
        ".*/departments",
        aResponse()
            .withBody(
                "{\"hasMoreResults\": false, \"records\": [{\"description\": \"Top secret\"}]}"));
    TapRun.Result result = company.sync("--catalog", company.catalog("departments", "job_titles"));

    assertEquals(5, result.code());
    assertTrue(result.err().contains("no usable value for id"), result.err());
    assertFalse(result.err().contains("Top secret"));
    assertFalse(result.records("job_titles").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"legalEntityId\": null}", "{\"legalEntityId\": \"Zoe\"}", "{}"})
  void aLegalEntityWithoutAnIdIsNotLeftOutOfAllInSilence(String entry) {
    broken(
        ".*/ActivatedLegalEntityTenantList",
        aResponse()
            .withBody("{\"userLegalEntities\": [{\"legalEntityId\": 501123}, " + entry + "]}"));
    TapRun.Result result = company.with("legal_entity_id", "all").sync();

    assertEquals(5, result.code(), result.err());
    assertTrue(result.err().contains("without a usable legalEntityId"), result.err());
    assertFalse(result.err().contains("Zoe"), result.err());
    assertEquals(1, result.messages().size(), "the state as it was");
  }

  @Test
  void a403AfterASuccessIsAFailure() {
    TapRun.Result all = company.sync("--catalog", company.catalog("pay_rates"));
    String last =
        all.records("pay_rates").stream()
            .map(each -> each.path("employeeId").asString())
            .max(String::compareTo)
            .orElseThrow();
    broken(
        "/v1/employees/" + last + "/payrates",
        aResponse().withStatus(403).withBody(PaycorErrors.FORBIDDEN));
    TapRun.Result result = company.sync("--catalog", company.catalog("pay_rates"));

    assertEquals(4, result.code());
    assertTrue(result.err().contains("403"), result.err());
    assertFalse(result.lastState().has("currently_syncing"), "what failed does not go first");
  }

  @Test
  void undeclaredFieldsAreDroppedKeptOrRefusedAsTheUserSays() {
    broken(
        ".*/timeofftypes",
        aResponse().withBody("{\"records\": [{\"id\": \"a\", \"name\": 7.50, \"newOne\": {}}]}"));
    Path catalog = company.catalog("time_off_types");

    TapRun.Result warned = company.sync("--catalog", catalog);
    assertEquals(0, warned.code());
    assertTrue(warned.out().contains("{\"legalEntityId\":501123,\"id\":\"a\",\"name\":\"7.50\"}"));
    assertTrue(warned.err().contains("1 × newOne: not in the schema, dropped"), warned.err());

    TapRun.Result kept = company.with("schema_drift", "keep").sync("--catalog", catalog);
    assertTrue(kept.out().contains("\"newOne\":{}"));
    assertTrue(kept.schema("time_off_types").path("additionalProperties").asBoolean());

    assertEquals(5, company.with("schema_drift", "fail").sync("--catalog", catalog).code());
  }
}
