package dev.utkast.demo.verify;

import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.local.LocalSystem;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The services of one system, as its functions' variables name them: those of AWS, or local ones
/// where `AWS_ENDPOINT_URL_…` points to them.
public final class Services implements AutoCloseable {
  private static final Pattern DEAD_LETTERS =
      Pattern.compile("\"deadLetterTargetArn\"\\s*:\\s*\"[^\"]*:([^:\"]+)\"");

  private final Map<String, String> environment;
  private final DynamoDbClient dynamoDb;
  private final SqsClient sqs;

  /// @throws IllegalArgumentException if a variable is missing
  public Services(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.dynamoDb = client(DynamoDbClient.builder(), "AWS_ENDPOINT_URL_DYNAMODB");
    this.sqs = client(SqsClient.builder(), "AWS_ENDPOINT_URL_SQS");
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, String endpoint) {
    builder.httpClient(UrlConnectionHttpClient.create()).region(Region.of(variable("AWS_REGION")));
    // Without an address of its own the SDK finds service and credentials as it usually does.
    Optional.ofNullable(environment.get(endpoint))
        .ifPresent(address ->
            builder
                .endpointOverride(URI.create(address))
                .credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(
                            variable("AWS_ACCESS_KEY_ID"), variable("AWS_SECRET_ACCESS_KEY")))));
    return builder.build();
  }

  /// Wired as any function of the system is.
  Wiring wiring() {
    return Wiring.of(environment);
  }

  TableReader tables() {
    return new TableReader(dynamoDb, table -> variable(table.variable()));
  }

  /// How many messages wait in the dead-letter queue behind each queue.
  Map<QueueName, Integer> deadLetters() {
    var counts = new EnumMap<QueueName, Integer>(QueueName.class);
    for (var queue : QueueName.values()) {
      var url =
          Optional.ofNullable(environment.get(queue.variable() + LocalSystem.DEAD_LETTERS))
              .orElseGet(() -> deadLettersOf(queue));
      counts.put(
          queue,
          Integer.valueOf(attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)));
    }
    return counts;
  }

  /// How many messages are in each queue: to be received, being worked on, or to be tried again.
  Map<QueueName, Integer> queued() {
    var counts = new EnumMap<QueueName, Integer>(QueueName.class);
    for (var queue : QueueName.values()) {
      counts.put(queue, waiting(queue));
    }
    return counts;
  }

  private int waiting(QueueName queue) {
    var url = variable(queue.variable());
    return Stream.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)
        .mapToInt(name -> Integer.parseInt(attribute(url, name)))
        .sum();
  }

  private String deadLettersOf(QueueName queue) {
    var policy = attribute(variable(queue.variable()), QueueAttributeName.REDRIVE_POLICY);
    var target = DEAD_LETTERS.matcher(policy);
    if (!target.find()) {
      throw new IllegalStateException(queue + " has no dead-letter queue");
    }
    return sqs.getQueueUrl(request -> request.queueName(target.group(1))).queueUrl();
  }

  private String attribute(String url, QueueAttributeName name) {
    return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
        .attributes()
        .getOrDefault(name, "");
  }

  private String variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the variable "
                    + name
                    + " is not set; docs/RUNBOOKS.md, \"Check the invariants of a deployed shop\","
                    + " says how to set all of them"));
  }

  @Override
  public void close() {
    dynamoDb.close();
    sqs.close();
  }
}
