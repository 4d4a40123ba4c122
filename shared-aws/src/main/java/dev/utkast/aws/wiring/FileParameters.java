package dev.utkast.aws.wiring;

import dev.utkast.aws.links.Parameters;
import dev.utkast.aws.links.ParametersUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Parameters of a system on a laptop: one, whose versions are the lines of a file, each with when
/// it was put there and its value. It answers to any name.
record FileParameters(Path file) implements Parameters {
  @Override
  public Optional<Parameter> find(String name) {
    try {
      var versions = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
      int colon = name.lastIndexOf(':');
      int wanted = colon < 0 ? versions.size() : Integer.parseInt(name.substring(colon + 1));
      if (wanted < 1 || wanted > versions.size()) {
        return Optional.empty();
      }
      var line = versions.get(wanted - 1).split(" ", 2);
      if (line.length < 2) {
        throw new ParametersUnavailableException(
            "line " + wanted + " of " + file + " is no time with a value");
      }
      return Optional.of(new Parameter(line[1].strip(), wanted, Instant.parse(line[0])));
    } catch (IOException | DateTimeParseException e) {
      throw new ParametersUnavailableException("cannot read " + file, e);
    }
  }
}
