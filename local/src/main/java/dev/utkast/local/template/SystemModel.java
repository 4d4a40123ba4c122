package dev.utkast.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything of a template that the local system makes and runs, with all references worked out.
///
/// @param templateFolder the project's root: paths in the template are relative to it
public record SystemModel(
    Path templateFolder,
    Locality locality,
    List<TableSpec> tables,
    List<QueueSpec> queues,
    List<BucketSpec> buckets,
    List<FunctionSpec> functions,
    Optional<HttpApiSpec> api) {

  /// @param settings values of parameters
  /// @param environment variables set over the template's, for every function
  public static SystemModel of(
      Template template,
      Locality locality,
      Map<String, String> settings,
      Map<String, String> environment) {
    return new ModelBuilder(template, locality, settings, environment).build();
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
        api.map(HttpApiSpec::withoutThrottling));
  }

  public Optional<FunctionSpec> functionNamed(String physicalName) {
    return functions.stream().filter(function -> function.name().equals(physicalName)).findFirst();
  }

  public QueueSpec queue(String name) {
    return queues.stream()
        .filter(queue -> queue.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new TemplateException("the template makes no queue " + name));
  }

  /// Queues that another queue names as its dead-letter queue.
  public List<QueueSpec> deadLetterQueues() {
    var names =
        queues.stream()
            .flatMap(queue -> queue.deadLetters().stream())
            .map(QueueSpec.Redrive::queueName)
            .toList();
    return queues.stream().filter(queue -> names.contains(queue.name())).toList();
  }
}
