package dev.utkast.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words behind a command, of which one option after the other is taken; what is left at the
/// end is refused, with a hint.
final class CommandLine {
  private final String command;
  private final List<String> rest;

  CommandLine(String command, List<String> words) {
    this.command = command;
    this.rest = new ArrayList<>(words);
  }

  /// Bad words on the command line.
  static final class Misused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misused(String message) {
      super(message);
    }
  }

  boolean flag(String option) {
    return rest.removeIf(option::equals);
  }

  /// The last value that is given.
  Optional<String> value(String option) {
    Optional<String> value = Optional.empty();
    for (int at = rest.indexOf(option); at >= 0; at = rest.indexOf(option)) {
      rest.remove(at);
      if (at == rest.size()) {
        throw new Misused(option + " needs a value");
      }
      value = Optional.of(rest.remove(at));
    }
    return value;
  }

  Optional<Path> path(String option) {
    return value(option).map(Path::of);
  }

  void end() {
    if (!rest.isEmpty()) {
      throw new Misused(
          "unknown option %s; see ./utkast %s --help".formatted(rest.getFirst(), command));
    }
  }
}
