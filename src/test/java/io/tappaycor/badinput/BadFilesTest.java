package io.tappaycor.badinput;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tappaycor.cli.TapRun;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no config, catalog or state at all. */
final class BadFilesTest {

  @TempDir private Path home;

  /** Runs the tap with a file in the given role; the others are right. */
  private TapRun.Result given(String role, Path file) {
    if (role.equals("config")) {
      return TapRun.in(home).run("--config", file);
    }
    Path config = TapRun.file(home, "right.json", Refusal.config());
    return TapRun.in(home).run("--config", config, "--" + role, file);
  }

  private Path bytes(byte[] content) throws IOException {
    return Files.write(home.resolve("given.json"), content);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is empty: it should hold a JSON object",
        "' ' | where a JSON object is needed",
        "{ | is not valid JSON, line 1 column 2: fix it there",
        "{\"client_secret\": \"s3cr3t | is not valid JSON, line 1",
        "{\"client_secret\": s3cr3t} | is not valid JSON, line 1",
        "{\"client_secret\": \"s3cr3t\"} {} | is not valid JSON, line 1",
        "{'client_secret': 1} | double quotes",
        "[] | holds an array where a JSON object is needed",
        "\"s3cr3t\" | holds a text where a JSON object is needed",
        "12 | holds a number where a JSON object is needed",
        "null | holds null where a JSON object is needed",
        "true | holds true or false where a JSON object is needed",
        "client_secret: s3cr3t | is not valid JSON, line 1",
        "<config>s3cr3t</config> | is not valid JSON, line 1",
        "{\"a\": 1e99999999999} | is not valid JSON: fix it there",
        "{\"a\": NaN} | is not valid JSON, line 1",
      })
  void whatIsNoObjectIsRefusedInEveryRole(String content, String remedy) throws IOException {
    Path file = bytes(content.getBytes(StandardCharsets.UTF_8));
    for (String role : new String[] {"config", "catalog", "state"}) {
      Refusal.of(given(role, file), "The " + role + " file " + file, remedy);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "catalog", "state"})
  void whatIsNoUtf8IsRefused(String role) throws IOException {
    Path latin = bytes("{\"client_id\": \"Zoë s3cr3t\"}".getBytes(StandardCharsets.ISO_8859_1));
    Refusal.of(given(role, latin), latin, "not valid JSON, line 1", "UTF-8");

    Path binary = bytes(new byte[] {0, 1, 2, 3, (byte) 0xff, 0, 0, 0});
    Refusal.of(given(role, binary), binary, "not valid JSON");

    Path cut = bytes("{\"a\": \"ë".getBytes(StandardCharsets.UTF_8));
    Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(cut), 8));
    Refusal.of(given(role, cut), cut, "not valid JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "catalog", "state"})
  void otherUnicodesAreReadAndJudgedLikeAnyOther(String role) throws IOException {
    String wrong =
        switch (role) {
          case "config" -> "{\"client_id\": 1}";
          case "catalog" -> "{\"streams\": 1}";
          default -> "{\"bookmarks\": 1}";
        };
    for (byte[] content :
        new byte[][] {
          ("\uFEFF" + wrong).getBytes(StandardCharsets.UTF_8),
          ("\uFEFF" + wrong).getBytes(StandardCharsets.UTF_16BE),
          ("\uFEFF" + wrong).getBytes(StandardCharsets.UTF_16LE),
        }) {
      Path file = bytes(content);
      String remedy =
          switch (role) {
            case "config" -> "client_secret is required";
            case "catalog" -> file + " has a number at streams where it needs an array";
            default -> file + " has a number at bookmarks where it needs an object";
          };
      Refusal.of(given(role, file), remedy);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "catalog", "state"})
  void whatCannotBeReadIsRefused(String role) throws IOException {
    Path none = home.resolve("none.json");
    Refusal.of(given(role, none), "There is no " + role + " file " + none, "check the path");
    Refusal.of(given(role, home), home + " is a directory", "give the path of a file");
    Path below = bytes("{}".getBytes(StandardCharsets.UTF_8)).resolve("below.json");
    Refusal.of(given(role, below), below, "check");

    Path huge = home.resolve("huge.json");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      sparse.setLength((64L << 20) + 1);
    }
    Refusal.of(given(role, huge), huge, "is larger than 64 MiB: this is not a " + role);
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "catalog", "state"})
  void whatHasNoEndIsRefusedWithoutBeingReadWhole(String role) {
    Path endless = Path.of("/dev/zero");
    assumeTrue(Files.exists(endless), "this system has a file without end");
    Refusal.of(given(role, endless), endless, "is larger than 64 MiB: this is not a " + role);
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "catalog", "state"})
  void aFileThatIsClosedToUsIsRefused(String role) throws IOException {
    Path file = bytes("{}".getBytes(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root reads everything");
    Refusal.of(given(role, file), file, "check its permissions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "catalog", "state"})
  void whatIsNestedWithoutEndIsRefused(String role) throws IOException {
    for (String nested :
        new String[] {
          "{\"a\":".repeat(100_000), "{\"a\":" + "[".repeat(100_000), "[{\"a\":".repeat(50_000)
        }) {
      Path file = bytes(nested.getBytes(StandardCharsets.UTF_8));
      Refusal.of(given(role, file), file, "not valid JSON");
    }
  }
}
