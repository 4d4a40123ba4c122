package dev.utkast.bench;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.utkast.local.LinkKeyFile;
import dev.utkast.local.runtime.FunctionCode;
import dev.utkast.local.runtime.FunctionLogs;
import dev.utkast.local.runtime.Functions;
import dev.utkast.local.runtime.MovableClock;
import dev.utkast.local.runtime.RuntimeApi;
import dev.utkast.local.runtime.RuntimeClient;
import dev.utkast.local.services.LocalServices;
import dev.utkast.local.services.Provisioner;
import dev.utkast.local.services.ServicePorts;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The embedded services and the packaged functions of the template, with goods, a customer and
/// something to sell, and nothing that calls the functions by itself: what runs is only what is
/// measured.
final class Workbench implements AutoCloseable {
  /// The function that most rows are about.
  static final String DRAFTS = "DraftOrders";

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Path state;
  final SystemModel model;
  final LocalServices services;
  private final FunctionLogs logs;
  private final FunctionCode code;
  private final Map<String, String> platform;
  final Functions functions;
  final RuntimeApi runtime;
  final StandardSale sale;

  private Workbench(Path root) throws IOException {
    state = Files.createTempDirectory("utkast-bench");
    parts.push(() -> MoreFiles.deleteRecursively(state, RecursiveDeleteOption.ALLOW_INSECURE));
    var ports = ServicePorts.from(0);
    model = SystemModel.of(root.resolve("template.yaml"), ports.locality());
    code = FunctionCode.find(model, state.resolve("code"));
    var clock = new MovableClock(state.resolve("clock"));
    logs = new FunctionLogs(state.resolve("logs"));
    parts.push(logs);
    services =
        LocalServices.embedded(
            state.resolve("services"), ports, clock, logs::adoptThread, _ -> Optional.empty());
    parts.push(services);
    new Provisioner(services, model).provision();
    var variables = new LinkedHashMap<>(services.environment());
    var linkKeys = LinkKeyFile.at(state.resolve("link-keys"), clock);
    variables.put("UTKAST_PARAMETERS_FILE", linkKeys.toString());
    platform = Map.copyOf(variables);
    functions = functions(Map.of());
    runtime = new RuntimeApi(ServicePorts.loopback(0));
    parts.push(runtime);
    sale =
        StandardSale.stock(
            TimedFunction.of(functions, "Catalog").http(),
            TimedFunction.of(functions, "Customers").http());
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

  /// One function, each environment of it a process of its own.
  Functions inProcess(FunctionSpec spec) {
    var alone =
        new SystemModel(
            state,
            model.locality(),
            model.tables(),
            model.queues(),
            model.buckets(),
            List.of(spec),
            model.resourcePolicies(),
            model.api());
    return Functions.inProcesses(
        alone,
        FunctionCode.find(alone, state.resolve("code")),
        _ -> platform,
        logs,
        RuntimeClient.unpack(state.resolve("client")),
        runtime);
  }

  /// @param careful with an Idempotency-Key on every call
  SalesClient clerk(boolean careful) {
    return new SalesClient(functions, careful);
  }

  /// The event with which a function in a process of its own creates a draft.
  String draftEvent() {
    var clerk = clerk(false);
    clerk.draft(sale.draft());
    return clerk.draftEvent();
  }

  FunctionSpec function(String logicalId) {
    return functions.get(logicalId).spec();
  }

  String table(String logicalId) {
    return table(model, logicalId);
  }

  /// The name of a table by its logical id.
  static String table(SystemModel model, String logicalId) {
    return model.tables().stream()
        .filter(table -> table.logicalId().equals(logicalId))
        .map(TableSpec::name)
        .findFirst()
        .orElseThrow();
  }

  /// Gone with the bench.
  Path file(String name) {
    return state.resolve(name);
  }

  /// The same, and there already.
  Path folder(String name) {
    try {
      return Files.createDirectories(file(name));
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
}
