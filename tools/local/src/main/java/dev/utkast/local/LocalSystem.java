package dev.utkast.local;

import dev.utkast.local.events.Bell;
import dev.utkast.local.events.DeadLetters;
import dev.utkast.local.events.EventSources;
import dev.utkast.local.gate.FunctionKeys;
import dev.utkast.local.gate.Gatekeeper;
import dev.utkast.local.gate.Permissions;
import dev.utkast.local.gate.PlatformRights;
import dev.utkast.local.http.HttpGateway;
import dev.utkast.local.inbox.MailStore;
import dev.utkast.local.peer.StripePeer;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.FunctionCode;
import dev.utkast.local.runtime.FunctionLogs;
import dev.utkast.local.runtime.Functions;
import dev.utkast.local.runtime.MovableClock;
import dev.utkast.local.runtime.RuntimeApi;
import dev.utkast.local.runtime.RuntimeClient;
import dev.utkast.local.services.LocalServices;
import dev.utkast.local.services.Provisioner;
import dev.utkast.local.services.ServicePorts;
import dev.utkast.local.template.Deployment;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TemplateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The whole system on this machine, started from a SAM template: its tables, queues and bucket in
/// embedded services, its functions, and what calls them. It refuses to start when template and
/// functions do not agree, when its ports are taken, or when another system uses the same state.
public final class LocalSystem implements AutoCloseable {
  /// What follows a queue's variable in the one that holds its dead-letter queue's URL.
  public static final String DEAD_LETTERS = "_DEAD_LETTERS";

  /// What the roles allow and nothing has used, in the state when the system has ended.
  public static final String RIGHTS = "rights.txt";

  /// The local system's own pages, below the API's address.
  static final String PAGES = "/_local/";

  /// What the provider of card payments knows.
  static final String PAYMENTS = "payments";

  /// Where that provider tells the shop of payments.
  static final String WEBHOOK = "/webhooks/stripe";

  static final String RATES_PAGE = "ecb/eurofxref-daily.xml";

  /// Tells every function where the clock of the machine is that it runs on.
  private static final String CLOCK = "UTKAST_CLOCK_FILE";

  /// Tells every function where Stripe is spoken.
  private static final String STRIPE_API = "UTKAST_STRIPE_API";

  private final Deque<AutoCloseable> parts;
  private final SystemModel model;
  private final Permissions permissions;
  private final LocalServices services;
  private final MovableClock clock;
  private final Functions functions;
  private final EventSources sources;
  private final Observer observer;
  private final DeadLetters deadLetters;
  private final StripePeer payments;
  private final String token;

  private LocalSystem(LocalOptions options, Deque<AutoCloseable> parts) throws IOException {
    this.parts = parts;
    StateFolder state = open(StateFolder.open(options.state, options.fresh));
    var ports = ServicePorts.from(options.firstPort);
    var deployment = options.deployed.map(Deployment::read);
    var api = ServicePorts.address(ports.api());
    var locality = deployment.map(there -> Locality.of(api, there)).orElseGet(ports::locality);
    var template = TemplateReader.read(options.template);
    var parameters = new StateParameters(state, template.parameters(), options.parameters);
    model = SystemModel.of(template, locality, parameters.values(), variables(options, api));
    var shop = new LocalShop(model);
    permissions = new Permissions(model);
    PlatformRights.require(model, permissions);
    ports.requireFree();
    var rates = new ReferenceRates(options.rates);
    var code = FunctionCode.find(model, state.resolve("code"));
    clock = new MovableClock(state.resolve("clock"));
    var logs = open(new FunctionLogs(state.resolve("logs")));
    var keys = new FunctionKeys(model);
    services = services(deployment, state.path(), ports, logs, keys);
    shop.requireSameBooks(services, state.path());
    parameters.keep();
    payments = open(payments(state, ports));
    payments.start();
    var written = new Bell();
    var gate = open(new Gatekeeper(model, services, keys, permissions, logs::line, written));
    var bundled =
        Optional.of(state).filter(_ -> options.rates.isEmpty()).map(ReferenceRates::bundled);
    functions =
        open(
            functions(
                options.processes,
                code,
                platform(gate, LinkKeyFile.in(state, clock), bundled),
                logs,
                state,
                ports));
    deadLetters = new DeadLetters(services.sqs(), model);
    sources = open(sources(written, state, options));
    token = shop.token(state.resolve("token"), services);
    var gateway = open(gateway(options.throttling, rates, ports));
    observer = new Observer(this, functions, sources, gateway);
    parts.push(() -> permissions.write(state.resolve(RIGHTS)));
    gateway.start();
    sources.start(options.schedules);
    payments.deliverByItself();
    state.publish(environment());
  }

