package dev.utkast.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.local.LocalSystem;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.Functions;
import dev.utkast.testkit.HttpCalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/// Calls one function and keeps the time of the call itself: from the event's text to the answer's
/// text.
final class TimedFunction implements RequestStreamHandler {
  private static final String[] ALL_SCOPES = TokensTable.Access.EVERY_SCOPE.toArray(String[]::new);

  private final String name;
  private final Function<String, Answer> function;

  /// The event of the last call, as the function got it.
  String lastEvent = "";

  /// How long the last call took.
  long nanos;

  private TimedFunction(String name, Function<String, Answer> function) {
    this.name = name;
    this.function = function;
  }

  static TimedFunction of(Functions functions, String logicalId) {
    return new TimedFunction(logicalId, functions.get(logicalId)::invoke);
  }

  static TimedFunction of(LocalSystem system, String logicalId) {
    return new TimedFunction(logicalId, event -> system.invoke(logicalId, event));
  }

  /// As staff with every scope.
  HttpCalls http() {
    return new HttpCalls(this).withScopes(ALL_SCOPES);
  }

  String invoke(String event) {
    lastEvent = event;
    long start = System.nanoTime();
    var answer = function.apply(event);
    nanos = System.nanoTime() - start;
    return switch (answer) {
      case Answer.Success(var payload) -> payload;
      case Answer.Failure failure ->
          throw new IllegalStateException(name + ": " + failure.message());
    };
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    out.write(invoke(event).getBytes(StandardCharsets.UTF_8));
  }
}
