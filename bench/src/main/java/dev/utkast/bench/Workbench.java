package dev.utkast.bench;

import dev.utkast.local.runtime.FunctionCode;
import dev.utkast.local.runtime.FunctionLogs;
import dev.utkast.local.runtime.Functions;
import dev.utkast.local.runtime.MovableClock;
import dev.utkast.local.services.LocalServices;
import dev.utkast.local.services.Provisioner;
import dev.utkast.local.services.ServiceKeys;
import dev.utkast.local.services.ServicePorts;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TableSpec;
import dev.utkast.local.template.TemplateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The embedded services and the packaged functions of the template, and nothing that calls the
/// functions by itself: what runs is only what is measured.
final class Workbench implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Path state;
  private final SystemModel model;
  private final LocalServices services;
  private final FunctionLogs logs;
  private final FunctionCode code;
  private final Map<String, String> platform;
  private final Functions functions;

  private Workbench(Path root) throws IOException {
    state = Files.createTempDirectory("utkast-bench");
    parts.push(() -> delete(state));
    var ports = ServicePorts.from(0);
    var locality =
        Locality.of(ServicePorts.address(ports.api()), ServicePorts.address(ports.sqs()));
    model =
        SystemModel.of(
            TemplateReader.read(root.resolve("template.yaml")), locality, Map.of(), Map.of());
    code = FunctionCode.find(model, state.resolve("code"));
    var clock = new MovableClock(state.resolve("clock"));
    logs = new FunctionLogs(state.resolve("logs"));
    parts.push(logs);
    services =
        LocalServices.embedded(state.resolve("services"), ports, clock, logs, ServiceKeys.NONE);
    parts.push(services);
    new Provisioner(services, model).provision();
    platform = services.environment();
    functions = functions(Map.of());
  }

  static Workbench open(Path root) {
    try {
      return new Workbench(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The functions in this process, with other variables than the services give them.
  Functions functions(Map<String, String> changed) {
    var environment = new LinkedHashMap<>(platform);
    environment.putAll(changed);
    var made = Functions.inProcess(model, code, _ -> environment, logs);
    parts.push(made);
    return made;
  }

  Functions functions() {
    return functions;
  }

  SystemModel model() {
    return model;
  }

  LocalServices services() {
    return services;
  }

  DynamoDbClient dynamoDb() {
    return services.dynamoDb();
  }

  FunctionSpec function(String logicalId) {
    return functions.get(logicalId).spec();
  }

  /// The name of a table by its logical id.
  String table(String logicalId) {
    return model.tables().stream()
        .filter(table -> table.logicalId().equals(logicalId))
        .map(TableSpec::name)
        .findFirst()
        .orElseThrow();
  }

  /// What a function's process finds in its environment.
  Map<String, String> environment(FunctionSpec spec) {
    var result = new LinkedHashMap<>(platform);
    result.put("_HANDLER", spec.handler());
    result.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
    result.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memoryMb()));
    result.put("TZ", ":UTC");
    result.put("LANG", "en_US.UTF-8");
    result.putAll(spec.environment());
    return result;
  }

  Path folder(String name) {
    try {
      return Files.createDirectories(state.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("bench: " + e.getMessage());
      }
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
