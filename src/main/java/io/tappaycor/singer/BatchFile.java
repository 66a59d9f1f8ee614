package io.tappaycor.singer;

import io.tappaycor.file.PrivateFiles;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A file of records that is being written. It gets its name once it is whole, and on disk. */
final class BatchFile {

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Path part;
  private final FileOutputStream bytes;
  private final OutputStream out;
  private long records;

  private BatchFile(Path file, Path part, FileOutputStream bytes, OutputStream out) {
    this.file = file;
    this.part = part;
    this.bytes = bytes;
    this.out = out;
  }

  static BatchFile create(Path file, boolean compressed) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    FileOutputStream bytes = PrivateFiles.create(part);
    return new BatchFile(
        file,
        part,
        bytes,
        compressed ? new GZIPOutputStream(bytes, BUFFER) : new BufferedOutputStream(bytes, BUFFER));
  }

  /** Adds records; how many the file has now. */
  long add(RecordLines lines) throws IOException {
    lines.writeTo(out);
    records += lines.count();
    return records;
  }

  /** The whole file. */
  Path finish() throws IOException {
    if (out instanceof GZIPOutputStream gzip) {
      gzip.finish();
    }
    out.flush();
    bytes.getFD().sync();
    out.close();
    return Files.move(part, file);
  }
}
