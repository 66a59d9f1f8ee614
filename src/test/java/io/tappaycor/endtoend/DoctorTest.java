package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor names what is wrong, in the order in which things depend on each other. */
final class DoctorTest {

  @TempDir Path home;

  private TapRun.Result doctor(Company company, Object... more) {
    List<Object> words = new ArrayList<>(List.of("doctor", "--config", company.configFile()));
    words.addAll(List.of(more));
    return TapRun.in(home).run(words.toArray());
  }

  @Test
  void everythingThatIsRightIsSaid() {
    try (Company company = Company.small(home)) {
      TapRun.Result first = doctor(company);
      TapRun.Result second = doctor(company);

      assertEquals(0, first.code(), first.out() + first.err());
      assertTrue(first.out().contains("proxy           none"), first.out());
      assertTrue(first.out().contains("DNS             127.0.0.1 is 127.0.0.1"), first.out());
      assertTrue(first.out().contains("(status 401 without tokens)"), first.out());
      assertTrue(first.out().contains("client secret and refresh token are right"), first.out());
      assertTrue(first.out().contains("501123 of the 1 that the login may read"), first.out());
      assertTrue(first.out().lines().anyMatch(line -> line.matches("employees .* ok")));
      assertTrue(second.out().contains("1 activation, rotated"), second.out());
      assertTrue(second.out().contains("are not checked: add --auth"), second.out());
      assertTrue(doctor(company, "--auth").out().contains("refresh token are right"));
    }
  }

  @Test
  void noRecordAndNoSecretIsPrinted() {
    try (Company company = Company.small(home)) {
      String said = doctor(company, "--auth").out();

      assertFalse(said.contains("RECORD"), said);
      assertFalse(said.contains(company.config().path("refresh_token").asString()), said);
      assertFalse(said.contains(company.config().path("client_secret").asString()), said);
    }
  }

  @Test
  void aWrongSecretIsTheLastCheck() {
    try (Company company = Company.small(home).with("client_secret", "wrong")) {
      TapRun.Result result = doctor(company);

      assertEquals(3, result.code(), result.out());
      assertTrue(result.out().contains("tokens          FAILED: "), result.out());
      assertFalse(result.out().contains("legal entities"), result.out());
    }
  }

  @Test
  void aLegalEntityThatTheLoginMayNotReadIsNamedWithThoseItMay() {
    try (Company company = Company.small(home).with("legal_entity_id", 7)) {
      TapRun.Result result = doctor(company);

      assertEquals(2, result.code(), result.out());
      assertTrue(
          result
              .out()
              .contains("legal_entity_id has 7, which the login may not read: it may read 501123"),
          result.out());
    }
  }

  @Test
  void whatIsNotPermittedIsNamed() {
    try (Company company =
        Company.of(
            home,
            each -> each,
            each -> each.withRefusedDataAccess(Set.of("View Employee Payrates")))) {
      TapRun.Result result = doctor(company);

      assertEquals(0, result.code(), result.out());
      assertTrue(result.out().contains("\"View Employee Payrates\" ("), result.out());
    }
  }

  @Test
  void anUnreachableHostIsSaidAtItsStep() throws Exception {
    try (Company company = Company.small(home).with("api_base_url", "https://paycor.invalid")) {
      TapRun.Result unknown = doctor(company);

      assertEquals(4, unknown.code(), unknown.out());
      assertTrue(unknown.out().contains("DNS             FAILED: paycor.invalid"), unknown.out());
    }
    Files.deleteIfExists(home.resolve("config.json"));
    try (Company company = Company.small(home).with("api_base_url", "http://127.0.0.1:1")) {
      TapRun.Result refused = doctor(company);

      assertEquals(4, refused.code(), refused.out());
      assertTrue(
          refused.out().contains("connection      FAILED: 127.0.0.1:1 does not accept"),
          refused.out());
    }
  }

  @Test
  void itRunsAgainstTheSandbox() {
    TapRun.Result result = TapRun.in(home).run("doctor", "--sandbox", "--employees", 3);

    assertEquals(0, result.code(), result.out() + result.err());
  }
}
