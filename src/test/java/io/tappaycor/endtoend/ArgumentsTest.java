package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong command lines: exit code 2, one line that names the option, and no value. */
final class ArgumentsTest {

  private static final String SECRET = "s3cr3t";

  @TempDir Path home;

  private String refused(Object... arguments) {
    return refused(TapRun.in(home), arguments);
  }

  private static String refused(TapRun run, Object... arguments) {
    TapRun.Result result = run.run(arguments);

    assertEquals(2, result.code(), result.err());
    assertEquals("", result.out());
    assertFalse(result.err().contains(SECRET), result.err());
    List<String> errors = result.err().lines().filter(line -> line.startsWith("ERROR ")).toList();
    boolean several = errors.get(0).endsWith(" problems:");
    assertTrue(several || errors.size() == 1, result.err());
    return String.join(" ", errors);
  }

  @Test
  void aFileAfterAnAtSignIsNotReadIntoTheMessage() {
    Path config =
        TapRun.file(
            home,
            "config.json",
            "{\"client_secret\": \"s3cr3t-1\",\n \"refresh_token\": \"s3cr3t-2\"}");

    assertTrue(refused("--config", "@" + config).contains("--config needs a path without @"));
    assertTrue(refused("--state", "@" + config).contains("--state needs a path without @"));
    assertTrue(refused("@" + config).contains("Argument 1"));
    assertTrue(refused("login", "@" + config).contains("Argument 2"));
    assertTrue(refused("login", "-c", "@" + config).contains("--config needs a path without @"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--client-secret=s3cr3t | --client-secret is not an option: client_secret is a setting",
        "--client-secret s3cr3t | --client-secret is not an option: client_secret is a setting",
        "--refresh-tokn=s3cr3t | The option --refresh-tokn does not exist",
        "--s3cr3t | Argument 1 is neither an option nor a command",
        "-xs3cr3t | Argument 1 is neither an option nor a command",
        "s3cr3t | Argument 1 is neither an option nor a command",
        "--sandbox --employees s3cr3t | The value of --employees is invalid: it needs to be a whole number",
        "--sandbox --as-of=s3cr3t | The value of --as-of is invalid",
        "--about --format s3cr3t | The value of --format is invalid: it needs to be text, json, markdown",
        "--test=s3cr3t | The value of --test is invalid: it needs to be streams, auth, records",
        "--config --client-secret=s3cr3t | ERROR",
        "--config | The option --config needs a value: FILE|ENV",
        "--config client_secret=s3cr3t | The option --config needs the path of a file",
        "--config {\"client_secret\":\"s3cr3t\"} | The option --config needs the path of a JSON file",
        "--state {\"bookmarks\":\"s3cr3t\"} | The option --state needs the path of a JSON file",
        "--catalog {\"streams\":\"s3cr3t\"} | The option --catalog needs the path of a JSON file",
        "--state a --state s3cr3t | The option --state was given more than once",
        "--sandbox --refuse s3cr3t | A value of --refuse is not the name of a data access",
        "--sandbox --token-fault s3cr3t | The value of --token-fault is invalid",
      })
  void valuesAreNotShown(String line, String said) {
    String error = refused((Object[]) line.split(" ", -1));

    assertTrue(error.contains(said), error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--employees 3 | The option --employees has no meaning without --sandbox",
        "--discover --not-administrator | The option --not-administrator has no meaning without",
        "--discover --test | Only one of --discover, --test can be done at once",
        "--test --plan | Only one of --test, --plan can be done at once",
        "--about --discover | Only one of --discover, --about can be done at once",
        "--discover --format json | The option --format has no meaning without --about",
        "--discover --report r.html | The option --report has no meaning with --discover",
        "--sandbox --test --summary-file s.json | The option --summary-file has no meaning with",
        "--sandbox --plan --report r.html | The option --report has no meaning with --plan",
        "--about --report r.html | The option --report has no meaning with --about",
        "--sandbox --backfill paystubs | The option --backfill has no meaning without --since",
        "--sandbox --since 2025-01-01 | The option --since has no meaning without --backfill",
        "--sandbox --backfill x --since 2025-01-01 | names a stream that does not exist",
        "--sandbox --full-refresh zzzzzzzz | does not exist: see `tap-paycor --discover`",
        "--sandbox --backfill paystubs --since 2025-13-01 | needs to be a day, such as 2026-01-31",
        "--sandbox --select employees,persons | give each pattern on its own",
        "--sandbox --select= | A pattern of --select is empty",
        "--sandbox --backfill pay_rates --since 2025-01-01 | which is not read by days",
        "--sandbox --backfill pay_schedules --since 2025-01-01 | which is not selected",
        "--sandbox --finish --backfill paystubs --since 2025-01-01 | can be done at once",
        "--sandbox --backfill paystubs --since soon | --since",
        "--discover --backfill paystubs --since 2025-01-01 | has no meaning with --discover",
        "--sandbox login | The command login has no option --sandbox",
        "--discover sandbox | The command sandbox has no option --discover",
      })
  void optionsThatMeanNothingTogetherAreRefused(String line, String said) {
    String error = refused((Object[]) line.split(" ", -1));

    assertTrue(error.contains(said), error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TAP_PAYCOR_LOGLEVEL", "LOGLEVEL"})
  void aLogLevelThatDoesNotExistIsRefused(String variable) {
    String error = refused(TapRun.in(home).with(variable, "s3cr3t"), "--sandbox");

    assertTrue(error.contains(variable + " is not a log level"), error);
    assertEquals(0, TapRun.in(home).with(variable, "s3cr3t").run("--version").code());
    assertEquals(0, TapRun.in(home).with(variable, " ").run("--discover").code());
    assertEquals(0, TapRun.in(home).with(variable, "Warning").run("--discover").code());
  }

  @Test
  void optionsBeforeASubcommandCount() {
    Path config = TapRun.file(home, "config.json", "{\"client_id\": \"c\"}");
    List<String> said = new ArrayList<>();
    for (List<Object> arguments :
        List.<List<Object>>of(
            List.of("--config", config, "login"),
            List.of("login", "--config", config),
            List.of("-c", config, "login", "--timeout", "1"))) {
      said.add(refused(arguments.toArray()));
    }

    assertTrue(said.get(0).contains("client_secret is required"), said.get(0));
    assertFalse(said.get(0).contains("client_id"), said.get(0));
    assertEquals(said.get(0), said.get(1));
    assertEquals(said.get(0), said.get(2));
    assertTrue(TapRun.in(home).run("--help", "login").out().contains("--paste"));
  }

  @Test
  void aFileWhoseNameBeginsWithAnAtSignCanBeRead() {
    Path config = TapRun.file(home, "@config.json", "{\"client_id\": \"c\"}");

    assertTrue(refused("--config", config).contains("client_secret is required"));
  }

  @Test
  void aKeyThatStandsTwiceIsNamed() {
    Path config =
        TapRun.file(
            home,
            "config.json",
            "{\"client_id\": \"s3cr3t\", \"scope\": {}, \"client_id\": \"b\"}");

    assertTrue(refused("--config", config).contains("has client_id twice"));
  }
}
