package dev.utkast.local;

import dev.utkast.local.template.TemplateException;
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

  private static final String USAGE =
      """
      Starts the whole system of a SAM template on this machine.

        --template FILE     the template (template.yaml)
        --state FOLDER      what outlives the process (.utkast beside the template)
        --fresh             forget the state first
        --processes         each function in a process of its own, from its archive
        --port N            port of the API, five more follow (8080; 0: free ones)
        --set NAME=VALUE    a parameter of the template
        --env NAME=VALUE    a variable of every function
        --visibility SECS   failed messages come back after this long (3; 0: as their queue says)
        --no-schedules      schedules fire only when asked
        --rates FILE        daily ECB rates, lines 2003-01-06,USD,1.0392
      """;

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    try {
      LocalSystem system = LocalSystem.start(options(args));
      var stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                system.close();
                stopped.countDown();
              }));
      print(system, sinceStart());
      stopped.await();
    } catch (TemplateException | IllegalArgumentException | IllegalStateException e) {
      System.err.println(e.getMessage());
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

  static LocalOptions options(String... args) {
    Deque<String> rest = new ArrayDeque<>(List.of(args));
    Path template = Path.of("template.yaml");
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
        default -> throw new IllegalArgumentException("unknown option " + option + "\n\n" + USAGE);
      }
    }
    Path beside = template.toAbsolutePath().resolveSibling(".utkast");
    return options.at(template, state.orElse(beside));
  }

  private static String value(String option, Deque<String> rest) {
    return Optional.ofNullable(rest.poll())
        .orElseThrow(() -> new IllegalArgumentException(option + " needs a value\n\n" + USAGE));
  }

  private static int number(String option, Deque<String> rest) {
    String value = value(option, rest);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number, found " + value, e);
    }
  }

  private static String[] pair(String option, Deque<String> rest) {
    String[] pair = value(option, rest).split("=", 2);
    if (pair.length != 2) {
      throw new IllegalArgumentException(option + " needs NAME=VALUE, found " + pair[0]);
    }
    return pair;
  }
}
