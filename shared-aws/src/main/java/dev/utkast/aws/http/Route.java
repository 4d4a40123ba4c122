package dev.utkast.aws.http;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// One operation of the API: a method, a path such as `draft_orders/{id}/complete`, the scope it
/// needs, the parameters it understands, and what it does.
///
/// @param scope needed of the access token; empty where any will do, and behind a link
/// @param further scopes that only some requests need as well, or that an answer tells more to
/// @param parameters of the query; any other is refused, for an answer that ignored it would be
///   wrong
public record Route(
    String method,
    List<String> path,
    String scope,
    Set<String> further,
    Set<String> parameters,
    Function<Request, Response> handler) {

  public static Route of(
      String method, String path, String scope, Function<Request, Response> handler) {
    return new Route(method, List.of(path.split("/")), scope, Set.of(), Set.of(), handler);
  }

  /// The same, understanding these parameters too.
  public Route taking(String... names) {
    var all = new TreeSet<>(parameters);
    all.addAll(List.of(names));
    return new Route(method, path, scope, further, Collections.unmodifiableSet(all), handler);
  }

  /// The same, where some requests need these scopes too.
  public Route mayNeed(String... scopes) {
    return new Route(method, path, scope, Set.of(scopes), parameters, handler);
  }

  /// The same as a list in pages, which these filters narrow.
  public Route paged(String... filters) {
    return taking(filters).taking("limit", "since_id", "page_info", "fields");
  }

  /// @throws HttpProblem 400 that names a parameter this route does not understand, or one without
  ///   a value: who sends `customer_id=` does not mean everybody's
  void checkParameters(Request request) {
    // Customers follow links, to which mail programs add parameters of their own.
    if (byLink()) {
      return;
    }
    for (var sent : new TreeMap<>(request.query()).entrySet()) {
      if (!parameters.contains(sent.getKey())) {
        throw HttpProblem.malformed(sent.getKey() + " is not a parameter of this request");
      }
      if (sent.getValue().isBlank()) {
        throw HttpProblem.malformed(sent.getKey() + " must have a value");
      }
    }
  }

  /// @return whether something else stands for an access token: the secret in a customer's link, or
  ///   the signature of whoever tells us of his events
  boolean byOtherProof() {
    return byLink() || path.getFirst().equals("webhooks");
  }

  /// @return whether the secret in a customer's link stands for an access token
  boolean byLink() {
    return path.contains("{token}");
  }

  /// @return whether a path begins as the customers' links of this route do
  boolean beginsLink(List<String> segments) {
    return byLink() && !segments.isEmpty() && path.getFirst().equals(segments.getFirst());
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
