package dev.utkast.local.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.utkast.local.roles.Call;
import dev.utkast.local.template.Locality;
import java.util.stream.Stream;

/// What a request to SQS asks for. A batch asks for what one message would. Source: the Service
/// Authorization Reference.
final class SqsCalls {

  private final Locality locality;

  SqsCalls(Locality locality) {
    this.locality = locality;
  }

  Stream<Call> of(String operation, JsonNode body) {
    var queue =
        body.path("QueueUrl").asText(body.path("QueueName").asText("*")).replaceFirst("^.*/", "");
    return Stream.of(
        new Call("sqs:" + operation.replaceFirst("Batch$", ""), locality.arn("sqs", queue)));
  }
}
