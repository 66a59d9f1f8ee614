package io.tappaycor.singer;

import io.tappaycor.failure.OutputClosedException;
import io.tappaycor.failure.UsageException;
import io.tappaycor.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The files that records go to instead of RECORD messages: JSON Lines, a file per stream at a time.
 * A BATCH message names a file once it is whole: when it is full, and before each STATE, because a
 * STATE says that all before it was written. For one thread.
 */
public final class BatchFiles {

  private static final int FULL = 10_000;

  private final Path root;
  private final String prefix;
  private final boolean compressed;
  private final Map<String, BatchFile> open = new LinkedHashMap<>();
  private int number;

  /**
   * Files in a directory, which is made if there is none.
   *
   * @param prefix of their names: no two runs may have the same
   * @param compressed whether they are gzip files
   */
  public BatchFiles(Path root, String prefix, boolean compressed) {
    this.root = root;
    this.prefix = prefix;
    this.compressed = compressed;
  }

  /**
   * Makes sure of the directory, before anything is read.
   *
   * @throws UsageException if there can be none
   */
  public void check() {
    try {
      PrivateFiles.createDirectories(root);
    } catch (IOException failed) {
      throw new UsageException(
          "The directory %s of batch_config cannot be made: %s. Make it, or name another one"
              .formatted(root, PrivateFiles.reason(failed)),
          failed);
    }
    if (!Files.isWritable(root)) {
      throw new UsageException(
          "The directory %s of batch_config cannot be written: correct its permissions, or name another one"
              .formatted(root));
    }
  }

  /** Adds records of a stream, without envelopes. */
  List<Message> add(RecordLines lines) {
    try {
      BatchFile file = open.get(lines.stream());
      if (file == null) {
        file = BatchFile.create(next(lines.stream()), compressed);
        open.put(lines.stream(), file);
      }
      return file.add(lines) < FULL ? List.of() : finish(lines.stream());
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  private Path next(String stream) {
    number++;
    return root.resolve(
        String.format(
            Locale.ROOT, "%s%s-%05d.jsonl%s", prefix, stream, number, compressed ? ".gz" : ""));
  }

  /** What is to be said of a stream's file: its records are whole so far. */
  List<Message> finish(String stream) {
    BatchFile file = open.remove(stream);
    if (file == null) {
      return List.of();
    }
    try {
      return List.of(new Message.Batch(stream, compressed, file.finish()));
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  /** The same of all files. */
  List<Message> finishAll() {
    List<Message> whole = new ArrayList<>();
    for (String stream : List.copyOf(open.keySet())) {
      whole.addAll(finish(stream));
    }
    return whole;
  }

  private OutputClosedException failure(IOException cause) {
    return OutputClosedException.ofFiles(root, PrivateFiles.reason(cause), cause);
  }
}
