package dev.utkast.local;

import dev.utkast.local.services.DamagedState;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// The template's parameters that a state was started with, kept in it, so that it opens again as
/// the same shop. What is given at a start goes before what is kept; of a parameter that the
/// template no longer has nothing is left.
final class StateParameters {
  static final String FILE = "shop.properties";

  private final Path file;
  private final Map<String, String> values = new LinkedHashMap<>();

  /// @param known names of the template's parameters
  StateParameters(StateFolder state, Set<String> known, Map<String, String> given)
      throws IOException {
    this.file = state.resolve(FILE);
    var kept = new Properties();
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      } catch (IllegalArgumentException e) {
        throw new DamagedState(file, String.valueOf(e.getMessage()));
      } catch (CharacterCodingException _) {
        throw new DamagedState(file, "it is no text");
      }
    }
    kept.stringPropertyNames().stream()
        .filter(known::contains)
        .sorted()
        .forEach(name -> values.put(name, kept.getProperty(name)));
    values.putAll(given);
  }

  Map<String, String> values() {
    return values;
  }

  /// For the next start; moved into place, so that a kill leaves the old ones or the new ones.
  void keep() throws IOException {
    var kept = new Properties();
    kept.putAll(values);
    Path unfinished = file.resolveSibling(FILE + ".part");
    try (var writer = Files.newBufferedWriter(unfinished)) {
      kept.store(writer, null);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