  private EventSources sources(Bell written, StateFolder state, LocalOptions options) {
    return new EventSources(
        model,
        functions,
        services,
        written,
        deadLetters,
        clock,
        state.resolve("streams"),
        options.visibility);
  }

  /// It tells the shop of payments as soon as a function listens.
  private StripePeer payments(StateFolder state, ServicePorts ports) throws IOException {
    boolean heard =
        model.functions().stream()
            .flatMap(function -> function.events(EventSource.HttpRoute.class))
            .anyMatch(route -> route.path().equals(WEBHOOK));
    return new StripePeer(
        state.resolve(PAYMENTS),
        ports.payments(),
        clock,
        ProviderKeys.in(state, clock),
        Optional.of(ServicePorts.address(ports.api()).resolve(WEBHOOK)).filter(_ -> heard));
  }

  private LocalServices services(
      Optional<Deployment> deployment,
      Path state,
      ServicePorts ports,
      FunctionLogs logs,
      FunctionKeys keys) {
    if (deployment.isPresent()) {
      return open(LocalServices.deployed(deployment.get(), state, ports, clock));
    }
    var embedded =
        open(LocalServices.embedded(state, ports, clock, logs::adoptThread, keys::secret));
    new Provisioner(embedded, model).provision();
    return embedded;
  }

  /// @param bundledRates absent where there is a table: then those of the day and no other are used
  private Function<FunctionSpec, Map<String, String>> platform(
      Gatekeeper gate, Path linkKeys, Optional<Path> bundledRates) {
    return function -> {
      var variables = new LinkedHashMap<>(gate.environment(function));
      variables.put(CLOCK, clock.file().toString());
      variables.put(STRIPE_API, payments.address().toString());
      variables.put("UTKAST_PARAMETERS_FILE", linkKeys.toString());
      bundledRates.ifPresent(file -> variables.put("UTKAST_RATES_FILE", file.toString()));
      return variables;
    };
  }

  private Functions functions(
      boolean processes,
      FunctionCode code,
      Function<FunctionSpec, Map<String, String>> platform,
      FunctionLogs logs,
      StateFolder state,
      ServicePorts ports)
      throws IOException {
    if (!processes) {
      return Functions.inProcess(model, code, platform, logs);
    }
    var client = RuntimeClient.unpack(state.resolve("code"));
    var api = open(new RuntimeApi(ServicePorts.loopback(ports.runtime())));
    return Functions.inProcesses(model, code, platform, logs, client, api);
  }

  private HttpGateway gateway(boolean throttling, ReferenceRates rates, ServicePorts ports)
      throws IOException {
    return new HttpGateway(
        throttling ? model : model.withoutThrottling(),
        functions,
        clock,
        new AdminPages(this, rates)::answer,
        ServicePorts.loopback(ports.api()),
        HttpGateway.Times.OF_AWS);
  }

  /// With a table of rates the bank's daily file is this system's own.
  private static Map<String, String> variables(LocalOptions options, URI api) {
    var result = new LinkedHashMap<String, String>();
    options.rates.ifPresent(
        _ -> result.put("ECB_DAILY_URL", api.resolve(PAGES + RATES_PAGE).toString()));
    result.putAll(options.environment);
    return result;
  }

