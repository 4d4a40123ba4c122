package dev.utkast.local;

import dev.utkast.local.inbox.Html;
import dev.utkast.local.inbox.Page;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.FunctionSpec;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/// Where everything is, for a person with a browser.
final class LandingPage {

  private LandingPage() {}

  static Page of(LocalSystem system) {
    SystemStatus status = system.status();
    var html = new StringBuilder();
    html.append("<h1>Utkast, on this machine</h1><p>")
        .append(status.atRest() ? "At rest." : "Working.")
        .append(" Its clock says ")
        .append(Html.text(status.clock().truncatedTo(ChronoUnit.SECONDS).toString()))
        .append(".</p>");
    html.append("<ul><li><a href=\"/_local/inbox\">Inbox</a>: ")
        .append(Html.count(status.mails(), "mail"))
        .append("</li>")
        .append("<li><a href=\"/_local/status\">Status</a> as JSON; outbox ")
        .append(status.outbox())
        .append("</li>")
        .append(
            "<li><a href=\"/_local/roles\">Roles</a> as JSON, and what of them was never used; ")
        .append(Html.count(Math.toIntExact(status.refused()), "refused call"))
        .append("</li>")
        .append("<li><a href=\"/_local/objects\">Stored objects</a>, such as packing slips</li>")
        .append("<li><a href=\"/_local/deadletters\">Dead letters</a>: ")
        .append(status.deadLetters().values().stream().mapToInt(Integer::intValue).sum())
        .append("</li>")
        .append("<li>API <code>")
        .append(Html.text(system.urls().api().toString()))
        .append("</code>, header <code>X-Shopify-Access-Token: ")
        .append(Html.text(system.token()))
        .append("</code></li></ul>");
    queues(status, html);
    functions(system, status, html);
    routes(system, html);
    return Page.html("Utkast", html.toString());
  }

  private static void queues(SystemStatus status, StringBuilder html) {
    html.append(
        "<h2>Queues</h2><table><tr><th>queue</th><th>waiting</th><th>in"
            + " flight</th><th>delayed</th></tr>");
    status
        .queues()
        .forEach((name, depth) ->
            html.append(Html.row(name, depth.waiting(), depth.inFlight(), depth.delayed())));
    html.append("</table>");
  }

  private static void functions(LocalSystem system, SystemStatus status, StringBuilder html) {
    html.append("<h2>Functions</h2>")
        .append(
            "<table><tr><th>function</th><th>invocations</th><th>errors</th><th>called"
                + " by</th></tr>");
    for (FunctionSpec function : system.model().functions()) {
      var calls = status.functions().get(function.logicalId());
      html.append(
          Html.row(
              function.logicalId(),
              calls == null ? 0 : calls.invocations(),
              calls == null ? 0 : calls.errors(),
              callers(system, function)));
    }
    html.append("</table>");
  }

  private static void routes(LocalSystem system, StringBuilder html) {
    html.append("<h2>Routes</h2><table><tr><th>route</th><th>function</th></tr>");
    for (FunctionSpec function : system.model().functions()) {
      for (EventSource event : function.events()) {
        if (event instanceof EventSource.HttpRoute route) {
          html.append(Html.row(route.method() + " " + route.path(), function.logicalId()));
        }
      }
    }
    html.append("</table>");
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
