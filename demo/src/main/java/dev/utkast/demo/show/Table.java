package dev.utkast.demo.show;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Columns of text: the first is flush left, the others flush right, as figures are read.
public final class Table {
  private static final String RULE = "-";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<List<String>> leads = new ArrayList<>();

  public Table row(String... cells) {
    rows.add(Arrays.asList(cells));
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
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    var widths = new int[columns];
    for (var row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    var lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
    int widest = leads.stream().mapToInt(lead -> lead.getFirst().length()).max().orElse(0);
    for (var lead : leads) {
      var padding = " ".repeat(widest - lead.getFirst().length());
      lines.add("  " + lead.getFirst() + padding + "   " + lead.getLast());
    }
    return lines;
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder("  ");
    if (row.isEmpty()) {
      int width = Arrays.stream(widths).sum() + 2 * (widths.length - 1);
      return line.append(RULE.repeat(width)).toString();
    }
    for (int column = 0; column < row.size(); column++) {
      var padding = " ".repeat(widths[column] - row.get(column).length());
      if (column == 0) {
        line.append(row.get(column)).append(padding);
      } else {
        line.append("  ").append(padding).append(row.get(column));
      }
    }
    return line.toString().stripTrailing();
  }

  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// With thousands separated; the decimals as the amount has them.
  public static String amount(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,." + Math.max(0, amount.scale()) + "f", amount);
  }
}
