package dev.utkast.demo;

import dev.utkast.demo.verify.Evidence;
import dev.utkast.demo.verify.Services;
import dev.utkast.local.LocalOptions;
import dev.utkast.local.LocalSystem;
import dev.utkast.local.services.ServicePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A local system in this process. Set up for a source: on free ports, with the bundled exchange
/// rates, and with schedules that fire only when the demo says so, for it moves the clock by days.
final class LocalShop implements RunningSystem {
  private static final String RATES = "ecb-rates.csv";

  private final LocalSystem system;

  private LocalShop(LocalSystem system) {
    this.system = system;
  }

  /// The shop of a state as it was left, for a look.
  static RunningSystem open(Path state) {
    return new LocalShop(LocalSystem.start(quiet(state)));
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
    return new LocalShop(LocalSystem.start(options));
  }

  private static LocalOptions quiet(Path state) {
    return LocalOptions.of(Options.root().resolve("template.yaml"), state).withSchedules(false);
  }

  @Override
  public URI api() {
    return system.urls().api();
  }

  @Override
  public String token() {
    return system.token();
  }

  /// Read as any function of the template would be wired, with the variables of all of them.
  @Override
  public Optional<Supplier<Evidence>> evidence() {
    return Optional.of(() -> {
      try (var services = new Services(system.environment())) {
        return Evidence.read(services, Optional.of(system.mails()));
      }
    });
  }

  /// The file of a packing slip, for a person to look at.
  static Optional<Path> aSlip(Path state) {
    var documents = state.resolve("objects");
    if (!Files.isDirectory(documents)) {
      return Optional.empty();
    }
    try (var files = Files.walk(documents)) {
      return files
          .filter(file -> file.toString().contains("slips") && Files.isRegularFile(file))
          .max(Comparator.comparing(Path::toString));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    system.close();
  }

  private static Path rates(Path state) {
    var file = state.resolve(RATES);
    try (var bundled = EcbTable.class.getResourceAsStream(EcbTable.RESOURCE)) {
      if (bundled == null) {
        throw new IllegalStateException(EcbTable.RESOURCE + " is not on the classpath");
      }
      Files.createDirectories(state);
      Files.copy(bundled, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
