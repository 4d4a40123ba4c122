package dev.utkast.simulator;

import dev.utkast.testkit.HttpCalls;
import java.time.Instant;
import java.util.Optional;

/// One thing that a client wants, however often it has to ask for it.
final class ClientRequest {
  /// Which function answers.
  enum Door {
    CATALOG,
    CUSTOMERS,
    DRAFTS,
    PAYMENTS,
    ORDERS,
    PAGE,
    CARDS,
    EVENTS;

    ApiCall get(String path, String what) {
      return new ApiCall(this, "GET", path, "", what);
    }

    ApiCall post(String path, String body, String what) {
      return new ApiCall(this, "POST", path, body, what);
    }

    ApiCall put(String path, String body, String what) {
      return new ApiCall(this, "PUT", path, body, what);
    }

    ApiCall delete(String path, String what) {
      return new ApiCall(this, "DELETE", path, "", what);
    }
  }

  /// What is asked for.
  ///
  /// @param what in words, for the trace
  record ApiCall(Door door, String method, String path, String body, String what) {
    boolean reads() {
      return method.equals("GET");
    }

    boolean writes() {
      return !reads() && !method.equals("DELETE");
    }
  }

  final ApiCall wish;
  final Optional<String> key;
  final Instant first;
  Instant again;
  int tries;
  int effects;
  Optional<HttpCalls.Answer> answer = Optional.empty();

  ClientRequest(ApiCall wish, Optional<String> key, Instant first) {
    this.wish = wish;
    this.key = key;
    this.first = first;
    this.again = first;
  }
}
