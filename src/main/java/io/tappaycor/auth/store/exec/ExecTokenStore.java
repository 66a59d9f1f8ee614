package io.tappaycor.auth.store.exec;

import io.tappaycor.auth.store.StoreDescription;
import io.tappaycor.auth.store.StoreFormat;
import io.tappaycor.auth.store.StoreMessages;
import io.tappaycor.auth.store.StoreWriteException;
import io.tappaycor.auth.store.TokenLease;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.config.Configuration;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A store behind {@code COMMAND read} and {@code COMMAND write VERSION}. It has no lock: the mark
 * of a refresh is written by compare and set, so that one worker spends the token, and the others
 * wait for what it writes.
 */
public final class ExecTokenStore implements TokenStore {

  /** What a token store begins with that is a command. */
  private static final String PREFIX = "exec:";

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration MARGIN = Duration.ofSeconds(60);
  private static final int CHANGED = 9;

  private final StoreCommand command;
  private final StoreDescription description;
  private final Duration callsOutlive;

  ExecTokenStore(Path path, Duration callsOutlive) {
    this.command = new StoreCommand(path, LIMIT);
    this.description =
        new StoreDescription("exec:" + path, "Run its command by hand to see what is wrong");
    this.callsOutlive = callsOutlive;
  }

  /**
   * The store of a configuration; nothing is run yet.
   *
   * @param setting {@code exec:} and the path of the command
   * @throws UsageException if the path is not absolute
   */
  public static ExecTokenStore open(Configuration configuration, String setting) {
    Path path = Path.of(setting.substring(PREFIX.length()));
    if (!path.isAbsolute()) {
      throw new UsageException(
          "token_store needs the whole path of its command, such as exec:/usr/local/bin/tokens,"
              + " without arguments");
    }
    return new ExecTokenStore(path, configuration.connection().requestTimeout().plus(MARGIN));
  }

  @Override
  public StoreDescription describe() {
    return description;
  }

  @Override
  public Duration callsOutlive() {
    return callsOutlive;
  }

  @Override
  public TokenFamilies read() {
    return content().families();
  }

  private ExecContent content() {
    StoreCommand.Result result;
    try {
      result = command.run(new byte[0], "read");
    } catch (IOException failed) {
      throw StoreMessages.away(description, String.valueOf(failed.getMessage()), failed);
    }
    if (result.exitCode() != 0) {
      throw StoreMessages.away(
          description, "its command read ended with exit code " + result.exitCode(), null);
    }
    try {
      return ExecContent.parse(result.output()).orElseThrow(this::malformed);
    } catch (StoreFormat.UnreadableException unreadable) {
      throw StoreMessages.unusable(description, unreadable);
    }
  }

  private AuthenticationException malformed() {
    return new AuthenticationException(
        "The command of the token store "
            + description.name()
            + " did not print {\"version\": \"…\", \"content\": {…}} for read, which is not repeated"
            + " here because it may hold tokens. It was left unchanged. Correct the command");
  }

  /** {@inheritDoc} There is nothing to hold: {@link TokenLease#replace} lets one of many win. */
  @Override
  public TokenLease lease() {
    return new Lease();
  }

  private final class Lease implements TokenLease {

    @Override
    public TokenFamilies read() {
      return ExecTokenStore.this.read();
    }

    @Override
    public boolean replace(TokenFamilies expected, TokenFamilies next) throws StoreWriteException {
      ExecContent stored = content();
      return stored.families().equals(expected) && write(stored.version(), next);
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }

  private boolean write(String version, TokenFamilies next) throws StoreWriteException {
    StoreCommand.Result result;
    try {
      result = command.run(StoreFormat.write(next), "write", version);
    } catch (IOException failed) {
      throw StoreWriteException.away(String.valueOf(failed.getMessage()), failed);
    }
    if (result.exitCode() != 0 && result.exitCode() != CHANGED) {
      String reason = "its command write ended with exit code " + result.exitCode();
      throw StoreWriteException.away(reason, new IOException(reason));
    }
    return result.exitCode() == 0;
  }
}
