package io.tappaycor.cli;

import io.tappaycor.failure.UsageException;
import io.tappaycor.file.SymbolicLinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files that a run writes about itself.
 *
 * @param summary the summary as JSON
 * @param report the summary as a page
 * @param inputs files that the run is given, which must stay as they are
 */
record OutputFiles(Optional<Path> summary, Optional<Path> report, List<Path> inputs) {

  /** No files. */
  static final OutputFiles NONE = new OutputFiles(Optional.empty(), Optional.empty(), List.of());

  OutputFiles {
    inputs = List.copyOf(inputs);
  }

  /**
   * Checks that the files can be written, before a run that may take hours.
   *
   * @throws UsageException if one cannot
   */
  void check() {
    summary.ifPresent(file -> check("The option --summary-file", file, inputs));
    List<Path> others = new ArrayList<>(inputs);
    summary.ifPresent(others::add);
    report.ifPresent(file -> check("The option --report", file, others));
  }

  /**
   * Checks the file of metrics, too.
   *
   * @throws UsageException if it cannot be written
   */
  void checkMetrics(Path file) {
    List<Path> others = new ArrayList<>(inputs);
    summary.ifPresent(others::add);
    report.ifPresent(others::add);
    check("The setting metrics_file", file, others);
  }

  private static void check(String option, Path file, List<Path> others) {
    Path real = real(file);
    for (Path other : others) {
      if (real.equals(real(other))) {
        throw new UsageException(
            "%s names %s, which the run uses for something else: give another file"
                .formatted(option, file));
      }
    }
    Path folder = real.getParent();
    // To replace a device, such as /dev/stdout, would delete it.
    boolean device = file.startsWith("/dev") || real.startsWith("/dev") || real.startsWith("/proc");
    boolean other = Files.exists(real) && !Files.isRegularFile(real);
    if (device || other || folder == null || !Files.isWritable(folder)) {
      throw new UsageException(
          "%s names %s, which cannot be written: give the path of a file in a directory that exists and can be written"
              .formatted(option, file));
    }
  }

  /** The file itself: a link stays, and what it leads to is written. */
  static Path real(Path file) {
    try {
      Path target = SymbolicLinks.resolved(file).normalize();
      Path folder = target.getParent();
      return folder != null && Files.isDirectory(folder)
          ? folder.toRealPath().resolve(target.getFileName())
          : target;
    } catch (IOException unreadable) {
      return file.toAbsolutePath().normalize();
    }
  }
}
