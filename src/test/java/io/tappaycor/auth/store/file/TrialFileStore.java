package io.tappaycor.auth.store.file;

import io.tappaycor.auth.store.StoreDescription;
import io.tappaycor.auth.store.StoreFormat;
import io.tappaycor.auth.store.TokenLease;
import io.tappaycor.auth.store.TrialStore;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.file.AtomicReplacement;
import io.tappaycor.http.Sleeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The file store on a disk that may be full. */
public final class TrialFileStore implements TrialStore {

  private final Path path;
  private final FileTokenStore store;
  private boolean full;
  private int writes;

  /** A store at a path. */
  public TrialFileStore(Path path, Duration patience, Sleeper sleeper) {
    this.path = path;
    this.store = new FileTokenStore(path, patience, sleeper, this::replace);
  }

  private void replace(Path file, byte[] content) throws IOException {
    writes++;
    if (full) {
      throw new IOException("No space left on device");
    }
    new AtomicReplacement().replace(file, content);
  }

  @Override
  public TokenFamilies read() {
    return store.read();
  }

  @Override
  public TokenLease lease() {
    return store.lease();
  }

  @Override
  public StoreDescription describe() {
    return store.describe();
  }

  @Override
  public void full(boolean isFull) {
    full = isFull;
  }

  @Override
  public int writes() {
    return writes;
  }

  @Override
  public void overwrite(TokenFamilies families) {
    try {
      Files.write(path, StoreFormat.write(families));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
