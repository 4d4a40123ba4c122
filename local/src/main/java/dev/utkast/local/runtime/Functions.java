package dev.utkast.local.runtime;

import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TemplateException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// All functions of a system, by logical id.
public final class Functions implements AutoCloseable {

  /// Environments of one function at a time in this process.
  private static final int MOST_IN_PROCESS = 16;

  /// Processes of one function at a time: each is a virtual machine of its own.
  private static final int MOST_PROCESSES = 2;

  private final Map<String, LambdaFunction> byId = new LinkedHashMap<>();

  private Functions() {}

  /// The variables that the platform itself gives to a function.
  public interface Platform {
    Map<String, String> variablesOf(FunctionSpec function);
  }

  /// Handlers in this process.
  public static Functions inProcess(
      SystemModel model, FunctionCode code, Platform platform, FunctionLogs logs) {
    var result = new Functions();
    for (FunctionSpec spec : model.functions()) {
      var variables = PlatformVariables.of(spec, platform.variablesOf(spec));
      ExecutionEnvironment.Factory factory =
          () -> new InProcessEnvironment(spec, code.loaderOf(spec), variables, logs);
      result.byId.put(spec.logicalId(), new LambdaFunction(spec, factory, logs, MOST_IN_PROCESS));
    }
    return result;
  }

  /// Each environment a process of its own.
  ///
  /// @param client what a managed runtime adds to an archive
  public static Functions inProcesses(
      SystemModel model,
      FunctionCode code,
      Platform platform,
      FunctionLogs logs,
      RuntimeClient client,
      RuntimeApi api) {
    var result = new Functions();
    for (FunctionSpec spec : model.functions()) {
      var variables = PlatformVariables.of(spec, platform.variablesOf(spec));
      ExecutionEnvironment.Factory factory =
          () -> new ProcessEnvironment(spec, code.jarsOf(spec), variables, logs, client, api);
      result.byId.put(spec.logicalId(), new LambdaFunction(spec, factory, logs, MOST_PROCESSES));
    }
    return result;
  }

  public LambdaFunction get(String logicalId) {
    return Optional.ofNullable(byId.get(logicalId))
        .orElseThrow(() ->
            new TemplateException(
                "the template has no function " + logicalId + "; it has " + byId.keySet()));
  }

  /// By the name AWS knows it by.
  public LambdaFunction named(String physicalName) {
    return byId.values().stream()
        .filter(function -> function.spec().name().equals(physicalName))
        .findFirst()
        .orElseThrow(
            () -> new TemplateException("the template has no function named " + physicalName));
  }

  public Collection<LambdaFunction> all() {
    return byId.values();
  }

  @Override
  public void close() {
    byId.values().forEach(LambdaFunction::close);
  }
}
