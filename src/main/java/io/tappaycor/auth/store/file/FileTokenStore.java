package io.tappaycor.auth.store.file;

import io.tappaycor.auth.store.StoreDescription;
import io.tappaycor.auth.store.StoreFormat;
import io.tappaycor.auth.store.StoreMessages;
import io.tappaycor.auth.store.TokenLease;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.config.Configuration;
import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.StoppedException;
import io.tappaycor.file.AtomicReplacement;
import io.tappaycor.file.FileLock;
import io.tappaycor.file.FileReplacer;
import io.tappaycor.file.PrivateFiles;
import io.tappaycor.file.SymbolicLinks;
import io.tappaycor.http.Sleeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A JSON file of mode 0600, replaced atomically, under a lock that threads and processes share. It
 * is separate from the config, because configs are often written by another tool that deletes them
 * after the run, and the rotated token with them (seen with Meltano).
 */
public final class FileTokenStore implements TokenStore {

  private static final Logger LOG = LoggerFactory.getLogger(FileTokenStore.class);

  private final Path path;
  private final Duration patience;
  private final Sleeper sleeper;
  private final FileReplacer replacer;

  /**
   * A store at a path; nothing is read or created yet.
   *
   * @param path the store's file; if it is a symbolic link, the file that it points to
   * @param patience how long to wait for another process's refresh: twice the request timeout
   * @param sleeper waits between attempts to lock
   */
  FileTokenStore(Path path, Duration patience, Sleeper sleeper) {
    this(path, patience, sleeper, new AtomicReplacement());
  }

  FileTokenStore(Path path, Duration patience, Sleeper sleeper, FileReplacer replacer) {
    this.path = path.toAbsolutePath();
    this.patience = patience;
    this.sleeper = sleeper;
    this.replacer = replacer;
  }

  /**
   * The store of a configuration: the file that it names, or the default one. Warns if other users
   * can change it.
   *
   * @param variables the environment's variables
   * @param userHome what Java takes for the home directory
   * @param sleeper waits between attempts to lock
   * @throws io.tappaycor.failure.UsageException if there is no place for a default one
   */
  public static FileTokenStore open(
      Configuration configuration,
      Map<String, String> variables,
      String userHome,
      Sleeper sleeper) {
    Path path =
        configuration
            .credentials()
            .tokenStore()
            .map(text -> FileStoreLocation.of(text, variables, userHome))
            .orElseGet(
                () ->
                    FileStoreLocation.defaultFor(
                        variables,
                        userHome,
                        configuration.connection().baseUrl().toString(),
                        configuration.credentials().clientId(),
                        configuration.credentials().subscriptionKey()));
    StorePermissions.warnings(path).forEach(LOG::warn);
    return new FileTokenStore(
        path, configuration.connection().requestTimeout().multipliedBy(2), sleeper);
  }

  /** The path as the user named it, made absolute. */
  @Override
  public StoreDescription describe() {
    return new StoreDescription(
        path.toString(), "Make its directory writable for this user and free disk space");
  }

  /** {@inheritDoc} Needs no lock, because the file is only ever replaced as a whole. */
  @Override
  public TokenFamilies read() {
    try {
      return StoreFormat.read(Files.readAllBytes(path));
    } catch (NoSuchFileException none) {
      return TokenFamilies.NONE;
    } catch (IOException exception) {
      throw unreadable(exception);
    } catch (StoreFormat.UnreadableException exception) {
      throw StoreMessages.unusable(describe(), exception);
    }
  }

  private AuthenticationException unreadable(IOException cause) {
    String reason = Files.isDirectory(path) ? "it is a directory" : PrivateFiles.reason(cause);
    return new AuthenticationException(
        "Tried to read the token store "
            + path
            + ", but "
            + reason
            + ". Make it a file that this user can read, or set `token_store` to another location",
        cause);
  }

  @Override
  public TokenLease lease() {
    try {
      Path file = SymbolicLinks.resolved(path);
      PrivateFiles.createDirectories(file.resolveSibling("").toAbsolutePath());
      Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
      return new FileLease(this, file, FileLock.acquire(lockFile, patience, sleeper), replacer);
    } catch (IOException exception) {
      throw StoreMessages.unwritable(describe(), PrivateFiles.reason(exception), exception);
    } catch (TimeoutException exception) {
      throw held(exception);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new StoppedException("Stopped while waiting for the token store", exception);
    }
  }

  private AuthenticationException held(TimeoutException cause) {
    return new AuthenticationException(
        "Waited "
            + patience.toSeconds()
            + " s for the token store "
            + path
            + ", but another tap-paycor holds its lock, perhaps because Paycor does not respond to"
            + " it. Run again when that one has ended. No refresh token has been used up",
        cause);
  }
}
