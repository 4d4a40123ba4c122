package dev.utkast.demo;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.utkast.demo.show.Table;
import dev.utkast.demo.verify.RepeatedLooks;
import dev.utkast.demo.verify.Services;
import dev.utkast.laws.LawReport;
import dev.utkast.laws.StoredShop;
import dev.utkast.local.LocalSystem;
import dev.utkast.local.inbox.MailStore;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkClientException;

/// The `verify` command: reads every table of a system and prints which invariants hold.
///
/// A system that runs on a local state folder is read while it works; a folder without one is
/// opened for the while. `--deployed` reads what the environment names, with the variables that the
/// functions themselves have.
final class Verify {
  private static final int SHOWN = 5;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Option(names = "--deployed")
  private boolean deployed;

  @Option(names = "--state")
  private Path state = Options.SHOP_STATE;

  static int run(List<String> words, PrintStream out) {
    var wanted = DemoCommand.parsed("verify", new Verify(), words);
    boolean held =
        wanted.deployed
            ? print(() -> stored(System.getenv(), Optional.empty()), out)
            : local(wanted.state, out);
    return held ? 0 : 1;
  }

  private static boolean local(Path state, PrintStream out) {
    if (!Files.isRegularFile(state.resolve("token"))) {
      throw new Misused(
          "no system has run in %s yet; ./utkast up starts one, the demo's is in %s"
              .formatted(state, Options.STEEL_WHEELS_STATE));
    }
    out.println("Invariants of " + state);
    var running = LocalSystem.running(state);
    if (running.isPresent()) {
      return print(() -> stored(running.get(), Optional.of(MailStore.of(state))), out);
    }
    try (var system = ReplayedShop.open(state)) {
      return print(system.stored().orElseThrow(), out);
    }
  }

  private static StoredShop stored(Map<String, String> environment, Optional<MailStore> mailbox) {
    try (var services = new Services(environment)) {
      return services.read(mailbox);
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
  static boolean print(Supplier<StoredShop> look, PrintStream out) {
    var reports =
        new RepeatedLooks(look, () -> Uninterruptibles.sleepUninterruptibly(PAUSE)).reports();
    var table = new Table().row("", "checked", "broken", "").rule();
    for (var report : reports) {
      int broken = report.violations().size();
      table.row(
          report.law(),
          Table.count(report.checked()),
          Table.count(broken),
          broken > 0 ? "FAILED" : report.checked() == 0 ? "nothing to check" : "OK");
      report.violations().stream().limit(SHOWN).forEach(what -> table.row("    " + what));
    }
    table.lines().forEach(out::println);
    long held = reports.stream().filter(LawReport::holds).count();
    out.println();
    out.println("  %d of %d invariants hold.".formatted(held, reports.size()));
    return held == reports.size();
  }
}
