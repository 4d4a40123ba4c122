package dev.utkast.aws.wiring;

import dev.utkast.aws.links.Parameters;
import dev.utkast.aws.links.ParametersUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Parameters of a system on a laptop, each a file whose lines are its versions, with when it was
/// put there and its value. The key of links has the file that is given; any other parameter one
/// beside it, which is called as the parameter is after its last slash.
record FileParameters(Path linkKeys) implements Parameters {
  private static final String LINK_KEY = "link-key";

  @Override
  public Optional<Parameter> find(String name) {
    int colon = name.lastIndexOf(':');
    var file = file(colon < 0 ? name : name.substring(0, colon));
    if (!file.equals(linkKeys) && !Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var versions = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
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

  private Path file(String name) {
    var last = name.substring(name.lastIndexOf('/') + 1);
    return last.equals(LINK_KEY) ? linkKeys : linkKeys.resolveSibling(last);
  }
}
