package dev.utkast.testkit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

/// Hands an event to a function, in this process.
public final class Invocations {
  private static final int TIMEOUT_MILLIS = 30_000;

  /// All that a function of ours looks at is how much time it has left.
  private static final Context CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (_, method, _) -> {
                if (method.getName().equals("getRemainingTimeInMillis")) {
                  return TIMEOUT_MILLIS;
                }
                throw new UnsupportedOperationException(method.getName());
              });

  private Invocations() {}

  /// @return what the function answers
  /// @throws UncheckedIOException as the function throws
  public static Json invoke(RequestStreamHandler function, Json event) {
    return invoke(function, event.write().getBytes(StandardCharsets.UTF_8));
  }

  /// @param event JSON
  public static Json invoke(RequestStreamHandler function, byte[] event) {
    var out = new ByteArrayOutputStream();
    try {
      function.handleRequest(new ByteArrayInputStream(event), out, CONTEXT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Json.parse(out.toString(StandardCharsets.UTF_8));
  }
}
