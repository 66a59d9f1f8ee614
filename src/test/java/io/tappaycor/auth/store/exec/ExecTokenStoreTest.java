package io.tappaycor.auth.store.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.auth.rotation.RotatingTokens;
import io.tappaycor.auth.store.StoreWriteException;
import io.tappaycor.auth.store.TokenLease;
import io.tappaycor.auth.token.FakePaycor;
import io.tappaycor.auth.token.FakeTime;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.auth.token.TokenFamily;
import io.tappaycor.config.Secret;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.BusyException;
import io.tappaycor.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that keeps the tokens: what it is told, and what it may get wrong. */
@DisabledOnOs(OS.WINDOWS)
final class ExecTokenStoreTest {

  /** Keeps them in a file, with a version, under a lock. */
  private static final String GOOD =
      """
      cd "$(dirname "$0")"
      exec 9>lock; flock 9
      echo "$@" >>calls
      version=$(cat version 2>/dev/null)
      case $1 in
        read) [ -z "$version" ] || printf '{"version": "%s", "content": %s}' "$version" "$(cat content)";;
        write) [ "$2" = "$version" ] || exit 9; cat >content; echo $((version + 1)) >version;;
      esac
      """;

  @TempDir Path directory;

  private ExecTokenStore store(String script) throws IOException {
    Path command = directory.resolve("tokens");
    Files.writeString(command, "#!/bin/bash\n" + script);
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    return new ExecTokenStore(command, Duration.ofMinutes(2));
  }

  private static TokenFamilies families(String seed) {
    return new TokenFamilies(List.of(TokenFamily.startingWith(new Secret(seed), FakeTime.START)));
  }

  @Test
  void whatIsWrittenIsReadAndNoTokenIsInTheArguments() throws Exception {
    ExecTokenStore store = store(GOOD);

    assertEquals(TokenFamilies.NONE, store.read());
    try (TokenLease lease = store.lease()) {
      assertTrue(lease.replace(TokenFamilies.NONE, families("a-token")));
      assertTrue(lease.replace(families("a-token"), families("b")));
      assertFalse(lease.replace(families("a-token"), families("c")));
    }

    assertEquals(families("b"), store.read());
    assertFalse(Files.readString(directory.resolve("calls")).contains("token"));
  }

  @Test
  void aWriteThatComesSecondIsToldSo() throws Exception {
    ExecTokenStore store = store("[ $1 = read ] || exit 9");

    try (TokenLease lease = store.lease()) {
      assertFalse(lease.replace(TokenFamilies.NONE, families("a")));
    }
  }

  @Test
  void manyWorkersShareOneRefresh() throws Exception {
    store(GOOD);
    FakePaycor paycor = new FakePaycor("seed");
    ExecutorService pool = Executors.newFixedThreadPool(6);
    List<Callable<String>> workers =
        IntStream.range(0, 6)
            .<Callable<String>>mapToObj(
                number ->
                    () ->
                        new RotatingTokens(
                                new ExecTokenStore(
                                    directory.resolve("tokens"), Duration.ofMinutes(2)),
                                paycor.endpoint(new FakeTime()),
                                new Secret("seed"),
                                duration -> Thread.sleep(duration.toMillis()),
                                Clock.systemUTC(),
                                System::nanoTime)
                            .current())
            .toList();

    Set<String> got = new HashSet<>();
    for (Future<String> each : pool.invokeAll(workers)) {
      got.add(each.get());
    }
    pool.shutdown();

    assertEquals(Set.of("access-1"), got);
    assertEquals(List.of("seed"), paycor.asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 3", "kill -9 $$"})
  void aCommandThatFailsToReadIsBusy(String script) throws Exception {
    ExecTokenStore store = store(script);

    BusyException busy = assertThrows(BusyException.class, store::read);
    assertTrue(busy.getMessage().contains("No refresh token has been used up"));
  }

  @Test
  void aCommandThatFailsToWriteIsAFailureThatMayPass() throws Exception {
    ExecTokenStore store = store("[ $1 = read ] || exit 1");

    try (TokenLease lease = store.lease()) {
      assertThrows(
          StoreWriteException.class, () -> lease.replace(TokenFamilies.NONE, families("a")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo s3cr3t",
        "echo '{\"content\": {\"s3cr3t\": 1}}'",
        "echo '{\"version\": \"1\", \"content\": {\"s3cr3t\": 1}}'"
      })
  void whatIsNoStoreIsRefusedAndNotRepeated(String script) throws Exception {
    ExecTokenStore store = store(script);

    var failure = assertThrows(AuthenticationException.class, store::read);
    assertFalse(failure.getMessage().contains("s3cr3t"), failure.getMessage());
  }

  @Test
  void aCommandThatDoesNotExistIsAMistake() {
    ExecTokenStore store = new ExecTokenStore(directory.resolve("none"), Duration.ZERO);

    assertThrows(UsageException.class, store::read);
  }

  @Test
  void aCommandThatHangsIsEndedWithItsChildren() throws Exception {
    store("sleep 60");
    StoreCommand command = new StoreCommand(directory.resolve("tokens"), Duration.ofMillis(300));
    long start = System.nanoTime();

    IOException late = assertThrows(IOException.class, () -> command.run(new byte[0], "read"));

    assertTrue(late.getMessage().contains("took longer"), late.getMessage());
    assertTrue(System.nanoTime() - start < 10_000_000_000L);
  }
}
