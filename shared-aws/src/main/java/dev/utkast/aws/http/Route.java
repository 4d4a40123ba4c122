package dev.utkast.aws.http;

import java.util.List;
import java.util.function.Function;

/// One operation of the API: a method, a path such as `draft_orders/{id}/complete`, the scope it
/// needs, and what it does.
///
/// @param scope needed of the access token; empty for what customers may call without one
public record Route(
    String method, List<String> path, String scope, Function<Request, Response> handler) {

  public static Route of(
      String method, String path, String scope, Function<Request, Response> handler) {
    return new Route(method, List.of(path.split("/")), scope, handler);
  }

  boolean matchesPath(List<String> segments) {
    if (segments.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      boolean isId = path.get(i).equals("{id}");
      boolean matches =
          isId
              ? Request.parseId(segments.get(i)).isPresent()
              : path.get(i).equals("{token}") || path.get(i).equals(segments.get(i));
      if (!matches) {
        return false;
      }
    }
    return true;
  }
}
