package dev.utkast.local;

import dev.utkast.local.runtime.Answer;
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
public final class Main {

  /// Where the state lies unless somebody says otherwise; `./utkast token` and `verify` look there.
  private static final Path STATE = Path.of(".utkast", "shop");

  /// The table that a replay left in its state: it opens again with the rates of its days.
  private static final String RATES = "ecb-rates.csv";

  private static final String FETCH_RATES = "FetchExchangeRates";

  private static final String FEED = "the European Central Bank";
  private static final String HELP = "; see ./utkast up --help";

  private Main() {}

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
    LocalUrls urls = system.urls();
    System.out.printf(Locale.ROOT, "ready in %.1f s%n", took.toMillis() / 1000.0);
    System.out.println("  API      " + urls.api());
    System.out.println("  pages    " + urls.pages());
    System.out.println("  inbox    " + urls.inbox());
    System.out.println(
        "  DynamoDB "
            + urls.dynamoDb()
            + "   SQS "
            + urls.sqs()
            + "   S3 "
            + urls.s3()
            + "   SES "
            + urls.mail());
    System.out.println("  token    " + system.token());
    System.out.println(
        "  curl -H 'X-Shopify-Access-Token: "
            + system.token()
            + "' "
            + urls.api()
            + "/admin/api/2026-07/draft_orders.json");
  }

  /// Fetches today's exchange rates; without a network those at hand are used.
  private static String rates(LocalSystem system, LocalOptions options) {
    if (!system.hasSchedule(FETCH_RATES)) {
      return "none are fetched by this template";
    }
    if (!options.schedules()) {
      return "when they are asked for: curl -X POST "
          + system.urls().pages().resolve("schedules/" + FETCH_RATES);
    }
    return told(options.rates(), system.fireSchedule(FETCH_RATES));
  }

  /// @param table that was fetched from instead of the feed
  static String told(Optional<Path> table, Answer answer) {
    return switch (answer) {
      case Answer.Success _ -> "fetched from " + table.map(Path::toString).orElse(FEED);
      case Answer.Failure failure ->
          (table.isPresent() ? "none" : "of %s, bundled".formatted(ReferenceRates.day()))
              + ", until the feed can be reached (%s)".formatted(failure.message());
    };
  }

  static LocalOptions options(String... args) {
    Deque<String> rest = new ArrayDeque<>(List.of(args));
    Path root = Path.of(System.getProperty("utkast.root", ""));
    Path template = root.resolve("template.yaml");
    Optional<Path> state = Optional.empty();
    var options =
        LocalOptions.of(template, template)
            .withFirstPort(dev.utkast.local.services.ServicePorts.FIRST);
    while (!rest.isEmpty()) {
      String option = rest.pop();
      switch (option) {
        case "--fresh" -> options = options.withFresh(true);
        case "--processes" -> options = options.withProcesses(true);
        case "--no-schedules" -> options = options.withSchedules(false);
        case "--template" -> template = Path.of(value(option, rest));
        case "--state" -> state = Optional.of(Path.of(value(option, rest)));
        case "--port" -> options = options.withFirstPort(number(option, rest));
        case "--deployed" ->
            options = options.withDeployed(Optional.of(Path.of(value(option, rest))));
        case "--rates" -> options = options.withRates(Path.of(value(option, rest)));
        case "--visibility" ->
            options =
                options.withVisibility(
                    Optional.of(Duration.ofSeconds(number(option, rest)))
                        .filter(time -> !time.isZero()));
        case "--set" -> {
          String[] pair = pair(option, rest);
          options = options.withParameter(pair[0], pair[1]);
        }
        case "--env" -> {
          String[] pair = pair(option, rest);
          options = options.withVariable(pair[0], pair[1]);
        }
        default -> throw new IllegalArgumentException("unknown option " + option + HELP);
      }
    }
    var folder = state.orElse(root.resolve(STATE));
    var ownRates = folder.resolve(RATES);
    return (options.rates().isEmpty() && Files.exists(ownRates)
            ? options.withRates(ownRates)
            : options)
        .at(template, folder);
  }

  private static String value(String option, Deque<String> rest) {
    return Optional.ofNullable(rest.poll())
        .orElseThrow(() -> new IllegalArgumentException(option + " needs a value" + HELP));
  }

  private static int number(String option, Deque<String> rest) {
    String value = value(option, rest);
    if (!value.matches("\\d{1,5}")) {
      throw new IllegalArgumentException(option + " needs a whole number, found " + value + HELP);
    }
    return Integer.parseInt(value);
  }

  private static String[] pair(String option, Deque<String> rest) {
    String[] pair = value(option, rest).split("=", 2);
    if (pair.length != 2 || pair[0].isBlank()) {
      throw new IllegalArgumentException(
          option + " needs NAME=VALUE, found " + String.join("=", pair) + HELP);
    }
    return pair;
  }
}
