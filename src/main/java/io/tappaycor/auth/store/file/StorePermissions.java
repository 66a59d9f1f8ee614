package io.tappaycor.auth.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Who else can get at a store. Whoever can write the file or its directory can replace the tokens;
 * whoever can read the file has them. File systems without modes are not checked.
 */
final class StorePermissions {

  private static final Set<PosixFilePermission> WRITE =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
  private static final Set<PosixFilePermission> READ =
      Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private StorePermissions() {}

  /** A line for each thing that other users can do. */
  static List<String> warnings(Path store) {
    List<String> warnings = new ArrayList<>();
    boolean writable = allows(store, WRITE);
    if (writable || allows(store, READ)) {
      warnings.add(
          "Other users can %s the token store %s: run `chmod 600` on it"
              .formatted(writable ? "write" : "read", store));
    }
    Path directory = store.toAbsolutePath().resolveSibling("");
    if (allows(directory, WRITE)) {
      warnings.add(
          ("Other users can replace the token store %s: its directory is writable for them. Run"
                  + " `chmod go-w` on it, or move the store to a directory of its own")
              .formatted(store));
    }
    return warnings;
  }

  private static boolean allows(Path path, Set<PosixFilePermission> permissions) {
    try {
      return !Collections.disjoint(Files.getPosixFilePermissions(path), permissions);
    } catch (IOException | UnsupportedOperationException unknown) {
      // No POSIX file system, or no store yet: there is nothing to warn of.
      return false;
    }
  }
}
