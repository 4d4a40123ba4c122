package dev.utkast.demo;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Streams;
import com.google.common.io.MoreFiles;
import dev.utkast.demo.source.EcbTable;
import dev.utkast.demo.verify.Services;
import dev.utkast.laws.StoredShop;
import dev.utkast.local.LocalOptions;
import dev.utkast.local.LocalSystem;
import dev.utkast.local.services.ServicePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A local system in this process. Set up for a source: on free ports, with the bundled exchange
/// rates, and with schedules that fire only when the demo says so, for it moves the clock by days.
final class ReplayedShop {
  private static final String RATES = "ecb-rates.csv";

  private ReplayedShop() {}

  /// The shop of a state as it was left, for a look.
  static RunningSystem open(Path state) {
    return running(LocalSystem.start(quiet(state)));
  }

  /// @param parameters of the template
  /// @param deployed as in [LocalOptions]
  static RunningSystem start(
      Path state, boolean processes, Optional<Path> deployed, Map<String, String> parameters) {
    var options =
        quiet(state)
            .withProcesses(processes)
            .withDeployed(deployed)
            // Where ./utkast up will be: the links in the mails then lead there.
            .withFirstPort(ServicePorts.areFree(ServicePorts.FIRST) ? ServicePorts.FIRST : 0)
            .withRates(rates(state));
    for (var parameter : parameters.entrySet()) {
      options = options.withParameter(parameter.getKey(), parameter.getValue());
    }
    return running(LocalSystem.start(options));
  }

  private static LocalOptions quiet(Path state) {
    return LocalOptions.of(Options.root().resolve("template.yaml"), state).withSchedules(false);
  }

  /// Its tables are read as any function of the template would be wired, with the variables of all.
  private static RunningSystem running(LocalSystem system) {
    Supplier<StoredShop> stored =
        () -> {
          try (var services = new Services(system.environment())) {
            return services.read(Optional.of(system.mails()));
          }
        };
    return new RunningSystem(
        system.urls().api(), system.token(), Optional.of(stored), system::close);
  }

  /// The file of a packing slip, for a person to look at.
  static Optional<Path> aSlip(Path state) {
    return Streams.stream(MoreFiles.fileTraverser().breadthFirst(state.resolve("objects")))
        .filter(file -> file.toString().contains("slips") && Files.isRegularFile(file))
        .max(Comparator.comparing(Path::toString));
  }

  static Path rates(Path state) {
    var file = state.resolve(RATES);
    try (var bundled = requireNonNull(EcbTable.class.getResourceAsStream(EcbTable.RESOURCE))) {
      Files.createDirectories(state);
      Files.copy(bundled, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
