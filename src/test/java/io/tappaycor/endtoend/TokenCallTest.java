package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.sandbox.settings.TokenFault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Token calls that are answered by somebody on the way, or in another form. */
final class TokenCallTest {

  @TempDir Path home;

  private Company with(TokenFault... faults) {
    return Company.of(
        home, settings -> settings, server -> server.withTokenFaults(List.of(faults)));
  }

  @ParameterizedTest
  @EnumSource(TokenFault.class)
  void everyFaultIsOvercome(TokenFault fault) {
    try (Company company = with(fault)) {
      TapRun.Result result = company.sync("--catalog", company.catalog("departments"));

      assertEquals(0, result.code(), result.err());
      assertTrue(!result.records("departments").isEmpty());
      assertEquals(0, company.traffic().spentRefreshTokens());
    }
  }

  @Test
  void aGatewayThatNeverLetsTheCallPassIsAFailureThatLeavesTheTokenAlone() {
    try (Company company = with(TokenFault.HTML_403, TokenFault.HTML_403)) {
      company.with("max_retry_seconds", 0);
      Path catalog = company.catalog("departments");

      TapRun.Result result = company.sync("--catalog", catalog);
      assertEquals(4, result.code(), result.err());
      assertTrue(result.err().contains("firewall, gateway or proxy"), result.err());

      company.sync("--catalog", catalog);
      assertEquals(0, company.sync("--catalog", catalog).code());
      assertEquals(0, company.traffic().spentRefreshTokens());
    }
  }

  @Test
  void aResponseWithoutARefreshTokenIsSaid() {
    try (Company company = with(TokenFault.NO_REFRESH_TOKEN)) {
      TapRun.Result result = company.sync("--catalog", company.catalog("departments"));

      assertTrue(result.err().contains("keeps the old one"), result.err());
    }
  }
}
