package dev.utkast.bench;

import dev.utkast.bench.simulation.Simulate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs the benchmarks and prints one table: `Benchmarks [--quick] [row ...]`. Exits with 1 when a
/// row could not be measured; a target that is not met is no failure, it is a number. `Benchmarks
/// simulate ...` is [Simulate] instead.
public final class Benchmarks {
  private final Path root;
  private final PrintStream out;
  private final Effort effort;
  private @Nullable Shop shop;

  Benchmarks(Path root, PrintStream out, Effort effort) {
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
    if (!words.isEmpty() && words.getFirst().equals("simulate")) {
      try {
        return Simulate.command(words.subList(1, words.size()));
      } catch (IllegalArgumentException e) {
        System.err.println("utkast: " + e.getMessage() + "; see ./utkast bench --help");
        return 2;
      }
    }
    boolean quick = words.contains("--quick");
    var rows = words.stream().filter(word -> !word.equals("--quick")).toList();
    var root = Path.of(System.getProperty("utkast.root", ".")).toAbsolutePath().normalize();
    var benchmarks = new Benchmarks(root, System.out, quick ? Effort.QUICK : Effort.FULL);
    var known = benchmarks.all().stream().map(row -> String.valueOf(row.number())).toList();
    var simulators = rows.stream().filter(word -> word.startsWith("--")).findFirst();
    if (simulators.isPresent()) {
      System.err.println(
          "utkast: "
              + simulators.get()
              + " is an option of ./utkast bench simulate; see ./utkast bench --help");
      return 2;
    }
    if (!known.containsAll(rows)) {
      System.err.println(
          "utkast: the rows are " + String.join(", ", known) + "; see ./utkast bench --help");
      return 2;
    }
    return benchmarks.run(rows.stream().map(Integer::valueOf).toList()) ? 0 : 1;
  }

  private List<Row> all() {
    Supplier<Shop> shops = this::shop;
    return List.of(
        new DraftRow(shops),
        new PaymentRow(shops),
        new ThroughputRow(root, shops),
        new ColdStartRow(shops),
        new PackageRow(shops),
        new ReadRow(shops),
        new CostRow(shops),
        new PricingRow());
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
      Optional.ofNullable(shop).ifPresent(Shop::close);
      shop = null;
    }
    var table = new ResultTable(results);
    out.println();
    out.print(table.text());
    out.println();
    notes.forEach(out::println);
    var file = root.resolve("bench/target/benchmarks.json");
    Files.createDirectories(root.resolve("bench/target"));
    Files.writeString(file, table.json() + "\n");
    out.println();
    out.println("Also in " + root.relativize(file));
    return whole;
  }

  /// A row that fails is said to have failed, in its line; the others are still measured.
  private boolean measure(Row row, List<Result> results) {
    try {
      results.addAll(row.measure(effort));
      return true;
    } catch (RuntimeException e) {
      e.printStackTrace(out);
      results.add(Result.of(row.number(), row.title(), "failed: " + e.getClass().getSimpleName()));
      return false;
    }
  }

  private Shop shop() {
    var open = shop == null ? Shop.open(root) : shop;
    shop = open;
    return open;
  }
}
