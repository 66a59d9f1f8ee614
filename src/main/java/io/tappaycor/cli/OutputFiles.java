package io.tappaycor.cli;

import io.tappaycor.failure.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files that a run writes about itself.
 *
 * @param summary the summary as JSON
 * @param report the summary as a page
 */
record OutputFiles(Optional<Path> summary, Optional<Path> report) {

  /** No files. */
  static final OutputFiles NONE = new OutputFiles(Optional.empty(), Optional.empty());

  /**
   * Checks that the files can be written, before a run that may take hours.
   *
   * @throws UsageException if one cannot
   */
  void check() {
    summary.ifPresent(file -> check("--summary-file", file));
    report.ifPresent(file -> check("--report", file));
  }

  private static void check(String option, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    // To replace a device, such as /dev/stdout, would delete it.
    boolean other = Files.exists(file) && !Files.isRegularFile(file);
    if (other || folder == null || !Files.isWritable(folder)) {
      throw new UsageException(
          "The option %s names %s, which cannot be written: give the path of a file in a directory that exists and can be written"
              .formatted(option, file));
    }
  }
}
