package dev.utkast.demo;

import dev.utkast.demo.show.Table;
import dev.utkast.demo.verify.Evidence;
import dev.utkast.demo.verify.Looks;
import dev.utkast.demo.verify.Services;
import dev.utkast.local.LocalSystem;
import dev.utkast.local.inbox.MailStore;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;

/// The `verify` command: reads every table of a system and prints which invariants hold.
///
/// A system that runs on a local state folder is read while it works; a folder without one is
/// opened for the while. `--deployed` reads what the environment names, with the variables that the
/// functions themselves have.
final class Verify {
  private static final int SHOWN = 5;

  private Verify() {}

  static int run(List<String> words, PrintStream out) {
    var state = Options.SHOP_STATE;
    boolean deployed = false;
    for (var rest = words.iterator(); rest.hasNext(); ) {
      var word = rest.next();
      switch (word) {
        case "--deployed" -> deployed = true;
        case "--state" -> state = Path.of(Options.value(word, rest));
        default ->
            throw new Options.Misused("unknown option " + word + "; see ./utkast verify --help");
      }
    }
    if (deployed) {
      return print(() -> evidence(System.getenv(), Optional.empty()), out) ? 0 : 1;
    }
    return local(state, out) ? 0 : 1;
  }

  private static boolean local(Path state, PrintStream out) {
    if (!Files.isRegularFile(state.resolve("token"))) {
      throw new Options.Misused(
          "no system has run in %s yet; ./utkast up starts one, the demo's is in %s"
              .formatted(state, Options.STEEL_WHEELS_STATE));
    }
    out.println("Invariants of " + state);
    var running = LocalSystem.running(state);
    if (running.isPresent()) {
      return print(() -> evidence(running.get(), Optional.of(MailStore.of(state))), out);
    }
    try (var system = LocalShop.open(state)) {
      return print(system.evidence().orElseThrow(), out);
    }
  }

  private static Evidence evidence(Map<String, String> environment, Optional<MailStore> mailbox) {
    try (var services = new Services(environment)) {
      return Evidence.read(services, mailbox);
    } catch (SdkClientException e) {
      var told = String.valueOf(e.getMessage());
      throw new IllegalStateException(
          told.startsWith("Unable to load credentials")
              ? "no credentials of AWS are at hand; docs/RUNBOOKS.md says how they come here"
              : "the services at %s cannot be reached (%s)".formatted(where(environment), told),
          e);
    }
  }

  private static String where(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("AWS_ENDPOINT_URL_DYNAMODB"))
        .orElse(environment.getOrDefault("AWS_REGION", ""));
  }

  /// Answers whether all hold.
  static boolean print(Supplier<Evidence> look, PrintStream out) {
    var invariants = new Looks(look, Verify::pause).invariants();
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

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking", e);
    }
  }
}
