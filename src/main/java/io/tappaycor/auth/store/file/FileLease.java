package io.tappaycor.auth.store.file;

import io.tappaycor.auth.store.StoreFormat;
import io.tappaycor.auth.store.StoreWriteException;
import io.tappaycor.auth.store.TokenLease;
import io.tappaycor.auth.token.TokenFamilies;
import io.tappaycor.file.FileLock;
import io.tappaycor.file.FileReplacer;
import io.tappaycor.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;

/** The file store while its lock is held: the only way to write it. */
final class FileLease implements TokenLease {

  private final FileTokenStore store;
  private final Path file;
  private final FileLock lock;
  private final FileReplacer replacer;

  /**
   * Takes over the lock.
   *
   * @param file where symbolic links lead
   */
  FileLease(FileTokenStore store, Path file, FileLock lock, FileReplacer replacer) {
    this.store = store;
    this.file = file;
    this.lock = lock;
    this.replacer = replacer;
  }

  @Override
  public TokenFamilies read() {
    return store.read();
  }

  /**
   * {@inheritDoc} Other programs are known to write the file without the lock: what they write
   * between the comparison and the replacement is lost.
   */
  @Override
  public boolean replace(TokenFamilies expected, TokenFamilies next) throws StoreWriteException {
    if (!read().equals(expected)) {
      return false;
    }
    try {
      replacer.replace(file, StoreFormat.write(next));
      return true;
    } catch (IOException exception) {
      throw new StoreWriteException(PrivateFiles.reason(exception), exception);
    }
  }

  @Override
  public void close() {
    lock.close();
  }
}
