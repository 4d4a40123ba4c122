package dev.utkast.local.template;

import dev.utkast.local.roles.Policy;
import dev.utkast.local.roles.Role;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything of a template that the local system makes and runs, with all references worked out.
///
/// @param buckets their names
/// @param resourcePolicies what buckets and queues say of everybody
/// @param templateFolder the project's root: paths in the template are relative to it
public record SystemModel(
    Path templateFolder,
    Locality locality,
    List<TableSpec> tables,
    List<QueueSpec> queues,
    List<String> buckets,
    List<FunctionSpec> functions,
    Policy resourcePolicies,
    Optional<HttpApiSpec> api) {
  /// With the template's own settings and nothing else.
  public static SystemModel of(Path template, Locality locality) {
    return of(TemplateReader.read(template), locality, Map.of(), Map.of());
  }

  /// @param settings values of parameters
  /// @param environment variables set over the template's, for every function
  public static SystemModel of(
      Template template,
      Locality locality,
      Map<String, String> settings,
      Map<String, String> environment) {
    return new ModelBuilder(template, locality, settings, environment).build();
  }

  /// The roles that functions run under and that schedules call them with.
  public List<Role> roles() {
    var result = new LinkedHashSet<Role>();
    for (var function : functions) {
      result.add(function.role());
      function.events(EventSource.Schedule.class).forEach(it -> result.add(it.role()));
    }
    return List.copyOf(result);
  }

  /// The variables of all functions together.
  public Map<String, String> environment() {
    var result = new LinkedHashMap<String, String>();
    functions.forEach(function -> result.putAll(function.environment()));
    return result;
  }

  /// With as many requests to every route as come, to measure what the functions do.
  public SystemModel withoutThrottling() {
    return new SystemModel(
        templateFolder,
        locality,
        tables,
        queues,
        buckets,
        functions,
        resourcePolicies,
        api.map(HttpApiSpec::withoutThrottling));
  }

  public QueueSpec queue(String name) {
    return queues.stream()
        .filter(queue -> queue.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new TemplateException("the template makes no queue " + name));
  }

  /// Queues that another queue names as its dead-letter queue.
  public List<QueueSpec> deadLetterQueues() {
    return queues.stream().filter(this::holdsDeadLetters).toList();
  }

  /// All others.
  public List<QueueSpec> workQueues() {
    return queues.stream().filter(queue -> !holdsDeadLetters(queue)).toList();
  }

  private boolean holdsDeadLetters(QueueSpec queue) {
    return queues.stream()
        .flatMap(other -> other.deadLetters().stream())
        .anyMatch(redrive -> redrive.queueName().equals(queue.name()));
  }
}
