package dev.utkast.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs the benchmarks and prints one table: `Benchmarks [--quick] [--beside FOLDER] [row ...]`.
/// Exits with 1 when a row could not be measured; a target that is not met is no failure, it is a
/// number.
public final class Benchmarks {
  private static final String BESIDE = "--beside";

  private final Path root;
  private final PrintStream out;
  private final Effort effort;
  private final Optional<Path> beside;
  private @Nullable Workbench bench;

  /// @param beside another checkout to measure against, for the rows that can
  Benchmarks(Path root, PrintStream out, Effort effort, Optional<Path> beside) {
    this.beside = beside;
    this.root = root;
    this.out = out;
    this.effort = effort;
  }

  public static void main(String[] arguments) throws IOException {
    // The embedded services leave threads behind.
    System.exit(command(Arrays.asList(arguments)));
  }

  /// @return what the process is to exit with
  static int command(List<String> words) throws IOException {
    var rows = new ArrayList<>(words);
    boolean quick = rows.remove("--quick");
    int place = rows.indexOf(BESIDE);
    var beside =
        place < 0 || place + 1 == rows.size()
            ? Optional.<Path>empty()
            : Optional.of(Path.of(rows.remove(place + 1)).toAbsolutePath());
    rows.remove(BESIDE);
    var root = Path.of(System.getProperty("utkast.root", ".")).toAbsolutePath().normalize();
    var benchmarks = new Benchmarks(root, System.out, quick ? Effort.QUICK : Effort.FULL, beside);
    var known = benchmarks.all().stream().map(row -> String.valueOf(row.number())).toList();
    if (!known.containsAll(rows)) {
      System.err.println(
          "utkast: the rows are " + String.join(", ", known) + "; see ./utkast bench --help");
      return 2;
    }
    return benchmarks.run(rows.stream().map(Integer::valueOf).toList()) ? 0 : 1;
  }

  private List<Row> all() {
    return List.of(
        new DraftRow(),
        new PaymentRow(),
        new ThroughputRow(root),
        new ColdStartRow(),
        new PackageRow(),
        new ReadRow(),
        new CostRow(),
        new PricingRow(),
        new OverHttpRow(root, beside));
  }

  /// @param numbers the rows wanted; all where there are none
  /// @return whether every row was measured
  boolean run(List<Integer> numbers) throws IOException {
    var results = new ArrayList<Result>();
    var notes = new ArrayList<String>();
    boolean whole = true;
    try {
      for (var row : all()) {
        if (numbers.isEmpty() || numbers.contains(row.number())) {
          out.println("Row " + row.number() + ": " + row.title() + " ...");
          out.flush();
          whole &= measure(row, results);
          notes.add("Row " + row.number() + ", " + row.title() + ".");
          row.notes().forEach(note -> notes.add(note.isEmpty() ? note : "  " + note));
          notes.add("");
        }
      }
    } finally {
      Optional.ofNullable(bench).ifPresent(Workbench::close);
      bench = null;
    }
    var table = new ResultTable(results);
    out.println();
    out.print(table.text());
    out.println();
    notes.forEach(out::println);
    var file = root.resolve("tools/bench/target/benchmarks.json");
    Files.createDirectories(root.resolve("tools/bench/target"));
    Files.writeString(file, table.json() + "\n");
    out.println();
    out.println("Also in " + root.relativize(file));
    return whole;
  }

  /// A row that fails is said to have failed, in its line; the others are still measured.
  private boolean measure(Row row, List<Result> results) {
    try {
      results.addAll(row.measure(this::bench, effort));
      return true;
    } catch (RuntimeException e) {
      e.printStackTrace(out);
      results.add(row.result(row.title(), "failed: " + e.getClass().getSimpleName()));
      return false;
    }
  }

  private Workbench bench() {
    var open = bench == null ? Workbench.open(root) : bench;
    bench = open;
    return open;
  }
}
