package dev.utkast.aws.http;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.wiring.ReadOnlyWiring;
import dev.utkast.aws.wiring.Wiring;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a function answers to nobody before Lambda takes the snapshot that its processes are
/// started from (SnapStart): classes, connections' code and tables that an answer needs are then in
/// the snapshot, and the first caller does not wait for them.
///
/// A second handler answers, over the same store, to which it cannot write. The requests are ones
/// that anybody could send; what is answered is of no account.
public final class Rehearsal {
  private Rehearsal() {}

  /// Does nothing where no snapshot is taken.
  ///
  /// @param handler makes the handler that answers
  /// @param events as Lambda would hand them over
  public static void of(
      Wiring wiring, Function<Wiring, RequestStreamHandler> handler, Supplier<List<Json>> events) {
    if (!wiring.isForSnapshot()) {
      return;
    }
    try {
      var second = handler.apply(new ReadOnlyWiring(wiring));
      for (var event : events.get()) {
        var bytes = event.write().getBytes(StandardCharsets.UTF_8);
        second.handleRequest(
            new ByteArrayInputStream(bytes), OutputStream.nullOutputStream(), new Alone());
      }
    } catch (IOException | RuntimeException e) {
      // Whoever calls first waits longer, and is answered all the same.
      Log.failure("rehearsal.failed", e);
    }
  }

  /// A request of somebody who may do everything.
  ///
  /// @param path without version and `.json`
  public static Json get(String path, String... scopes) {
    return event("GET", "/admin/api/rehearsal/" + path + ".json", "", scopes);
  }

  /// @param path without version and `.json`
  public static Json post(String path, String body, String... scopes) {
    return event("POST", "/admin/api/rehearsal/" + path + ".json", body, scopes);
  }

  /// @param path as it stands in a customer's mail
  public static Json link(String path) {
    return event("GET", path, "");
  }

  private static Json event(String method, String path, String body, String... scopes) {
    var caller = Json.object().put("scopes", String.join(",", scopes)).build();
    return Json.object()
        .put("rawPath", path)
        .put("body", body)
        .put("headers", Json.object().put("content-type", "application/json").build())
        .put(
            "requestContext",
            Json.object()
                .put("requestId", "rehearsal")
                .put("domainName", "localhost")
                .put("http", Json.object().put("method", method).build())
                .put("authorizer", Json.object().put("lambda", caller).build())
                .build())
        .build();
  }

  /// Of an invocation that nobody made.
  private static final class Alone implements Context {
    private static final int MILLIS = 1_000;

    @Override
    public String getAwsRequestId() {
      return "rehearsal";
    }

    @Override
    public String getLogGroupName() {
      return "";
    }

    @Override
    public String getLogStreamName() {
      return "";
    }

    @Override
    public String getFunctionName() {
      return "";
    }

    @Override
    public String getFunctionVersion() {
      return "";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "";
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
      return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
      return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
      return MILLIS;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 0;
    }

    @Override
    public @Nullable LambdaLogger getLogger() {
      return null;
    }
  }
}
