package dev.utkast.demo.show;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Columns of text: the first is flush left, the others flush right, as figures are read.
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();
  private final List<List<String>> leads = new ArrayList<>();

  /// @param cells texts, counts and amounts
  public Table row(Object... cells) {
    rows.add(Arrays.stream(cells).map(Table::text).toList());
    return this;
  }

  /// A name and, flush left after all names, what it leads to.
  public Table lead(String name, String text) {
    leads.add(List.of(name, text));
    return this;
  }

  /// A line across all columns.
  public Table rule() {
    rows.add(List.of());
    return this;
  }

  /// The lines, indented by two.
  public List<String> lines() {
    var widths = new ArrayList<Integer>();
    for (var row : rows) {
      for (int column = 0; column < row.size(); column++) {
        if (column == widths.size()) {
          widths.add(0);
        }
        widths.set(column, Math.max(widths.get(column), row.get(column).length()));
      }
    }
    var lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
    int widest = leads.stream().mapToInt(lead -> lead.getFirst().length()).max().orElse(0);
    leads.forEach(
        lead -> lines.add("  " + padded(lead.getFirst(), -widest) + "   " + lead.getLast()));
    return lines;
  }

  private static String line(List<String> row, List<Integer> widths) {
    if (row.isEmpty()) {
      int width = widths.stream().mapToInt(Integer::intValue).sum() + 2 * (widths.size() - 1);
      return "  " + "-".repeat(width);
    }
    var line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      int width = widths.get(column);
      line.append("  ").append(padded(row.get(column), column == 0 ? -width : width));
    }
    return line.toString().stripTrailing();
  }

  /// @param width negative to be flush left
  private static String padded(String text, int width) {
    return width == 0 ? text : String.format("%" + width + "s", text);
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
