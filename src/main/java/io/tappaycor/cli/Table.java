package io.tappaycor.cli;

import java.util.List;
import java.util.Locale;

/** Rows as aligned lines: names on the left, right-aligned numbers, the last column as it is. */
final class Table {

  private Table() {}

  static List<String> lines(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      boolean number = column > 0 && column < widths.length - 1;
      String format = number ? "%" + widths[column] + "s  " : "%-" + widths[column] + "s  ";
      line.append(String.format(Locale.ROOT, format, row.get(column)));
    }
    return line.toString().stripTrailing();
  }
}
