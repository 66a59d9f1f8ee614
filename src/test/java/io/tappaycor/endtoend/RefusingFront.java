package io.tappaycor.endtoend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.including;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.tappaycor.http.PaycorErrors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A Paycor that refuses one part for one legal entity: WireMock in front of the sandbox. */
record RefusingFront(Company company, String entity, String part) {

  <T> T run(Supplier<T> run) {
    return run(run, front -> {});
  }

  /** The first read of another legal entity fails. */
  <T> T runFailingOnceFor(String other, Supplier<T> run) {
    company.with("max_retry_seconds", 0);
    return run(
        run,
        front ->
            front.stubFor(
                get(urlPathMatching(".*/" + other + "/.*"))
                    .atPriority(1)
                    .inScenario("outage")
                    .whenScenarioStateIs(Scenario.STARTED)
                    .willSetStateTo("over")
                    .willReturn(aResponse().withStatus(500))));
  }

  private <T> T run(Supplier<T> run, Consumer<WireMockServer> more) {
    WireMockServer front = new WireMockServer(wireMockConfig().dynamicPort());
    front.start();
    try {
      front.stubFor(
          any(anyUrl()).atPriority(9).willReturn(aResponse().proxiedFrom(company.baseUrl())));
      front.stubFor(
          get(urlPathMatching(".*/" + entity + "/.*"))
              .atPriority(1)
              .withQueryParam("include", including(containing(part)))
              .willReturn(aResponse().withStatus(403).withBody(PaycorErrors.FORBIDDEN)));
      more.accept(front);
      company.with("api_base_url", front.baseUrl());
      return run.get();
    } finally {
      front.stop();
    }
  }
}
