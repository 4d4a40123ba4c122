package dev.utkast.local.services;

import dev.utkast.local.inbox.MailStore;
import dev.utkast.local.template.Locality;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The four services of AWS that Utkast uses, in this process, with their state under one folder,
/// and clients for them.
public final class EmbeddedServices implements AutoCloseable {

  static {
    // All functions in this process share the idle connections that Java keeps; five to a service
    // are too few.
    System.setProperty("http.maxConnections", "64");
  }

  private final ServicePorts ports;
  private final List<AutoCloseable> running = new ArrayList<>();
  private final MailService mail;
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder().socketTimeout(java.time.Duration.ofSeconds(30)).build();
  private final DynamoDbClient dynamoDb;
  private final DynamoDbStreamsClient streams;
  private final SqsClient sqs;
  private final S3Client s3;

  private EmbeddedServices(Path state, ServicePorts ports, InstantSource clock, ServiceLogs logs)
      throws Exception {
    this.ports = ports;
    try (var starters = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<AutoCloseable>> services =
          List.of(
              () -> EmbeddedQueues.start(state.resolve("queues"), ports.sqs()),
              () -> {
                logs.adoptThread("dynamodb");
                return EmbeddedDynamoDb.start(state.resolve("dynamodb"), ports.dynamodb());
              },
              () -> EmbeddedObjects.start(state.resolve("objects"), ports.s3()));
      List<Future<AutoCloseable>> started = new ArrayList<>();
      services.forEach(service -> started.add(starters.submit(service)));
      mail = MailService.start(MailStore.of(state), ports.mail(), clock);
      running.add(mail);
      dynamoDb = at(DynamoDbClient.builder(), ports.dynamodb()).build();
      streams = at(DynamoDbStreamsClient.builder(), ports.dynamodb()).build();
      sqs = at(SqsClient.builder(), ports.sqs()).build();
      s3 = at(S3Client.builder().forcePathStyle(true), ports.s3()).build();
      await(started);
    }
  }

  public static EmbeddedServices start(
      Path state, ServicePorts ports, InstantSource clock, ServiceLogs logs) {
    try {
      return new EmbeddedServices(state, ports, clock, logs);
    } catch (Exception e) {
      throw new IllegalStateException(
          "the embedded services did not start on %s: %s; --fresh forgets a state that is damaged"
              .formatted(state, rootMessage(e).lines().findFirst().orElse("")),
          e);
    }
  }

  private void await(List<Future<AutoCloseable>> started) throws Exception {
    ExecutionException failure = null;
    for (var future : started) {
      try {
        running.add(future.get());
      } catch (ExecutionException e) {
        failure = e;
      }
    }
    if (failure != null) {
      close();
      throw failure;
    }
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B at(
      B builder, int port) {
    AwsCredentialsProvider keys =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(Credentials.ACCESS_KEY, Credentials.SECRET_KEY));
    return builder
        .httpClient(http)
        .endpointOverride(ServicePorts.address(port))
        .region(Region.of(Locality.REGION))
        .credentialsProvider(keys);
  }

  /// The environment that points an unmodified SDK to these services.
  public Map<String, String> environment() {
    var result = new LinkedHashMap<String, String>();
    result.put("AWS_REGION", Locality.REGION);
    result.put("AWS_DEFAULT_REGION", Locality.REGION);
    result.put("AWS_ACCESS_KEY_ID", Credentials.ACCESS_KEY);
    result.put("AWS_SECRET_ACCESS_KEY", Credentials.SECRET_KEY);
    result.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDbAddress().toString());
    result.put("AWS_ENDPOINT_URL_DYNAMODB_STREAMS", dynamoDbAddress().toString());
    result.put("AWS_ENDPOINT_URL_SQS", sqsAddress().toString());
    result.put("AWS_ENDPOINT_URL_S3", s3Address().toString());
    result.put("AWS_ENDPOINT_URL_SESV2", mailAddress().toString());
    return result;
  }

  public URI dynamoDbAddress() {
    return ServicePorts.address(ports.dynamodb());
  }

  public URI sqsAddress() {
    return ServicePorts.address(ports.sqs());
  }

  public URI s3Address() {
    return ServicePorts.address(ports.s3());
  }

  public URI mailAddress() {
    return ServicePorts.address(ports.mail());
  }

  public DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  public DynamoDbStreamsClient streams() {
    return streams;
  }

  public SqsClient sqs() {
    return sqs;
  }

  public S3Client s3() {
    return s3;
  }

  public MailStore mails() {
    return mail.store();
  }

  @Override
  public void close() {
    RuntimeException failure = null;
    for (AutoCloseable service : running.reversed()) {
      try {
        service.close();
      } catch (Exception e) {
        failure = new IllegalStateException("a service did not stop: " + rootMessage(e), e);
      }
    }
    running.clear();
    http.close();
    if (failure != null) {
      throw failure;
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
