package dev.utkast.simulator;

import dev.utkast.testkit.HttpCalls;
import java.time.Instant;
import java.util.Optional;

/// One thing that a client wants, however often it has to ask for it.
final class Ask {
  /// Which function answers.
  enum Door {
    CATALOG,
    CUSTOMERS,
    DRAFTS,
    PAYMENTS,
    ORDERS,
    PAGE
  }

  /// What is asked for.
  ///
  /// @param what in words, for the trace
  record Wish(Door door, String method, String path, String body, String what) {
    boolean reads() {
      return method.equals("GET");
    }
  }

  final Wish wish;
  final Optional<String> key;
  final Instant first;
  Instant again;
  int tries;
  int effects;
  Optional<HttpCalls.Answer> answer = Optional.empty();

  Ask(Wish wish, Optional<String> key, Instant first) {
    this.wish = wish;
    this.key = key;
    this.first = first;
    this.again = first;
  }
}
