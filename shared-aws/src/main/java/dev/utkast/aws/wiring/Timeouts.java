package dev.utkast.aws.wiring;

import java.time.Duration;

/// How long a client waits for a service before it gives up one attempt.
///
/// @param connect for the connection
/// @param read for the answer
/// @param attempts how often the client library makes a call that may be repeated
record Timeouts(Duration connect, Duration read, int attempts) {

  /// Three attempts take ten seconds at most, a third of what a function may run; DynamoDB and SQS
  /// answer in milliseconds.
  static final Timeouts OF_CALLS = new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2), 3);

  /// For what carries documents.
  static final Timeouts OF_DOCUMENTS =
      new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(8), 2);

  /// A mail cannot be taken back: nothing sends it again without counting.
  static final Timeouts OF_MAIL = new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(10), 1);
}
