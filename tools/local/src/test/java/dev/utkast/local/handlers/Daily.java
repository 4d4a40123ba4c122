package dev.utkast.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Remembers the times it was called with.
public final class Daily implements RequestStreamHandler {

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var event = new ObjectMapper().readTree(input);
    Recorded.add("daily", event.path("time").asText());
    output.write(("\"" + event.path("time").asText() + "\"").getBytes(StandardCharsets.UTF_8));
  }
}
