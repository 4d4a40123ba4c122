package dev.utkast.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// How to start a local system. Each `with` gives a copy with another value.
public final class LocalOptions implements Cloneable {
  /// Retries after this long, where queues wait for minutes.
  public static final Duration SHORT_VISIBILITY = Duration.ofSeconds(3);

  /// As long as SQS hides a message.
  private static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);

  /// The SAM template; paths in it are relative to its folder.
  Path template;

  /// The folder that survives the process.
  Path state;

  /// Whether to forget the state first.
  boolean fresh;

  /// Whether each function runs in a process of its own, from its archive.
  boolean processes;

  /// The API's port, with five more for services after it; 0 takes free ones.
  int firstPort;

  /// Values of the template's parameters.
  Map<String, String> parameters = Map.of();

  /// Variables of every function, over the template's.
  Map<String, String> environment = Map.of();

  /// When a failed message comes back, and twelve seconds for one whose reader was killed; absent:
  /// as its queue says.
  Optional<Duration> visibility = Optional.of(SHORT_VISIBILITY);

  /// Whether schedules fire by themselves.
  boolean schedules = true;

  /// Table of daily ECB rates, lines `2003-01-06,USD,1.0392`, served as the ECB would.
  Optional<Path> rates = Optional.empty();

  /// Tells of services that have the tables, queues and buckets already
  /// ([dev.utkast.local.template.Deployment]); absent: they are embedded.
  Optional<Path> deployed = Optional.empty();

  /// Whether routes have only as many requests as the template allows them.
  boolean throttling = true;

  private LocalOptions(Path template, Path state) {
    this.template = template;
    this.state = state;
  }

  /// A system on free ports with short retries.
  public static LocalOptions of(Path template, Path state) {
    return new LocalOptions(template, state);
  }

  private LocalOptions with(Consumer<LocalOptions> change) {
    try {
      var copy = (LocalOptions) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  LocalOptions at(Path newTemplate, Path newState) {
    return with(it -> {
      it.template = newTemplate;
      it.state = newState;
    });
  }

  public LocalOptions withFresh(boolean value) {
    return with(it -> it.fresh = value);
  }

  public LocalOptions withProcesses(boolean value) {
    return with(it -> it.processes = value);
  }

  public LocalOptions withFirstPort(int value) {
    return with(it -> it.firstPort = value);
  }

  public LocalOptions withParameter(String name, String value) {
    return with(it -> it.parameters = plus(parameters, name, value));
  }

  public LocalOptions withVariable(String name, String value) {
    return with(it -> it.environment = plus(environment, name, value));
  }

  private static Map<String, String> plus(Map<String, String> map, String name, String value) {
    var result = new LinkedHashMap<>(map);
    result.put(name, value);
    return Collections.unmodifiableMap(result);
  }

  public LocalOptions withVisibility(Optional<Duration> value) {
    value
        .filter(time -> time.toSeconds() < 1 || time.compareTo(LONGEST_VISIBILITY) > 0)
        .ifPresent(time -> {
          throw new IllegalArgumentException(
              "visibility is 1 to " + LONGEST_VISIBILITY.toSeconds() + " seconds, found " + time);
        });
    return with(it -> it.visibility = value);
  }

  public LocalOptions withSchedules(boolean value) {
    return with(it -> it.schedules = value);
  }

  public LocalOptions withRates(Path value) {
    return with(it -> it.rates = Optional.of(value));
  }

  public LocalOptions withDeployed(Optional<Path> value) {
    return with(it -> it.deployed = value);
  }

  public LocalOptions withThrottling(boolean value) {
    return with(it -> it.throttling = value);
  }
}
