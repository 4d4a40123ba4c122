package dev.utkast.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How to start a local system.
///
/// @param template the SAM template; paths in it are relative to its folder
/// @param state folder that survives the process
/// @param fresh whether to forget the state first
/// @param processes whether each function runs in a process of its own, from its archive
/// @param firstPort the API's port, with five more for services after it; 0 takes free ones
/// @param parameters values of the template's parameters
/// @param environment variables of every function, over the template's
/// @param visibility when a failed message comes back, and twelve seconds for one whose reader was
///   killed; absent: as its queue says
/// @param schedules whether schedules fire by themselves
/// @param rates table of daily ECB rates, lines `2003-01-06,USD,1.0392`, served as the ECB would
/// @param deployed tells of services that have the tables, queues and buckets already
///   ([dev.utkast.local.template.Deployment]); absent: they are embedded
/// @param throttling whether routes have only as many requests as the template allows them
public record LocalOptions(
    Path template,
    Path state,
    boolean fresh,
    boolean processes,
    int firstPort,
    Map<String, String> parameters,
    Map<String, String> environment,
    Optional<Duration> visibility,
    boolean schedules,
    Optional<Path> rates,
    Optional<Path> deployed,
    boolean throttling) {

  /// Retries after this long, where queues wait for minutes.
  public static final Duration SHORT_VISIBILITY = Duration.ofSeconds(3);

  /// As long as SQS hides a message.
  private static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);

  public LocalOptions {
    parameters = Map.copyOf(parameters);
    environment = Map.copyOf(environment);
    visibility
        .filter(time -> time.toSeconds() < 1 || time.compareTo(LONGEST_VISIBILITY) > 0)
        .ifPresent(time -> {
          throw new IllegalArgumentException(
              "visibility is 1 to " + LONGEST_VISIBILITY.toSeconds() + " seconds, found " + time);
        });
  }

  /// A system on free ports with short retries.
  public static LocalOptions of(Path template, Path state) {
    return new LocalOptions(
        template,
        state,
        false,
        false,
        0,
        Map.of(),
        Map.of(),
        Optional.of(SHORT_VISIBILITY),
        true,
        Optional.empty(),
        Optional.empty(),
        true);
  }

  LocalOptions at(Path newTemplate, Path newState) {
    return new LocalOptions(
        newTemplate,
        newState,
        fresh,
        processes,
        firstPort,
        parameters,
        environment,
        visibility,
        schedules,
        rates,
        deployed,
        throttling);
  }

  public LocalOptions withFresh(boolean value) {
    return new LocalOptions(
        template,
        state,
        value,
        processes,
        firstPort,
        parameters,
        environment,
        visibility,
        schedules,
        rates,
        deployed,
        throttling);
  }

  public LocalOptions withProcesses(boolean value) {
    return new LocalOptions(
        template,
        state,
        fresh,
        value,
        firstPort,
        parameters,
        environment,
        visibility,
        schedules,
        rates,
        deployed,
        throttling);
  }

  public LocalOptions withFirstPort(int value) {
    return new LocalOptions(
        template,
        state,
        fresh,
        processes,
        value,
        parameters,
        environment,
        visibility,
        schedules,
        rates,
        deployed,
        throttling);
  }

  public LocalOptions withParameter(String name, String value) {
    return new LocalOptions(
        template,
        state,
        fresh,
        processes,
        firstPort,
        plus(parameters, name, value),
        environment,
        visibility,
        schedules,
        rates,
        deployed,
        throttling);
  }

  public LocalOptions withVariable(String name, String value) {
    return new LocalOptions(
        template,
        state,
        fresh,
        processes,
        firstPort,
        parameters,
        plus(environment, name, value),
        visibility,
        schedules,
        rates,
        deployed,
        throttling);
  }

  public LocalOptions withVisibility(Optional<Duration> value) {
    return new LocalOptions(
        template,
        state,
        fresh,
        processes,
        firstPort,
        parameters,
        environment,
        value,
        schedules,
        rates,
        deployed,
        throttling);
  }

  public LocalOptions withSchedules(boolean value) {
    return new LocalOptions(
        template,
        state,
        fresh,
        processes,
        firstPort,
        parameters,
        environment,
        visibility,
        value,
        rates,
        deployed,
        throttling);
  }

  public LocalOptions withRates(Path value) {
    return new LocalOptions(
        template,
        state,
        fresh,
        processes,
        firstPort,
        parameters,
        environment,
        visibility,
        schedules,
        Optional.of(value),
        deployed,
        throttling);
  }

  public LocalOptions withDeployed(Optional<Path> value) {
    return new LocalOptions(
        template,
        state,
        fresh,
        processes,
        firstPort,
        parameters,
        environment,
        visibility,
        schedules,
        rates,
        value,
        throttling);
  }

  public LocalOptions withThrottling(boolean value) {
    return new LocalOptions(
        template,
        state,
        fresh,
        processes,
        firstPort,
        parameters,
        environment,
        visibility,
        schedules,
        rates,
        deployed,
        value);
  }

  private static Map<String, String> plus(Map<String, String> map, String name, String value) {
    var result = new LinkedHashMap<>(map);
    result.put(name, value);
    return result;
  }
}
