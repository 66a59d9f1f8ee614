package io.tappaycor.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The queries on the pages of the core streams, one file per stream. */
public final class Queries {

  private static final Path FOLDER = Path.of("src", "test", "resources", "queries");

  private Queries() {}

  /** One query, with what it answers. */
  record Query(String title, String sql) {}

  /** The queries of a stream: blocks between blank lines, each under a comment. */
  static List<Query> of(String stream) {
    return Arrays.stream(text(stream).strip().split("\n\n", -1))
        .map(block -> block.split("\n", 2))
        .map(block -> new Query(block[0].replaceFirst("^-- ", ""), block[1]))
        .toList();
  }

  private static String text(String stream) {
    try {
      return Files.readString(FOLDER.resolve(stream + ".sql"));
    } catch (IOException none) {
      throw new UncheckedIOException("The core stream " + stream + " has no queries", none);
    }
  }

  /** The same as lines of the stream's page. */
  public static List<String> page(String stream) {
    List<String> lines = new ArrayList<>();
    for (Query query : of(stream)) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(List.of(query.title() + ":", "", "```sql"));
      lines.addAll(query.sql().lines().toList());
      lines.add("```");
    }
    return lines;
  }
}
