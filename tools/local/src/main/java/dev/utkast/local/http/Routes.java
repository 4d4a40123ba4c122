package dev.utkast.local.http;

import dev.utkast.events.HttpRequest;
import dev.utkast.local.template.EventSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The routes of an HTTP API, the most specific first: a full match before a greedy one, a literal
/// segment before a variable, a method before `ANY`, `$default` last. Source: API Gateway's guide,
/// "Routing API requests".
record Routes(List<Route> routes) {
  private static final String DEFAULT = "$default";

  /// @param target the function's logical id
  record Route(EventSource.HttpRoute source, String target) {
    /// As API Gateway names it in events.
    String key() {
      return source.path().equals(DEFAULT) ? DEFAULT : source.method() + " " + source.path();
    }

    private List<String> segments() {
      return List.of(source.path().substring(1).split("/", -1));
    }
  }

  record Match(Route route, Map<String, String> pathParameters) {}

  Routes {
    var byMethod = Comparator.<Route, Boolean>comparing(it -> "ANY".equals(it.source().method()));
    routes =
        routes.stream().sorted(Comparator.comparing(Routes::rank).thenComparing(byMethod)).toList();
  }

  /// Sorts before the rank of any less specific route: a digit per segment.
  private static String rank(Route route) {
    if (DEFAULT.equals(route.source().path())) {
      return "9";
    }
    var rank = new StringBuilder(route.source().path().endsWith("+}") ? "1" : "0");
    for (String segment : route.segments()) {
      rank.append(segment.endsWith("+}") ? '3' : segment.startsWith("{") ? '2' : '1');
    }
    // Among greedy routes the longer literal beginning is the more specific: any digit sorts before
    // the end.
    return rank.append('4').toString();
  }

  /// @param rawPath the path as it came, still percent-encoded
  Optional<Match> match(String method, String rawPath) {
    List<String> segments = List.of(rawPath.replaceFirst("^/", "").split("/", -1));
    for (Route route : routes) {
      boolean methodFits =
          "ANY".equals(route.source().method()) || route.source().method().equals(method);
      if (DEFAULT.equals(route.source().path())) {
        return Optional.of(new Match(route, Map.of()));
      }
      if (methodFits) {
        var parameters = fit(route.segments(), segments);
        if (parameters.isPresent()) {
          return Optional.of(new Match(route, parameters.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> fit(List<String> pattern, List<String> segments) {
    var parameters = new LinkedHashMap<String, String>();
    for (int i = 0; i < pattern.size(); i++) {
      String wanted = pattern.get(i);
      if (i >= segments.size()) {
        return Optional.empty();
      }
      if (wanted.endsWith("+}")) {
        String rest = String.join("/", segments.subList(i, segments.size()));
        parameters.put(wanted.substring(1, wanted.length() - 2), HttpRequest.decodedPath(rest));
        return rest.isEmpty() ? Optional.empty() : Optional.of(parameters);
      }
      String found = segments.get(i);
      if (wanted.startsWith("{") && wanted.endsWith("}")) {
        if (found.isEmpty()) {
          return Optional.empty();
        }
        parameters.put(wanted.substring(1, wanted.length() - 1), HttpRequest.decodedPath(found));
      } else if (!wanted.equals(found)) {
        return Optional.empty();
      }
    }
    return pattern.size() == segments.size() ? Optional.of(parameters) : Optional.empty();
  }
}
