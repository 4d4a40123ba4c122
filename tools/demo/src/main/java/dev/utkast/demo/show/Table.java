package dev.utkast.demo.show;

import com.google.common.base.Strings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Columns of text: the first is flush left, the others flush right, as figures are read.
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();
  private boolean leads;

  /// @param cells texts, counts and amounts
  public Table row(Object... cells) {
    rows.add(Arrays.stream(cells).map(Table::text).toList());
    return this;
  }

  /// A name and, flush left after all names, what it leads to. A table has only such lines, or
  /// none.
  public Table lead(String name, String text) {
    leads = true;
    return row(name + " ", text);
  }

  /// A line across all columns.
  public Table rule() {
    rows.add(List.of());
    return this;
  }

  /// The lines, indented by two.
  public List<String> lines() {
    int[] widths =
        IntStream.range(0, rows.stream().mapToInt(List::size).max().orElse(0))
            .map(column -> rows.stream().mapToInt(row -> length(row, column)).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static int length(List<String> row, int column) {
    return column < row.size() ? row.get(column).length() : 0;
  }

  private String line(List<String> row, int[] widths) {
    if (row.isEmpty()) {
      return "  " + "-".repeat(IntStream.of(widths).sum() + 2 * (widths.length - 1));
    }
    var line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      var cell = row.get(column);
      line.append("  ")
          .append(
              column == 0 || leads
                  ? Strings.padEnd(cell, widths[column], ' ')
                  : Strings.padStart(cell, widths[column], ' '));
    }
    return line.toString().stripTrailing();
  }

  private static String text(Object cell) {
    return switch (cell) {
      case Integer count -> count(count);
      case Long count -> count(count);
      case BigDecimal amount -> amount(amount);
      default -> cell.toString();
    };
  }

  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// With thousands separated; the decimals as the amount has them.
  public static String amount(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,." + Math.max(0, amount.scale()) + "f", amount);
  }
}
