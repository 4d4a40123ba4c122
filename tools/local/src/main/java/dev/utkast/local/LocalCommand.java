package dev.utkast.local;

import dev.utkast.local.runtime.Answer;
import dev.utkast.local.services.ServicePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// Starts the local system and keeps it up until it is told to stop.
public final class LocalCommand {
  /// Where the state lies unless somebody says otherwise; `./utkast token` and `verify` look there.
  private static final Path STATE = Path.of(".utkast", "shop");

  /// The table that a replay left in its state: it opens again with the rates of its days.
  private static final String RATES = "ecb-rates.csv";

  private static final String FETCH_RATES = "FetchExchangeRates";

  private static final String FEED = "the European Central Bank";
  private static final String HELP = "; see ./utkast up --help";

  /// What may follow an option.
  private record Kind(String label, String pattern) {}

  private static final Kind TEXT = new Kind("a value", "(?s).+");
  private static final Kind NUMBER = new Kind("a whole number", "\\d{1,5}");
  private static final Kind PAIR = new Kind("NAME=VALUE", "(?s)\\s*[^=\\s][^=]*=.*");

  private LocalCommand() {}

  public static void main(String[] args) throws InterruptedException {
    try {
      var options = options(args);
      LocalSystem system = LocalSystem.start(options);
      var stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                system.close();
                stopped.countDown();
              }));
      print(system, sinceStart());
      System.out.println("  rates    " + rates(system, options));
      stopped.await();
    } catch (RuntimeException e) {
      System.err.println("utkast: " + Optional.ofNullable(e.getMessage()).orElse(e.toString()));
      if (System.getProperty("utkast.trace") != null) {
        e.printStackTrace();
      }
      System.exit(2);
    }
  }

  /// As long as somebody has waited for it: from the start of the process.
  private static Duration sinceStart() {
    var now = Instant.now();
    return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
  }

  private static void print(LocalSystem system, Duration took) {
    var urls = system.urls();
    System.out.printf(
        Locale.ROOT,
        """
        ready in %.1f s
          API      %s
          pages    %s
          inbox    %s
          cards    %s
          DynamoDB %s   SQS %s   S3 %s   SES %s
          token    %s
          curl -H 'X-Shopify-Access-Token: %s' %s/admin/api/2026-07/draft_orders.json
        """,
        took.toMillis() / 1000.0,
        urls.api(),
        urls.api().resolve(LocalSystem.PAGES),
        urls.api().resolve(LocalSystem.PAGES + "inbox"),
        system.payments().address().resolve("/desk"),
        urls.dynamoDb(),
        urls.sqs(),
        urls.s3(),
        urls.mail(),
        system.token(),
        system.token(),
        urls.api());
  }

  /// Fetches today's exchange rates; without a network those at hand are used.
  private static String rates(LocalSystem system, LocalOptions options) {
    if (!system.hasSchedule(FETCH_RATES)) {
      return "none are fetched by this template";
    }
    if (!options.schedules) {
      return "when they are asked for: curl -X POST "
          + system.urls().api().resolve(LocalSystem.PAGES + "schedules/" + FETCH_RATES);
    }
    return told(options.rates, system.fireSchedule(FETCH_RATES));
  }

  /// @param table that was fetched from instead of the feed
  static String told(Optional<Path> table, Answer answer) {
    return switch (answer) {
      case Answer.Success _ -> "fetched from " + table.map(Path::toString).orElse(FEED);
      case Answer.Failure failure ->
          (table.isPresent() ? "none" : "of %s, bundled".formatted(ReferenceRates.bundledDay()))
              + ", until the feed can be reached (%s)".formatted(failure.message());
    };
  }

  static LocalOptions options(String... args) {
    Path root = Path.of(System.getProperty("utkast.root", ""));
    var options =
        LocalOptions.of(root.resolve("template.yaml"), root.resolve(STATE))
            .withFirstPort(ServicePorts.FIRST);
    Deque<String> rest = new ArrayDeque<>(List.of(args));
    while (!rest.isEmpty()) {
      options = with(options, rest.pop(), rest);
    }
    var ownRates = options.state.resolve(RATES);
    return options.rates.isEmpty() && Files.exists(ownRates)
        ? options.withRates(ownRates)
        : options;
  }

  private static LocalOptions with(LocalOptions options, String name, Deque<String> rest) {
    return switch (name) {
      case "--fresh" -> options.withFresh(true);
      case "--processes" -> options.withProcesses(true);
      case "--no-schedules" -> options.withSchedules(false);
      case "--template" -> options.at(Path.of(value(name, rest, TEXT)), options.state);
      case "--state" -> options.at(options.template, Path.of(value(name, rest, TEXT)));
      case "--port" -> options.withFirstPort(Integer.parseInt(value(name, rest, NUMBER)));
      case "--deployed" -> options.withDeployed(Optional.of(Path.of(value(name, rest, TEXT))));
      case "--rates" -> options.withRates(Path.of(value(name, rest, TEXT)));
      case "--visibility" -> {
        var time = Duration.ofSeconds(Integer.parseInt(value(name, rest, NUMBER)));
        yield options.withVisibility(time.isZero() ? Optional.empty() : Optional.of(time));
      }
      case "--set" -> {
        var pair = value(name, rest, PAIR).split("=", 2);
        yield options.withParameter(pair[0], pair[1]);
      }
      case "--env" -> {
        var pair = value(name, rest, PAIR).split("=", 2);
        yield options.withVariable(pair[0], pair[1]);
      }
      default -> throw new IllegalArgumentException("unknown option " + name + HELP);
    };
  }

  private static String value(String option, Deque<String> rest, Kind kind) {
    var value = Optional.ofNullable(rest.poll()).orElse("");
    if (!value.matches(kind.pattern)) {
      throw new IllegalArgumentException(
          "%s needs %s, found '%s'%s".formatted(option, kind.label, value, HELP));
    }
    return value;
  }
}
