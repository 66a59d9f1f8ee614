package io.tappaycor.auth.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.config.Secret;
import io.tappaycor.failure.UsageException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStoreLocationTest {

  private static final Path HOME = Path.of("/home/someone");

  private static Path location(Map<String, String> environment, String url, String key) {
    return FileStoreLocation.defaultFor(
        environment, HOME.toString(), url, "client", new Secret(key));
  }

  @Test
  void liesInTheStateHomeIfThatIsAbsolute() {
    Path path = location(Map.of("XDG_STATE_HOME", "/var/state"), "https://apis.paycor.com", "k");

    assertEquals(Path.of("/var/state/tap-paycor"), path.getParent());
    assertTrue(
        path.getFileName().toString().matches("apis\\.paycor\\.com-[0-9a-f]{16}\\.json"),
        path.toString());
  }

  @Test
  void liesUnderTheHomeDirectoryOtherwise() {
    Path expected = HOME.resolve(".local/state/tap-paycor");

    assertEquals(expected, location(Map.of(), "https://apis.paycor.com", "k").getParent());
    assertEquals(
        expected,
        location(Map.of("XDG_STATE_HOME", "relative"), "https://apis.paycor.com", "k").getParent());
    assertEquals(
        expected, location(Map.of("XDG_STATE_HOME", ""), "https://a.example", "k").getParent());
  }

  @Test
  void theVariableHomeGoesBeforeTheHomeDirectoryThatTheSystemKnows() {
    String url = "https://apis.paycor.com";

    assertEquals(
        Path.of("/volume/.local/state/tap-paycor"),
        location(Map.of("HOME", "/volume"), url, "k").getParent());
    assertEquals(
        Path.of("/var/state/tap-paycor"),
        location(Map.of("HOME", "/volume", "XDG_STATE_HOME", "/var/state"), url, "k").getParent());
    assertEquals(
        HOME.resolve(".local/state/tap-paycor"),
        location(Map.of("HOME", "volume"), url, "k").getParent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HOME", "XDG_STATE_HOME"})
  void aVariableThatJavaCannotReadLeadsToNoOtherStore(String variable) {
    Map<String, String> environment = Map.of(variable, "/home/Z\0rich");

    var failure =
        assertThrows(
            UsageException.class, () -> location(environment, "https://apis.paycor.com", "k"));

    assertTrue(failure.getMessage().contains(variable), failure.getMessage());
    assertTrue(failure.getMessage().contains("C.UTF-8"), failure.getMessage());
    assertThrows(
        UsageException.class, () -> FileStoreLocation.of("~/t", Map.of("HOME", "/\0"), "/home/a"));
  }

  @Test
  void aTildeIsTheHomeDirectory() {
    assertEquals(
        Path.of("/volume/paycor/t.json"),
        FileStoreLocation.of("~/paycor/t.json", Map.of("HOME", "/volume"), HOME.toString()));
    assertEquals(
        HOME.resolve("t.json"), FileStoreLocation.of("~/t.json", Map.of(), HOME.toString()));
    assertEquals(Path.of("/a/t.json"), FileStoreLocation.of("/a/t.json", Map.of(), "?"));
    assertThrows(UsageException.class, () -> FileStoreLocation.of("~/t.json", Map.of(), "?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "", "home/someone"})
  void withoutAnyAbsolutePathTheSettingIsAskedFor(String userHome) {
    Map<String, String> environment = Map.of("HOME", "", "XDG_STATE_HOME", "state");

    var failure =
        assertThrows(
            UsageException.class,
            () ->
                FileStoreLocation.defaultFor(
                    environment, userHome, "https://apis.paycor.com", "client", new Secret("k")));

    assertTrue(failure.getMessage().contains("Set token_store"), failure.getMessage());
  }

  @Test
  void tellsHostsPortsAndKeysApart() {
    String url = "http://127.0.0.1:8080";

    assertTrue(location(Map.of(), url, "k").getFileName().toString().startsWith("127.0.0.1-8080-"));
    assertNotEquals(location(Map.of(), url, "k"), location(Map.of(), url, "l"));
    assertEquals(
        location(Map.of(), "https://apis.paycor.com", "k"),
        location(Map.of(), "https://APIS.paycor.com:443/", "k"));
    assertTrue(location(Map.of(), "http://[::1]:80", "k").getFileName().toString().startsWith("_"));
  }
}
