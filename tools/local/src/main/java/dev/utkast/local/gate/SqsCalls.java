package dev.utkast.local.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.utkast.local.roles.Call;
import dev.utkast.local.template.Locality;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a request to SQS asks for. A batch asks for what one message would. Source: the Service
/// Authorization Reference.
record SqsCalls(Locality locality) {
  /// The account and the name of a queue, and nothing after it.
  private static final Pattern PATH = Pattern.compile("/(?<account>\\d{12})/(?<name>[\\w.-]+)");

  private static final Pattern HOST_OF_AWS = Pattern.compile("sqs\\.(?<region>[a-z0-9-]+)\\..*");

  /// @throws IllegalArgumentException if the address is not one of a queue
  Stream<Call> of(String operation, JsonNode body) {
    var action = "sqs:" + operation.replaceFirst("Batch$", "");
    return Stream.of(
        body.has("QueueUrl")
            ? new Call(action, queue(URI.create(body.path("QueueUrl").asText())))
            : new Call(action, locality.arn("sqs", body.path("QueueName").asText("*"))));
  }

  private String queue(URI url) {
    var path = PATH.matcher(Optional.ofNullable(url.getPath()).orElse(""));
    if (!path.matches()) {
      throw new IllegalArgumentException("The address " + url + " is not valid for this endpoint.");
    }
    var host = HOST_OF_AWS.matcher(Optional.ofNullable(url.getHost()).orElse(""));
    return "arn:aws:sqs:%s:%s:%s"
        .formatted(
            host.matches() ? host.group("region") : Locality.REGION,
            path.group("account"),
            path.group("name"));
  }
}