  public static LocalSystem start(LocalOptions options) {
    var opened = new ArrayDeque<AutoCloseable>();
    try {
      return new LocalSystem(options, opened);
    } catch (IOException | UncheckedIOException e) {
      closeAll(opened);
      throw new IllegalStateException("the local system did not start: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      closeAll(opened);
      throw e;
    }
  }

  /// The variables of the system that runs on a state folder now, in whichever process.
  ///
  /// @return empty where none runs
  /// @throws IllegalStateException if it is still starting
  public static Optional<Map<String, String>> running(Path state) {
    if (!StateFolder.inUse(state)) {
      return Optional.empty();
    }
    var environment = StateFolder.published(state);
    if (environment.isEmpty()) {
      throw new IllegalStateException("the system on " + state + " is still starting; try again");
    }
    return Optional.of(environment);
  }

  /// The variables of all functions together, for a look at what they work with.
  public Map<String, String> environment() {
    var result = new LinkedHashMap<>(services.environment());
    result.put(CLOCK, clock.file().toString());
    result.put(STRIPE_API, payments.address().toString());
    var own = model.environment();
    result.putAll(own);
    // The embedded queues have no redrive policy to ask ([DeadLetters]).
    var locality = model.locality();
    own.forEach((name, value) ->
        model.queues().stream()
            .filter(queue -> value.equals(locality.queueUrl(queue.name())))
            .flatMap(queue -> queue.deadLetters().stream())
            .forEach(it -> result.put(name + DEAD_LETTERS, locality.queueUrl(it.queueName()))));
    return result;
  }

  private <T extends AutoCloseable> T open(T part) {
    parts.push(part);
    return part;
  }

  public LocalServices.Urls urls() {
    return services.urls();
  }

  /// The access token of this system, with every scope.
  public String token() {
    return token;
  }

  public SystemModel model() {
    return model;
  }

  public LocalServices services() {
    return services;
  }

  public MailStore mails() {
    return services.mails();
  }

  public Instant now() {
    return clock.instant();
  }

  /// The clock of all functions.
  MovableClock clock() {
    return clock;
  }

  /// The provider of card payments.
  public StripePeer payments() {
    return payments;
  }

  public SystemStatus status() {
    return observer.status();
  }

  /// What the roles of the template allowed, and refused.
  public Permissions permissions() {
    return permissions;
  }

  /// Waits until nothing is left to do.
  ///
  /// @return the status then; `atRest` is false when patience ran out first
  public SystemStatus awaitIdle(Duration patience) {
    return observer.awaitRest(patience);
  }

  /// Calls a function by its logical id with a JSON event, and waits.
  public Answer invoke(String logicalId, String event) {
    return functions.get(logicalId).invoke(event);
  }

  /// Whether a function has a schedule.
  boolean hasSchedule(String logicalId) {
    return model.functions().stream()
        .filter(function -> function.logicalId().equals(logicalId))
        .anyMatch(function -> function.events(EventSource.Schedule.class).findAny().isPresent());
  }

  /// Fires a function's schedule with the clock's time, and waits.
  public Answer fireSchedule(String logicalId) {
    return sources.fire(logicalId);
  }

  /// The bodies of all messages in each dead-letter queue that has some.
  public Map<String, List<String>> deadLetters() {
    return deadLetters.bodies();
  }

  /// Sends a queue's dead letters back to it.
  ///
  /// @return how many
  public int redrive(String deadLetterQueue) {
    return deadLetters.redrive(deadLetterQueue);
  }

  @Override
  public void close() {
    closeAll(parts);
  }

  private static void closeAll(Deque<AutoCloseable> parts) {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("local: " + e.getMessage());
      }
    }
  }
}
