package io.tappaycor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.postgres.TestDatabase;
import io.tappaycor.sandbox.Sandbox;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A token store in a database, and the commands for its keyset, as a user has them. */
final class SharedStoreCommandTest {

  @TempDir Path home;
  private Sandbox sandbox;
  private ObjectNode config;

  @BeforeEach
  void start() throws IOException {
    String url = TestDatabase.orSkip().url();
    sandbox =
        Sandbox.start(
            CompanySettings.defaults(LocalDate.now(ZoneOffset.UTC)).withEmployees(3),
            ServerSettings.defaults());
    config = sandbox.config().put("token_store", url);
  }

  @AfterEach
  void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  private TapRun.Result run(Object... more) {
    Object[] all = new Object[more.length + 2];
    System.arraycopy(more, 0, all, 0, more.length);
    all[more.length] = "--config";
    all[more.length + 1] = TapRun.file(home, "config.json", config);
    return TapRun.in(home).run(all);
  }

  private static void assertUsage(TapRun.Result result, String said) {
    assertEquals(2, result.code(), result.err());
    assertTrue(result.err().contains(said), result.err());
    assertEquals("", result.out());
  }

  @Test
  void aKeysetIsNeededAndOnlyOne() {
    assertUsage(run(), "make one with `tap-paycor keyset create`");

    config.put("token_keyset", "{\"s3cr3t\": 1}");
    TapRun.Result broken = run();
    assertUsage(broken, "token_keyset is not a keyset");
    assertFalse(broken.err().contains("s3cr3t"), broken.err());

    config.put("token_keyset_file", "keyset.json");
    assertUsage(run(), "exclude each other");

    config.remove("token_keyset");
    assertUsage(run(), "keyset.json cannot be read");
  }

  @Test
  void aKeysetIsMadeUsedRotatedAndUsedAgain() throws IOException {
    Path file = home.resolve("keyset.json");
    assertEquals(0, TapRun.in(home).run("keyset", "create", "--output", file).code());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertUsage(TapRun.in(home).run("keyset", "create", "--output", file), "already");
    config.put("token_keyset_file", "keyset.json");

    assertEquals(0, run("--test=auth").code());
    String before = Files.readString(file);
    TapRun.Result rotated = TapRun.in(home).run("keyset", "rotate", "--keyset-file", file);
    assertEquals(0, rotated.code(), rotated.err());
    assertTrue(rotated.err().contains("2 keys"), rotated.err());
    assertFalse(before.equals(Files.readString(file)));
    TapRun.Result again = run("keyset", "reencrypt");
    assertEquals(0, again.code(), again.err());

    TapRun.Result doctor = run("doctor");
    assertEquals(0, doctor.code(), doctor.err() + doctor.out());
    assertTrue(doctor.out().contains("1 activation"), doctor.out());
    Files.writeString(file, before);
    TapRun.Result old = run();
    assertEquals(3, old.code(), old.err());
    assertTrue(old.err().contains("cannot be decrypted"), old.err());
    assertEquals(1, sandbox.traffic().refreshes());
  }

  @Test
  void aKeysetFromTheEnvironmentServes() {
    String keyset = TapRun.in(home).run("keyset", "create").out();

    TapRun.Result result =
        TapRun.in(home)
            .with("TAP_PAYCOR_TOKEN_KEYSET", keyset)
            .run("--config", TapRun.file(home, "c.json", config), "--config", "ENV", "--test=auth");

    assertEquals(0, result.code(), result.err());
    assertEquals(1, keyset.lines().count());
    assertFalse(result.err().contains(keyset.strip()));
  }

  @Test
  void aPasswordInTheAddressIsNeitherUsedNorShown() {
    config.put("token_store", "jdbc:postgresql://u:s3cr3t@h/d?password=s3cr3t");
    config.put("token_keyset", TapRun.in(home).run("keyset", "create").out());

    TapRun.Result check = run("config", "check");
    TapRun.Result sync = run();

    assertFalse((check.out() + check.err() + sync.out() + sync.err()).contains("s3cr3t"));
    assertEquals(2, sync.code(), sync.err());
    assertTrue(sync.err().contains("token_store holds a password"), sync.err());
  }

  @Test
  void whatIsNoStoreIsRefused() {
    config.put("token_store", "jdbc:mysql://h/d");
    assertUsage(run(), "jdbc:postgresql://HOST:PORT/DATABASE");

    config.put("token_store", "exec:tokens");
    assertUsage(run(), "whole path");
  }

  @Test
  void aDatabaseThatIsAwayIsBusy() {
    config.put("token_store", "jdbc:postgresql://127.0.0.1:1/d");
    config.put("token_keyset", TapRun.in(home).run("keyset", "create").out());

    TapRun.Result away = run();

    assertEquals(75, away.code(), away.err());
    assertTrue(away.err().contains("No refresh token has been used up"), away.err());
    assertEquals(0, sandbox.traffic().refreshes());
  }
}
