package dev.utkast.bench;

import dev.utkast.aws.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The results as aligned text and as JSON.
record ResultTable(List<Result> results) {
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

  String text() {
    var rows = new ArrayList<>(List.of(HEADS));
    results.forEach(result -> rows.add(CELLS.stream().map(cell -> cell.apply(result)).toList()));
    return aligned(rows);
  }

  /// Columns as wide as their widest cell, with a line under the first row.
  static String aligned(List<List<String>> rows) {
    var widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column ->
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow())
            .boxed()
            .toList();
    var format =
        widths.stream()
            .map(width -> "%-" + Math.max(1, width) + "s")
            .collect(Collectors.joining("  "));
    var lines = new ArrayList<>(rows);
    lines.add(1, widths.stream().map("-"::repeat).toList());
    return lines.stream()
        .map(row -> format.formatted(row.toArray()).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  String json() {
    var rows =
        results.stream()
            .map(result -> {
              var row = Json.object().put("row", result.row());
              for (int cell = 1; cell < CELLS.size() - 1; cell++) {
                row.put(HEADS.get(cell).toLowerCase(Locale.ROOT), CELLS.get(cell).apply(result));
              }
              result.met().ifPresent(met -> row.put("met", met));
              return row.build();
            })
            .toList();
    return Json.object().put("results", rows).build().write();
  }
}
