package dev.utkast.local;

import dev.utkast.local.inbox.Html;
import dev.utkast.local.inbox.Page;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.web.Reply;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/// Where everything is, for a person with a browser.
final class LandingPage {
  private LandingPage() {}

  static Reply of(LocalSystem system) {
    var status = system.status();
    return Page.html(
        "Utkast",
        Html.of("h1", "Utkast, on this machine"),
        Html.of(
            "p",
            status.atRest() ? "At rest." : "Working.",
            " Its clock says %s.".formatted(status.clock().truncatedTo(ChronoUnit.SECONDS))),
        places(system, status),
        Html.of("h2", "Queues"),
        Html.table(
            List.of("queue", "waiting", "in flight", "delayed"),
            status.queues().entrySet().stream()
                .map(queue -> {
                  var depth = queue.getValue();
                  return List.of(
                      queue.getKey(), depth.waiting(), depth.inFlight(), depth.delayed());
                })),
        Html.of("h2", "Functions"),
        Html.table(
            List.of("function", "invocations", "errors", "called by"),
            system.model().functions().stream()
                .map(function -> {
                  var calls = status.functions().get(function.logicalId());
                  return List.of(
                      function.logicalId(),
                      calls == null ? 0 : calls.invocations(),
                      calls == null ? 0 : calls.errors(),
                      callers(system, function));
                })),
        Html.of("h2", "Routes"),
        Html.table(
            List.of("route", "function"),
            system.model().functions().stream()
                .flatMap(function ->
                    function.events().stream()
                        .filter(EventSource.HttpRoute.class::isInstance)
                        .map(EventSource.HttpRoute.class::cast)
                        .map(route ->
                            List.of(route.method() + " " + route.path(), function.logicalId())))));
  }

  private static Html places(LocalSystem system, SystemStatus status) {
    int letters = status.deadLetters().values().stream().mapToInt(Integer::intValue).sum();
    return Html.list(
        place("inbox", "Inbox", ": " + Html.count(status.mails(), "mail")),
        place("status", "Status", " as JSON; outbox " + status.outbox()),
        place(
            "roles",
            "Roles",
            " as JSON, and what of them was never used; "
                + Html.count(status.refusedCalls(), "refused call")),
        place("objects", "Stored objects", ", such as packing slips"),
        place("deadletters", "Dead letters", ": " + letters),
        Html.all(
            "API ",
            Html.of("code", system.urls().api()),
            ", header ",
            Html.of("code", "X-Shopify-Access-Token: " + system.token())));
  }

  private static Html place(String path, String name, String more) {
    return Html.all(Html.link(LocalSystem.PAGES + path, name), more);
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
