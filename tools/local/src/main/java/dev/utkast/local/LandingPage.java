package dev.utkast.local;

import dev.utkast.local.inbox.Page;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.web.Reply;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Where everything is, for a person with a browser.
final class LandingPage {
  private LandingPage() {}

  private record Row(
      String name, SystemStatus.Calls calls, String callers, List<EventSource.HttpRoute> routes) {}

  static Reply of(LocalSystem system) {
    var status = system.status();
    return Page.html(
        "landing",
        Map.of(
            "title", "Utkast",
            "system", system,
            "status", status,
            "clock", status.clock().truncatedTo(ChronoUnit.SECONDS),
            "mails", Page.count(status.mails(), "mail"),
            "refusedCalls", Page.count(status.refusedCalls(), "refused call"),
            "letters", status.deadLetters().values().stream().mapToInt(Integer::intValue).sum(),
            "functions",
                system.model().functions().stream()
                    .map(function ->
                        new Row(
                            function.logicalId(),
                            Objects.requireNonNull(status.functions().get(function.logicalId())),
                            callers(system, function),
                            function.events(EventSource.HttpRoute.class).toList()))
                    .toList()));
  }

  private static String callers(LocalSystem system, FunctionSpec function) {
    boolean authorizer =
        system.model().api().stream()
            .flatMap(api -> api.authorizers().values().stream())
            .anyMatch(candidate -> candidate.functionName().equals(function.name()));
    return authorizer
        ? "the API, to let callers in"
        : function.events().stream()
            .map(event ->
                switch (event) {
                  case EventSource.HttpRoute _ -> "HTTP";
                  case EventSource.Queue queue -> queue.queueName();
                  case EventSource.Stream stream -> "stream of " + stream.tableName();
                  case EventSource.Schedule schedule -> schedule.expression();
                })
            .distinct()
            .collect(Collectors.joining(", "));
  }
}
