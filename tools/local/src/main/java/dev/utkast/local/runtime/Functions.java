package dev.utkast.local.runtime;

import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TemplateException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// All functions of a system.
public final class Functions implements AutoCloseable {
  /// Environments of one function at a time in this process.
  private static final int MOST_IN_PROCESS = 16;

  /// Processes of one function at a time: each is a virtual machine of its own.
  private static final int MOST_PROCESSES = 2;

  private final Map<String, LambdaFunction> byId = new LinkedHashMap<>();

  private Functions(
      SystemModel model,
      Function<FunctionSpec, Map<String, String>> platform,
      FunctionLogs logs,
      int most,
      BiFunction<FunctionSpec, Map<String, String>, ExecutionEnvironment> made) {
    for (FunctionSpec spec : model.functions()) {
      var variables = variables(spec, platform.apply(spec));
      byId.put(
          spec.logicalId(),
          new LambdaFunction(spec, () -> made.apply(spec, variables), logs, most));
    }
  }

  /// Handlers in this process.
  ///
  /// @param platform the variables that the platform itself gives to a function
  public static Functions inProcess(
      SystemModel model,
      FunctionCode code,
      Function<FunctionSpec, Map<String, String>> platform,
      FunctionLogs logs) {
    return new Functions(
        model,
        platform,
        logs,
        MOST_IN_PROCESS,
        (spec, variables) -> new InProcessEnvironment(spec, code.loaderOf(spec), variables, logs));
  }

  /// Each environment a process of its own.
  ///
  /// @param platform the variables that the platform itself gives to a function
  /// @param client what a managed runtime adds to an archive
  public static Functions inProcesses(
      SystemModel model,
      FunctionCode code,
      Function<FunctionSpec, Map<String, String>> platform,
      FunctionLogs logs,
      RuntimeClient client,
      RuntimeApi api) {
    return new Functions(
        model,
        platform,
        logs,
        MOST_PROCESSES,
        (spec, variables) ->
            new ProcessEnvironment(spec, code.jarsOf(spec), variables, logs, client, api));
  }

  /// Those that Lambda sets for every function, under those of the template.
  private static Map<String, String> variables(FunctionSpec spec, Map<String, String> platform) {
    var result = new LinkedHashMap<>(platform);
    result.put("_HANDLER", spec.handler());
    result.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
    result.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    result.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(spec.memoryMb()));
    result.put("AWS_LAMBDA_LOG_GROUP_NAME", spec.logGroup());
    result.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    result.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    result.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    result.put("TZ", ":UTC");
    result.put("LANG", "en_US.UTF-8");
    result.putAll(spec.environment());
    return result;
  }

  /// By its logical id, or by the name AWS knows it by.
  public LambdaFunction get(String name) {
    return byId.values().stream()
        .filter(it -> it.spec().logicalId().equals(name) || it.spec().name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new TemplateException(
                "the template has no function " + name + "; it has " + byId.keySet()));
  }

  public Collection<LambdaFunction> all() {
    return byId.values();
  }

  @Override
  public void close() {
    byId.values().forEach(LambdaFunction::close);
  }
}
