package dev.utkast.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Takes messages `<name> <what>`; `<name> poison` fails always, `<name> once` the first time it is
/// received.
public final class Worker implements RequestStreamHandler {

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var json = new ObjectMapper();
    var answer = json.createObjectNode();
    var failures = answer.putArray("batchItemFailures");
    boolean failing = false;
    for (var record : json.readTree(input).path("Records")) {
      boolean fifo = record.path("eventSourceARN").asText().endsWith(".fifo");
      String[] body = record.path("body").asText().split(" ", 2);
      int received = record.path("attributes").path("ApproximateReceiveCount").asInt();
      failing =
          (failing && fifo)
              || body[1].equals("poison")
              || (body[1].equals("once") && received == 1);
      Recorded.add(body[0] + (failing ? ".failed" : ""), body[1]);
      if (failing) {
        failures.addObject().put("itemIdentifier", record.path("messageId").asText());
      }
    }
    json.writeValue(output, answer);
  }
}
