package io.tappaycor.endtoend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.ValueMatcher;
import io.tappaycor.cli.TapRun;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site so big that it answers only small windows. */
final class WindowCareTest {

  @TempDir Path home;

  /** Requests for windows of more than so many days. */
  private record WiderThan(int days) implements ValueMatcher<Request> {
    @Override
    public MatchResult match(Request request) {
      if (!request.getUrl().contains("/punches")) {
        return MatchResult.noMatch();
      }
      LocalDate first = day(request, "startDate");
      LocalDate last = day(request, "endDate");
      return MatchResult.of(last.toEpochDay() - first.toEpochDay() + 1 > days);
    }

    private static LocalDate day(Request request, String name) {
      return LocalDate.parse(request.queryParameter(name).firstValue().substring(0, 10));
    }
  }

  @Test
  void aWindowThatTimesOutIsHalvedAndReadAgain() {
    WireMockServer front = new WireMockServer(wireMockConfig().dynamicPort());
    front.start();
    try (Company company = Company.small(home)) {
      LocalDate start = LocalDate.now(ZoneOffset.UTC).minusDays(16);
      company.with("start_date", start.toString());
      company.with("token_store", home.resolve("tokens.json").toString());
      Path catalog = company.catalog("time_card_punches");
      TapRun.Result expected = company.sync("--catalog", catalog);

      front.stubFor(
          any(anyUrl()).atPriority(9).willReturn(aResponse().proxiedFrom(company.baseUrl())));
      front.stubFor(
          WireMock.requestMatching(new WiderThan(2))
              .atPriority(1)
              .willReturn(aResponse().withStatus(504)));
      company.with("api_base_url", front.baseUrl()).with("max_retry_seconds", 0);
      TapRun.Result halved = company.sync("--catalog", catalog);

      assertEquals(0, halved.code(), halved.err());
      assertEquals(
          new HashSet<>(expected.records("time_card_punches")),
          new HashSet<>(halved.records("time_card_punches")));
      assertEquals(
          expected.lastState().findValues("replication_key_value"),
          halved.lastState().findValues("replication_key_value"));
    } finally {
      front.stop();
    }
  }
}
