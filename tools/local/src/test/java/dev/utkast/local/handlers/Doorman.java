package dev.utkast.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Lets in whoever has the key `open`, refuses `wrong`, fails for any other.
public final class Doorman implements RequestStreamHandler {

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var json = new ObjectMapper();
    var event = json.readTree(input);
    String key = event.path("identitySource").path(0).asText();
    var answer = json.createObjectNode();
    answer.put(
        "isAuthorized",
        switch (key) {
          case "open" -> true;
          case "wrong" -> false;
          default -> throw new IllegalStateException("what is " + key);
        });
    answer
        .putObject("context")
        .put("scopes", "read,write")
        .put("route", event.path("routeKey").asText());
    json.writeValue(output, answer);
  }
}
