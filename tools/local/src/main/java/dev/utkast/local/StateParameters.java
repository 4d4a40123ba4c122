package dev.utkast.local;

import dev.utkast.local.state.StateFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// The template's parameters that a state was started with, kept in it, so that it opens again as
/// the same shop. What is given at a start goes before what is kept; of a parameter that the
/// template no longer has nothing is left.
final class StateParameters {
  static final String FILE = "shop.properties";

  /// What differs here from the template's own defaults: a shop to try things in has all of it on.
  private static final Map<String, String> HERE = Map.of("PayByCard", "yes");

  private final Path file;
  private final Map<String, String> values;

  /// @param known names of the template's parameters
  StateParameters(StateFolder state, Set<String> known, Map<String, String> given) {
    file = state.resolve(FILE);
    values = StateFile.read(file);
    HERE.forEach(values::putIfAbsent);
    values.keySet().retainAll(known);
    values.putAll(given);
  }

  Map<String, String> values() {
    return values;
  }

  /// For the next start.
  void keep() {
    StateFile.write(file, values);
  }
}
