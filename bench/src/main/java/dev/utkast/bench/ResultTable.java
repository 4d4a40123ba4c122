package dev.utkast.bench;

import dev.utkast.aws.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The results as aligned text and as JSON.
final class ResultTable {
  private static final List<String> HEADS =
      List.of("Row", "What", "Measured", "Floor", "Ratio", "Target", "");
  private static final List<Function<Result, String>> CELLS =
      List.of(
          result -> Integer.toString(result.row()),
          Result::what,
          Result::measured,
          Result::floor,
          Result::ratio,
          Result::target,
          Result::verdict);

  private final List<Result> results;

  ResultTable(List<Result> results) {
    this.results = List.copyOf(results);
  }

  String text() {
    var rows = new ArrayList<List<String>>();
    rows.add(HEADS);
    results.forEach(result -> rows.add(CELLS.stream().map(cell -> cell.apply(result)).toList()));
    return aligned(rows);
  }

  /// Columns as wide as their widest cell, with a line under the first row.
  static String aligned(List<List<String>> rows) {
    var out = new StringBuilder();
    int columns = rows.getFirst().size();
    var widths = new int[columns];
    for (var row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (int line = 0; line < rows.size(); line++) {
      var text = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        var cell = rows.get(line).get(i);
        text.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
      }
      out.append(text.toString().stripTrailing()).append('\n');
      if (line == 0) {
        for (int width : widths) {
          out.append("-".repeat(width)).append("  ");
        }
        out.append('\n');
      }
    }
    return out.toString();
  }

  String json() {
    var rows =
        results.stream()
            .map(result -> {
              var row =
                  Json.object()
                      .put("row", result.row())
                      .put("what", result.what())
                      .put("measured", result.measured())
                      .put("floor", result.floor())
                      .put("ratio", result.ratio())
                      .put("target", result.target());
              result.met().ifPresent(met -> row.put("met", met));
              return row.build();
            })
            .toList();
    return Json.object().put("results", rows).build().write();
  }
}
