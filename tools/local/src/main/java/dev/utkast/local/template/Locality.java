package dev.utkast.local.template;

import dev.utkast.events.Origin;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// Where a template is deployed on this machine: what `AWS::Region` and its kin stand for, which
/// addresses answer and what was named by somebody else.
///
/// @param api base address of the HTTP API
/// @param sqs address of the queue service, under which queue URLs lie
/// @param names of resources by their logical id; those that are missing are named by what they are
///   here
public record Locality(URI api, URI sqs, Map<String, String> names) {
  public static final String REGION = Origin.REGION;
  public static final String ACCOUNT = Origin.ACCOUNT;
  public static final String STACK = "utkast";

  /// What follows a table's ARN in that of its stream; DynamoDB itself puts a time there.
  public static final String STREAM = "/stream/local";

  public Locality {
    names = Map.copyOf(names);
  }

  public static Locality of(URI api, URI sqs) {
    return new Locality(api, sqs, Map.of());
  }

  /// @param deployment that has the queues, and all names
  public static Locality of(URI api, Deployment deployment) {
    return new Locality(api, deployment.endpoint(), deployment.names());
  }

  Optional<String> named(String logicalId) {
    return Optional.ofNullable(names.get(logicalId));
  }

  public String queueUrl(String queueName) {
    return sqs + "/" + ACCOUNT + "/" + queueName;
  }

  public String arn(String service, String rest) {
    return Origin.arn(service, rest);
  }
}
