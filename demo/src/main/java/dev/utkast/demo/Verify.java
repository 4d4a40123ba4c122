package dev.utkast.demo;

import dev.utkast.aws.wiring.Wiring;
import dev.utkast.demo.show.Table;
import dev.utkast.demo.verify.Evidence;
import dev.utkast.demo.verify.Invariants;
import dev.utkast.demo.verify.TableReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The `verify` command: reads every table of a system and prints which invariants hold.
///
/// A local state folder is opened with its own system, which stays quiet while it is read;
/// `--deployed` reads the tables that the environment names, with the variables the functions
/// themselves have.
final class Verify {
  private static final int SHOWN = 5;

  private Verify() {}

  static int run(List<String> words, PrintStream out) {
    var state = Options.STEEL_WHEELS_STATE;
    boolean deployed = false;
    for (var rest = words.iterator(); rest.hasNext(); ) {
      var word = rest.next();
      switch (word) {
        case "--deployed" -> deployed = true;
        case "--state" -> state = Path.of(Options.value(word, rest));
        default -> throw new Options.Misused("verify knows --state and --deployed, not " + word);
      }
    }
    if (deployed) {
      return print(deployed(), out) ? 0 : 1;
    }
    if (!Files.isDirectory(state)) {
      throw new Options.Misused("there is no state in " + state + "; ./utkast demo makes some");
    }
    out.println("Invariants of " + state);
    try (var system = LocalShop.start(state, false, Map.of())) {
      return print(system.evidence().orElseThrow(), out) ? 0 : 1;
    }
  }

  private static Evidence deployed() {
    var client = DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    var tables =
        new TableReader(
            client,
            table ->
                Optional.ofNullable(System.getenv(table.variable()))
                    .orElseThrow(
                        () -> new Options.Misused("--deployed needs " + table.variable())));
    return Evidence.read(tables, Wiring.fromEnvironment());
  }

  /// Answers whether all hold.
  static boolean print(Evidence evidence, PrintStream out) {
    var invariants = Invariants.of(evidence);
    var table = new Table().row("", "checked", "broken", "").rule();
    for (var invariant : invariants) {
      int broken = invariant.violations().size();
      table.row(
          invariant.rule(),
          Table.count(invariant.checked()),
          Table.count(broken),
          broken == 0 ? "OK" : "FAILED");
      invariant.violations().stream().limit(SHOWN).forEach(what -> table.row("    " + what));
    }
    table.lines().forEach(out::println);
    long held = invariants.stream().filter(invariant -> invariant.holds()).count();
    out.println();
    out.println("  %d of %d invariants hold.".formatted(held, invariants.size()));
    return held == invariants.size();
  }
}
