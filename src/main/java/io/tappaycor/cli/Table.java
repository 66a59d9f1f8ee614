package io.tappaycor.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows as aligned lines: names on the left, right-aligned numbers, the last column as it is. */
final class Table {

  private static final int GAP = 2;
  private static final int SHORTEST_NAME = 8;

  private Table() {}

  static List<String> lines(List<List<String>> rows) {
    return lines(rows, Integer.MAX_VALUE);
  }

  /**
   * The lines, none of them wider than so many columns: names are shortened, then lines clipped.
   */
  static List<String> lines(List<List<String>> rows, int columns) {
    int[] widths = widths(rows);
    int wide = IntStream.of(widths).sum() + GAP * (widths.length - 1);
    widths[0] =
        Math.max(Math.min(widths[0], SHORTEST_NAME), widths[0] - Math.max(0, wide - columns));
    return rows.stream().map(row -> clipped(line(row, widths), columns)).toList();
  }

  /** The lines of rows that have no numbers: every column is on the left. */
  static List<String> plain(List<List<String>> rows) {
    int[] widths = widths(rows);
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, widths.length)
                    .mapToObj(column -> padded(row.get(column), widths[column]))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .toList();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return widths;
  }

  /** How wide rows are without shortening. */
  static int width(List<List<String>> rows) {
    return lines(rows).stream().mapToInt(String::length).max().orElse(0);
  }

  /** A line that is no wider than so many columns. */
  static String clipped(String line, int columns) {
    return line.length() <= columns ? line : line.substring(0, columns - 1) + "…";
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      boolean number = column > 0 && column < widths.length - 1;
      String format = number ? "%" + widths[column] + "s  " : "%-" + widths[column] + "s  ";
      String cell = column == 0 ? clipped(row.get(0), widths[0]) : row.get(column);
      line.append(String.format(Locale.ROOT, format, cell));
    }
    return line.toString().stripTrailing();
  }
}
