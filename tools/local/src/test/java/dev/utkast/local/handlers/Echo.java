package dev.utkast.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Answers with the event it got and some of its surroundings; `/odd/...` misbehaves on request.
public final class Echo implements RequestStreamHandler {

  private final Map<String, String> environment;

  public Echo() {
    this(System.getenv());
  }

  public Echo(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var json = new ObjectMapper();
    var event = json.readTree(input);
    System.out.println("echo of " + event.path("rawPath").asText());
    String answer =
        switch (event.path("pathParameters").path("how").asText("")) {
          case "throw" -> throw new IllegalStateException("thrown");
          case "garbage" -> "not json";
          case "plain" -> "{\"hello\":\"world\"}";
          case "structured" ->
              """
              {"statusCode":201,"headers":{"X-Own":"1","content-type":"image/png"},"cookies":["a=1","b=2"],\
              "isBase64Encoded":true,"body":"AQID"}\
              """;
          case "number" -> "{\"statusCode\":200,\"body\":5}";
          case "hang" -> {
            while (!Thread.currentThread().isInterrupted()) {
              LockSupport.parkNanos(1_000_000_000L);
            }
            yield "{}";
          }
          case "sized" -> sized(event.at("/queryStringParameters/bytes").asInt());
          case "exit" -> {
            Runtime.getRuntime().halt(3);
            yield "{}";
          }
          default -> {
            var body = json.createObjectNode();
            body.set("event", event);
            body.set("environment", json.valueToTree(environment));
            body.put("function", context.getFunctionName())
                .put("request", context.getAwsRequestId());
            body.put("logs", context.getLogGroupName());
            body.put("remaining", context.getRemainingTimeInMillis())
                .put("memory", context.getMemoryLimitInMB());
            body.put("pid", ProcessHandle.current().pid())
                .put("heap", Runtime.getRuntime().maxMemory());
            body.set("properties", json.valueToTree(System.getProperties()));
            yield json.createObjectNode()
                .put("statusCode", 200)
                .put("body", body.toString())
                .toString();
          }
        };
    output.write(answer.getBytes(StandardCharsets.UTF_8));
  }

  private static String sized(int bytes) {
    var around = "{\"statusCode\":200,\"body\":\"\"}";
    return around.replace("\"\"", "\"" + "x".repeat(bytes - around.length()) + "\"");
  }
}
