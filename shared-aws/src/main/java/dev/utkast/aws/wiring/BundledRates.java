package dev.utkast.aws.wiring;

import dev.utkast.model.money.EcbFeed;
import dev.utkast.model.money.RatesAtHand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Rates in a file of this machine, as the European Central Bank publishes its tables. Never in a
/// deployment: nothing there sets the variable that names the file.
final class BundledRates {
  private BundledRates() {}

  static RatesAtHand read(Path file) {
    try (var csv = Files.newBufferedReader(file)) {
      return switch (EcbFeed.readCsv(csv)) {
        case EcbFeed.Read.Quotes(var quotes) -> new RatesAtHand(quotes);
        case EcbFeed.Read.Refused(var reason) ->
            throw new IllegalStateException(file + " " + reason);
      };
    } catch (IOException e) {
      throw new UncheckedIOException("no rates in " + file, e);
    }
  }
}
